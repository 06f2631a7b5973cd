// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "engine/desktopkeystore.h"

#include <QFileInfo>

#include <libsecret/secret.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace pikestaff::engine {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Secret;
using base::Status;

/// A person types the password of the desktop in this time.
constexpr std::chrono::minutes patience{2};

/// Ends a call that nobody answers.
class Limit
{
public:
    [[nodiscard]] GCancellable *handle() const { return m_handle.get(); }

private:
    std::unique_ptr<GCancellable, decltype(&g_object_unref)> m_handle{g_cancellable_new(),
                                                                      &g_object_unref};
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::jthread m_watch{[this](const std::stop_token &stop) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, patience, [] { return false; });
        if (!stop.stop_requested())
            g_cancellable_cancel(m_handle.get());
    }};
};

/// Takes the error of a call, if there was one.
Status outcome(const QString &name, GError *raised)
{
    if (raised == nullptr)
        return {};
    const std::unique_ptr<GError, decltype(&g_error_free)> error(raised, &g_error_free);
    return Failure(Error{ErrorCode::KeyStoreRefused, name, QString::fromUtf8(error->message), {}});
}

/// The Secret Service of the desktop: GNOME Keyring, KeePassXC, KWallet. Its synchronous calls have
/// an event loop of their own, so that any thread may make them.
class SecretService final : public KeyStore
{
public:
    [[nodiscard]] Result<Secret> read(const QString &name) override
    {
        const Limit limit;
        GError *raised = nullptr;
        const std::unique_ptr<gchar, decltype(&secret_password_free)> found(
            secret_password_lookup_sync(schema(), limit.handle(), &raised, attribute,
                                        name.toUtf8().constData(), nullptr),
            &secret_password_free);
        if (const Status good = outcome(name, raised); !good)
            return Failure(good.error());
        return found ? Secret(QByteArray(found.get())) : Secret();
    }

    [[nodiscard]] Status write(const QString &name, const Secret &key) override
    {
        const Limit limit;
        GError *raised = nullptr;
        QByteArray text = key.bytes().toByteArray(); // ends with a zero byte, as libsecret wants
        const QByteArray label = "Pikestaff: " + name.toUtf8();
        secret_password_store_sync(schema(), SECRET_COLLECTION_DEFAULT, label.constData(),
                                   text.constData(), limit.handle(), &raised, attribute,
                                   name.toUtf8().constData(), nullptr);
        Secret::wipe(text);
        return outcome(name, raised);
    }

private:
    static constexpr const char *attribute = "project";

    [[nodiscard]] static const SecretSchema *schema()
    {
        static const SecretSchema made = [] {
            SecretSchema one{};
            one.name = "io.github.pikestaff.Vault";
            one.flags = SECRET_SCHEMA_NONE;
            one.attributes[0] = {attribute, SECRET_SCHEMA_ATTRIBUTE_STRING};
            return one;
        }();
        return &made;
    }
};

bool hasSessionBus()
{
    const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty())
        return !address.startsWith("disabled:");
    return QFileInfo::exists(QStringLiteral("/run/user/%1/bus").arg(::getuid()));
}

} // namespace

std::unique_ptr<KeyStore> desktopKeyStore()
{
    if (!hasSessionBus())
        return nullptr;
    return std::make_unique<SecretService>();
}

} // namespace pikestaff::engine
