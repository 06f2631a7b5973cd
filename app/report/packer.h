// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace pikestaff::report {

/// An archive that is being written: karchivepacker.cpp or libarchivepacker.cpp, whichever
/// library was found. Error of all: FileUnwritable (subject = the archive).
class Packer
{
public:
    enum class Format { Zip, TarGz };

    [[nodiscard]] static base::Result<std::unique_ptr<Packer>> open(const QString &fileName,
                                                                    Format format);
    Packer() = default;
    virtual ~Packer() = default; ///< without close() the file is of no use
    Q_DISABLE_COPY_MOVE(Packer)

    [[nodiscard]] virtual base::Status add(const QString &path, const QByteArray &bytes) = 0;
    [[nodiscard]] virtual base::Status close() = 0;
};

} // namespace pikestaff::report
