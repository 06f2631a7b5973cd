// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/ssh/hostkey.h"

#include <QCryptographicHash>

namespace pikestaff::remote::ssh {

QString HostKey::fingerprint() const
{
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray::fromBase64(blob), QCryptographicHash::Sha256);
    return QLatin1String("SHA256:") +
           QString::fromLatin1(
               digest.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals));
}

} // namespace pikestaff::remote::ssh
