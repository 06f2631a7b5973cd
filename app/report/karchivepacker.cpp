// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/packer.h"

#include <KTar>
#include <KZip>

namespace pikestaff::report {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

class KPacker final : public Packer
{
public:
    KPacker(QString fileName, Format format)
        : m_fileName(std::move(fileName))
    {
        if (format == Format::Zip)
            m_archive = std::make_unique<KZip>(m_fileName);
        else
            m_archive = std::make_unique<KTar>(m_fileName, QStringLiteral("application/gzip"));
    }

    [[nodiscard]] Status begin() { return checked(m_archive->open(QIODevice::WriteOnly)); }

    [[nodiscard]] Status add(const QString &path, const QByteArray &bytes) override
    {
        return checked(m_archive->writeFile(path, bytes, 0100644));
    }

    [[nodiscard]] Status close() override { return checked(m_archive->close()); }

private:
    [[nodiscard]] Status checked(bool good) const
    {
        if (good)
            return {};
        return Failure(
            Error{ErrorCode::FileUnwritable, m_fileName, m_archive->errorString(), nullptr});
    }

    QString m_fileName;
    std::unique_ptr<KArchive> m_archive;
};

} // namespace

Result<std::unique_ptr<Packer>> Packer::open(const QString &fileName, Format format)
{
    auto packer = std::make_unique<KPacker>(fileName, format);
    if (const Status begun = packer->begin(); !begun)
        return Failure(begun.error());
    return packer;
}

} // namespace pikestaff::report
