// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "report/packer.h"

#include <QDateTime>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>

namespace pikestaff::report {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Status;

namespace {

/// The file is ours: libarchive never hears of a failed write, after which it would not give its
/// compressor back.
class ArchivePacker final : public Packer
{
public:
    ArchivePacker(const QString &fileName, Format format)
        : m_file(fileName)
    {
        if (format == Format::Zip) {
            archive_write_set_format_zip(m_archive.get());
        } else {
            archive_write_add_filter_gzip(m_archive.get());
            archive_write_set_format_pax_restricted(m_archive.get());
        }
        archive_write_set_options(m_archive.get(), "hdrcharset=UTF-8");
    }

    [[nodiscard]] Status begin()
    {
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return failure(m_file.errorString());
        return checked(archive_write_open(m_archive.get(), this, nullptr, &take, nullptr));
    }

    [[nodiscard]] Status add(const QString &path, const QByteArray &bytes) override
    {
        const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(
            archive_entry_new(), &archive_entry_free);
        archive_entry_set_pathname_utf8(entry.get(), path.toUtf8());
        archive_entry_set_size(entry.get(), bytes.size());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), m_time, 0);
        if (const Status begun = checked(archive_write_header(m_archive.get(), entry.get()));
            !begun)
            return begun;
        const auto written =
            archive_write_data(m_archive.get(), bytes.constData(), size_t(bytes.size()));
        return checked(written == bytes.size() ? ARCHIVE_OK : ARCHIVE_FATAL);
    }

    [[nodiscard]] Status close() override
    {
        const Status closed = checked(archive_write_close(m_archive.get()));
        m_file.close();
        return closed;
    }

private:
    static la_ssize_t take(archive *, void *self, const void *bytes, size_t size)
    {
        auto *packer = static_cast<ArchivePacker *>(self);
        const auto wanted = qint64(size);
        if (packer->m_problem.isEmpty() &&
            packer->m_file.write(static_cast<const char *>(bytes), wanted) != wanted)
            packer->m_problem = packer->m_file.errorString();
        return la_ssize_t(size);
    }

    [[nodiscard]] Status failure(const QString &said) const
    {
        return Failure(Error{ErrorCode::FileUnwritable, m_file.fileName(), said, nullptr});
    }

    [[nodiscard]] Status checked(int outcome) const
    {
        if (!m_problem.isEmpty())
            return failure(m_problem);
        if (outcome != ARCHIVE_OK)
            return failure(QString::fromLocal8Bit(archive_error_string(m_archive.get())));
        return {};
    }

    QFile m_file;
    QString m_problem; ///< of the first write that failed
    std::unique_ptr<archive, decltype(&archive_write_free)> m_archive{archive_write_new(),
                                                                      &archive_write_free};
    qint64 m_time = QDateTime::currentSecsSinceEpoch();
};

} // namespace

Result<std::unique_ptr<Packer>> Packer::open(const QString &fileName, Format format)
{
    auto packer = std::make_unique<ArchivePacker>(fileName, format);
    if (const Status begun = packer->begin(); !begun)
        return Failure(begun.error());
    return packer;
}

} // namespace pikestaff::report
