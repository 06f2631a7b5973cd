// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "log/log.h"

#include "base/atomicfile.h"
#include "base/statefolder.h"

#include <QFile>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace pikestaff::log {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;

constexpr auto loggerName = "pikestaff";

const char *categoryName(Category category)
{
    switch (category) {
    case Category::App:
        return "app";
    case Category::Project:
        return "project";
    case Category::Guide:
        return "guide";
    case Category::Plan:
        return "plan";
    case Category::Remote:
        return "remote";
    case Category::Run:
        return "run";
    case Category::Report:
        return "report";
    case Category::Ui:
        return "ui";
    }
    return "";
}

spdlog::level::level_enum levelOf(Level level)
{
    switch (level) {
    case Level::Debug:
        return spdlog::level::debug;
    case Level::Info:
        return spdlog::level::info;
    case Level::Warning:
        return spdlog::level::warn;
    case Level::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

/// One line, and nothing a terminal would obey: messages quote what hosts and files said.
QByteArray onOneLine(const QByteArray &text)
{
    QByteArray line;
    line.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') {
            line.append("\\n");
        } else if (byte < 0x20 || byte == 0x7f) {
            line.append("\\x").append(QByteArray::number(byte, 16).rightJustified(2, '0'));
        } else {
            line.append(c);
        }
    }
    return line;
}

/// Stands before all other sinks, so that none gets a line that was not redacted.
class RedactingSink final : public spdlog::sinks::base_sink<std::mutex>
{
public:
    explicit RedactingSink(std::vector<spdlog::sink_ptr> targets)
        : m_targets(std::move(targets))
    {
    }

    void setRedact(Log::Redact redact)
    {
        const std::lock_guard<std::mutex> guard(mutex_);
        m_redact = std::move(redact);
    }

protected:
    void sink_it_(const spdlog::details::log_msg &message) override
    {
        QByteArray text(message.payload.data(), static_cast<qsizetype>(message.payload.size()));
        if (m_redact) {
            text = m_redact(text);
        }
        text = onOneLine(text);
        spdlog::details::log_msg redacted = message;
        redacted.payload =
            spdlog::string_view_t(text.constData(), static_cast<size_t>(text.size()));
        for (const spdlog::sink_ptr &target : m_targets) {
            if (target->should_log(redacted.level)) {
                target->log(redacted);
            }
        }
    }

    void flush_() override
    {
        for (const spdlog::sink_ptr &target : m_targets) {
            target->flush();
        }
    }

private:
    std::vector<spdlog::sink_ptr> m_targets;
    Log::Redact m_redact;
};

/// The registry of spdlog knows the running log; without one this is a null pointer.
void write(spdlog::level::level_enum level, const char *category, const QString &message)
{
    if (const std::shared_ptr<spdlog::logger> logger = spdlog::get(loggerName);
        logger && logger->should_log(level)) {
        const QByteArray text = category + QByteArrayLiteral(": ") + message.toUtf8();
        logger->log(level,
                    spdlog::string_view_t(text.constData(), static_cast<size_t>(text.size())));
    }
}

void writeQtMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QByteArray category = QByteArrayLiteral("qt ") + context.category;
    switch (type) {
    case QtDebugMsg:
        write(spdlog::level::debug, category.constData(), message);
        break;
    case QtInfoMsg:
        write(spdlog::level::info, category.constData(), message);
        break;
    case QtWarningMsg:
        write(spdlog::level::warn, category.constData(), message);
        break;
    case QtCriticalMsg:
        write(spdlog::level::err, category.constData(), message);
        break;
    case QtFatalMsg:
        write(spdlog::level::critical, category.constData(), message);
        break;
    }
}

std::shared_ptr<RedactingSink> makeSink(const Settings &settings, const QString &path)
{
    spdlog::file_event_handlers onOpen;
    onOpen.after_open = [](const spdlog::filename_t &, std::FILE *file) {
        // A log file that cannot be made private is still in a folder that is.
        (void)::fchmod(::fileno(file), 0600);
    };
    std::vector<spdlog::sink_ptr> targets;
    targets.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_st>(
        QFile::encodeName(path).toStdString(), static_cast<size_t>(settings.fileBytes),
        static_cast<size_t>(std::max(settings.files, 1) - 1), false, onOpen));
    // Where the program must end at once, whoever started it shall see why.
    targets.push_back(std::make_shared<spdlog::sinks::stderr_sink_st>());
    targets.back()->set_level(settings.warningsToStandardError ? spdlog::level::warn
                                                               : spdlog::level::critical);
    targets.back()->set_formatter(std::make_unique<spdlog::pattern_formatter>("%l: %v"));
    targets.front()->set_formatter(std::make_unique<spdlog::pattern_formatter>(
        "%Y-%m-%dT%H:%M:%S.%eZ %l [%t] %v", spdlog::pattern_time_type::utc));
    return std::make_shared<RedactingSink>(std::move(targets));
}

} // namespace

struct Log::Private
{
    QString path;
    std::shared_ptr<RedactingSink> sink;
    QtMessageHandler before = nullptr;
};

void debug(Category category, const QString &message)
{
    write(spdlog::level::debug, categoryName(category), message);
}

void info(Category category, const QString &message)
{
    write(spdlog::level::info, categoryName(category), message);
}

void warning(Category category, const QString &message)
{
    write(spdlog::level::warn, categoryName(category), message);
}

void error(Category category, const QString &message)
{
    write(spdlog::level::err, categoryName(category), message);
}

Result<std::unique_ptr<Log>> Log::start(const Settings &settings)
{
    const QString folder =
        settings.folder.isEmpty() ? base::stateFolder() + QLatin1String("/log") : settings.folder;
    if (const base::Status made = base::makeFolder(folder, 0700); !made) {
        return Failure(made.error());
    }
    if (spdlog::get(loggerName)) {
        return Failure(Error{ErrorCode::Internal, QStringLiteral("log"),
                             QStringLiteral("a log is running already"), nullptr});
    }
    auto parts = std::make_unique<Private>();
    parts->path = folder + QLatin1String("/pikestaff.log");
    try {
        parts->sink = makeSink(settings, parts->path);
        auto logger = std::make_shared<spdlog::logger>(loggerName, parts->sink);
        logger->set_level(levelOf(settings.least));
        logger->flush_on(spdlog::level::info);
        // A full disk must not fill the terminal as well.
        logger->set_error_handler([](const std::string &) {});
        spdlog::register_logger(logger);
    } catch (const spdlog::spdlog_ex &exception) {
        return Failure(Error{ErrorCode::FileUnwritable, parts->path,
                             QString::fromLocal8Bit(exception.what()), nullptr});
    }
    parts->before = qInstallMessageHandler(writeQtMessage);
    return std::unique_ptr<Log>(new Log(std::move(parts)));
}

Log::Log(std::unique_ptr<Private> parts)
    : m_parts(std::move(parts))
{
}

Log::~Log()
{
    qInstallMessageHandler(m_parts->before);
    if (const std::shared_ptr<spdlog::logger> logger = spdlog::get(loggerName)) {
        logger->flush();
    }
    spdlog::drop(loggerName);
}

void Log::setRedact(Redact redact) { m_parts->sink->setRedact(std::move(redact)); }

QString Log::path() const { return m_parts->path; }

} // namespace pikestaff::log
