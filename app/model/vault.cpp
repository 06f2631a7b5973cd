// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/vault.h"

#include "base/atomicfile.h"

#include <QtEndian>

#include <sodium.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

// The file:
//   pikestaff-vault 1 passphrase\n          or keyfile
//   argon2id OPERATIONS MEMORY SALT\n       or blake2b SALT; SALT in hexadecimal
//   24 bytes nonce
//   sealed entries (XChaCha20-Poly1305; the two lines are its additional data)
//   32 bytes BLAKE2b of all before, so that a damaged file can be told from a wrong key
// An entry: length and bytes of the id, version, length and bytes of the value; numbers are 32
// bits, big-endian.

namespace pikestaff::model {

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using base::Secret;
using base::Status;

constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype checksumSize = crypto_generichash_BYTES;
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;

// What a file may ask for: more than we ever write, less than what stalls a computer.
constexpr quint64 mostOperations = 16;
constexpr quint64 mostMemory = quint64(1) << 30;

unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned long long sizeOf(QByteArrayView bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

Failure failure(ErrorCode code, const QString &path, const char *detail)
{
    return Failure(Error{code, path, QString::fromLatin1(detail), nullptr});
}

struct Header
{
    Vault::KeyKind kind = Vault::KeyKind::Passphrase;
    quint64 operations = 0; ///< Argon2id
    quint64 memory = 0;     ///< Argon2id, bytes
    QByteArray salt;

    [[nodiscard]] QByteArray toBytes() const
    {
        if (kind == Vault::KeyKind::KeyFile) {
            return "pikestaff-vault 1 keyfile\nblake2b " + salt.toHex() + '\n';
        }
        return "pikestaff-vault 1 passphrase\nargon2id " + QByteArray::number(operations) + ' ' +
               QByteArray::number(memory) + ' ' + salt.toHex() + '\n';
    }

    /// Only what toBytes() writes is a header: no second spelling of the same.
    [[nodiscard]] static std::optional<Header> parse(const QByteArray &file)
    {
        const QList<QByteArray> lines = file.left(256).split('\n');
        if (lines.size() < 3) {
            return std::nullopt;
        }
        const QList<QByteArray> words = lines.at(1).split(' ');
        Header header;
        if (words.first() == "blake2b") {
            header.kind = Vault::KeyKind::KeyFile;
        } else if (words.size() == 4) {
            header.operations = words.at(1).toULongLong();
            header.memory = words.at(2).toULongLong();
        }
        header.salt = QByteArray::fromHex(words.last());
        const bool costIsPlausible =
            header.kind == Vault::KeyKind::KeyFile ||
            (header.operations >= crypto_pwhash_OPSLIMIT_MIN &&
             header.operations <= mostOperations && header.memory >= crypto_pwhash_MEMLIMIT_MIN &&
             header.memory <= mostMemory);
        const bool plausible =
            costIsPlausible && header.salt.size() == saltSize && file.startsWith(header.toBytes());
        return plausible ? std::optional(header) : std::nullopt;
    }
};

/// The file in its parts.
struct Parts
{
    Header header;
    QByteArray headerBytes;
    QByteArray nonce;
    QByteArray sealed;
};

QByteArray checksum(QByteArrayView bytes)
{
    QByteArray sum(checksumSize, '\0');
    crypto_generichash(raw(sum), static_cast<size_t>(checksumSize), raw(bytes), sizeOf(bytes),
                       nullptr, 0);
    return sum;
}

Result<Parts> readParts(const QString &path)
{
    const Result<QByteArray> file = base::readFile(path);
    if (!file) {
        return Failure(file.error());
    }
    const std::optional<Header> header = Header::parse(*file);
    if (!header) {
        return failure(ErrorCode::VaultDamaged, path, "not the beginning of a vault");
    }
    const qsizetype bodySize = file->size() - checksumSize;
    Parts parts{*header, header->toBytes(), {}, {}};
    const qsizetype nonceAt = parts.headerBytes.size();
    if (bodySize < nonceAt + nonceSize + tagSize) {
        return failure(ErrorCode::VaultDamaged, path, "cut short");
    }
    if (checksum(QByteArrayView(*file).first(bodySize)) != file->last(checksumSize)) {
        return failure(ErrorCode::VaultDamaged, path, "checksum differs");
    }
    parts.nonce = file->sliced(nonceAt, nonceSize);
    parts.sealed = file->sliced(nonceAt + nonceSize, bodySize - nonceAt - nonceSize);
    return parts;
}

/// Error Internal: the memory that the header asks for cannot be had.
Result<Secret> deriveKey(const Header &header, const Secret &key)
{
    if (sodium_init() < 0) {
        return failure(ErrorCode::Internal, QStringLiteral("vault"), "libsodium does not start");
    }
    QByteArray derived(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
    int status = -1;
    if (header.kind == Vault::KeyKind::KeyFile) {
        status = crypto_generichash(raw(derived), static_cast<size_t>(derived.size()),
                                    raw(key.bytes()), sizeOf(key.bytes()), raw(header.salt),
                                    static_cast<size_t>(header.salt.size()));
    } else {
        status = crypto_pwhash(raw(derived), sizeOf(derived), key.bytes().data(),
                               sizeOf(key.bytes()), raw(header.salt), header.operations,
                               static_cast<size_t>(header.memory), crypto_pwhash_ALG_ARGON2ID13);
    }
    if (status != 0) {
        return failure(ErrorCode::Internal, QStringLiteral("vault"),
                       "too little memory to derive the key");
    }
    return Secret(std::move(derived));
}

void appendNumber(QByteArray &to, qsizetype number)
{
    std::array<char, 4> bytes{};
    qToBigEndian(static_cast<quint32>(number), bytes.data());
    to.append(bytes.data(), 4);
}

/// All secrets in one buffer that is never moved. The caller wipes it.
QByteArray serialize(const SecretStore &secrets)
{
    qsizetype size = 0;
    secrets.visit([&size](const base::SecretId &id, QByteArrayView value, int) {
        size += 12 + id.value().toUtf8().size() + value.size();
    });
    QByteArray plain;
    plain.reserve(size);
    secrets.visit([&plain](const base::SecretId &id, QByteArrayView value, int version) {
        const QByteArray name = id.value().toUtf8();
        appendNumber(plain, name.size());
        plain.append(name);
        appendNumber(plain, version);
        appendNumber(plain, value.size());
        plain.append(value);
    });
    return plain;
}

struct Entry
{
    base::SecretId id;
    int version = 0;
    Secret secret;
};

/// Takes one piece after the other; a piece that is not there makes all later ones empty.
class Reader
{
public:
    explicit Reader(QByteArrayView rest)
        : m_rest(rest)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] bool failed() const { return m_failed; }

    [[nodiscard]] QByteArrayView bytes(qsizetype size)
    {
        if (m_failed || size > m_rest.size()) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return taken;
    }

    [[nodiscard]] quint32 number()
    {
        const QByteArrayView taken = bytes(4);
        return taken.isEmpty() ? 0 : qFromBigEndian<quint32>(taken.data());
    }

private:
    QByteArrayView m_rest;
    bool m_failed = false;
};

std::optional<std::vector<Entry>> deserialize(QByteArrayView plain)
{
    std::vector<Entry> entries;
    Reader reader(plain);
    while (!reader.atEnd() && !reader.failed()) {
        Entry entry;
        entry.id = base::SecretId(QString::fromUtf8(reader.bytes(reader.number())));
        entry.version = static_cast<int>(reader.number());
        entry.secret = Secret(reader.bytes(reader.number()).toByteArray());
        entries.push_back(std::move(entry));
    }
    if (reader.failed()) {
        return std::nullopt;
    }
    return entries;
}

Header newHeader(Vault::KeyKind kind)
{
    Header header;
    header.kind = kind;
    if (kind == Vault::KeyKind::Passphrase) {
        header.operations = crypto_pwhash_OPSLIMIT_MODERATE;
        header.memory = crypto_pwhash_MEMLIMIT_MODERATE;
    }
    header.salt.resize(saltSize);
    randombytes_buf(header.salt.data(), static_cast<size_t>(saltSize));
    return header;
}

QByteArray seal(QByteArrayView plain, const QByteArray &additional, const QByteArray &nonce,
                const Secret &key)
{
    QByteArray sealed(plain.size() + tagSize, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed), nullptr, raw(plain), sizeOf(plain),
                                               raw(additional), sizeOf(additional), nullptr,
                                               raw(QByteArrayView(nonce)), raw(key.bytes()));
    return sealed;
}

/// Nothing when the key or any byte is wrong. The caller wipes it.
std::optional<QByteArray> unseal(const Parts &parts, const Secret &key)
{
    QByteArray plain(parts.sealed.size() - tagSize, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(plain), nullptr, nullptr, raw(QByteArrayView(parts.sealed)), sizeOf(parts.sealed),
            raw(QByteArrayView(parts.headerBytes)), sizeOf(parts.headerBytes),
            raw(QByteArrayView(parts.nonce)), raw(key.bytes())) != 0) {
        return std::nullopt;
    }
    return plain;
}

} // namespace

Result<Vault::KeyKind> Vault::keyKind(const QString &path)
{
    return readParts(path).map([](const Parts &parts) { return parts.header.kind; });
}

Status Vault::load(const QString &path, const Secret &key, SecretStore &into)
{
    const Result<Parts> parts = readParts(path);
    if (!parts) {
        return Failure(parts.error());
    }
    if (key.isEmpty()) {
        return failure(ErrorCode::VaultLocked, path, "no key given");
    }
    const Result<Secret> derived = deriveKey(parts->header, key);
    if (!derived) {
        return Failure(derived.error());
    }
    std::optional<QByteArray> plain = unseal(*parts, *derived);
    if (!plain) {
        return failure(ErrorCode::VaultLocked, path, "wrong key");
    }
    std::optional<std::vector<Entry>> entries = deserialize(*plain);
    Secret::wipe(*plain);
    if (!entries) {
        return failure(ErrorCode::VaultDamaged, path, "entries cut short");
    }
    for (Entry &entry : *entries) {
        into.restore(entry.id, std::move(entry.secret), entry.version);
    }
    return {};
}

Status Vault::save(const QString &path, KeyKind kind, const Secret &key, const SecretStore &from)
{
    if (key.isEmpty()) {
        return failure(ErrorCode::VaultLocked, path, "no key given");
    }
    Header header = newHeader(kind);
    Result<Secret> derived = deriveKey(header, key);
    if (!derived && kind == KeyKind::Passphrase) {
        // A small computer: the limits that libsodium recommends at least.
        header.operations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
        header.memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;
        derived = deriveKey(header, key);
    }
    if (!derived) {
        return Failure(derived.error());
    }
    QByteArray nonce(nonceSize, '\0');
    randombytes_buf(nonce.data(), static_cast<size_t>(nonceSize));

    const QByteArray additional = header.toBytes();
    QByteArray plain = serialize(from);
    const QByteArray body = additional + nonce + seal(plain, additional, nonce, *derived);
    Secret::wipe(plain);
    return base::writeFileAtomically(path, body + checksum(body), 0600);
}

} // namespace pikestaff::model
