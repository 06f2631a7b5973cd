// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/secretstore.h"

#include <sodium.h>

#include <utility>

namespace pikestaff::model {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Secret;

bool same(QByteArrayView a, QByteArrayView b)
{
    // Takes as long for a wrong first byte as for a wrong last one.
    return a.size() == b.size() &&
           (a.isEmpty() || sodium_memcmp(a.data(), b.data(), static_cast<size_t>(a.size())) == 0);
}

/// In one buffer made for it: one that grows leaves copies behind.
QByteArray joined(std::vector<QByteArray> &parts)
{
    if (parts.size() == 1) {
        return std::move(parts.front());
    }
    qsizetype size = 0;
    for (const QByteArray &part : parts) {
        size += part.size();
    }
    QByteArray whole;
    whole.reserve(size);
    for (const QByteArray &part : parts) {
        whole.append(part);
    }
    return whole;
}

} // namespace

void SecretStore::set(const base::SecretId &id, Secret secret)
{
    Entry &entry = m_entries[id];
    if (!entry.secret || !same(entry.secret->bytes(), secret.bytes())) {
        ++entry.version;
    }
    entry.secret = std::move(secret);
}

void SecretStore::restore(const base::SecretId &id, Secret secret, int version)
{
    Entry &entry = m_entries[id];
    entry.secret = std::move(secret);
    entry.version = version;
}

void SecretStore::remove(const base::SecretId &id)
{
    if (const auto found = m_entries.find(id); found != m_entries.end()) {
        found->second.secret.reset();
    }
}

bool SecretStore::has(const base::SecretId &id) const { return find(id) != nullptr; }

int SecretStore::version(const base::SecretId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? 0 : found->second.version;
}

QList<base::SecretId> SecretStore::ids() const
{
    QList<base::SecretId> names;
    for (const auto &[id, entry] : m_entries) {
        if (entry.secret) {
            names.append(id);
        }
    }
    return names;
}

Result<QByteArray> SecretStore::reveal(const Content &content) const
{
    return reveal(content.fragments());
}

bool SecretStore::matches(const Content &content, QByteArrayView text) const
{
    Result<QByteArray> revealed = reveal(content);
    if (!revealed) {
        return false;
    }
    const bool equal = same(*revealed, text);
    Secret::wipe(*revealed);
    return equal;
}

void SecretStore::visit(
    const std::function<void(const base::SecretId &, QByteArrayView, int)> &visitor) const
{
    for (const auto &[id, entry] : m_entries) {
        if (entry.secret) {
            visitor(id, entry.secret->bytes(), entry.version);
        }
    }
}

const Secret *SecretStore::find(const base::SecretId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() || !found->second.secret ? nullptr : &*found->second.secret;
}

Result<QByteArray> SecretStore::reveal(const Fragment &fragment) const
{
    if (fragment.isLiteral()) {
        return fragment.literal.toUtf8();
    }
    QByteArray text;
    if (!fragment.inner.empty()) {
        Result<QByteArray> inner = reveal(fragment.inner);
        if (!inner) {
            return inner;
        }
        text.swap(*inner);
    } else {
        const Secret *secret = find(fragment.secret);
        if (secret == nullptr) {
            return Failure(
                Error{ErrorCode::SecretMissing, fragment.secret.value(), QString(), nullptr});
        }
        text = secret->bytes().toByteArray();
    }
    for (const Encoding encoding : fragment.encodings) {
        QByteArray encoded = encodeInside(text, encoding);
        Secret::wipe(text);
        text.swap(encoded);
    }
    return text;
}

Result<QByteArray> SecretStore::reveal(const std::vector<Fragment> &fragments) const
{
    std::vector<QByteArray> parts;
    std::optional<Error> error;
    for (const Fragment &fragment : fragments) {
        Result<QByteArray> part = reveal(fragment);
        if (!part) {
            error = part.error();
            break;
        }
        parts.push_back(std::move(*part));
    }
    QByteArray whole = error ? QByteArray() : joined(parts);
    for (QByteArray &part : parts) {
        Secret::wipe(part);
    }
    if (error) {
        return Failure(*error);
    }
    return whole;
}

Secret generateSecret(int length)
{
    constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray text;
    text.reserve(length);
    for (int i = 0; i < length; ++i) {
        text.append(letters[randombytes_uniform(sizeof letters - 1)]);
    }
    return Secret(std::move(text));
}

} // namespace pikestaff::model
