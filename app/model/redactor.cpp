// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "model/redactor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pikestaff::model {

namespace {

using base::Secret;

constexpr qsizetype shortest = 4;

/// The first two bytes as one number.
qsizetype beginning(const char *text)
{
    return static_cast<unsigned char>(text[0]) * 256 + static_cast<unsigned char>(text[1]);
}

/// JSON as programs write it that print ASCII only (Python does).
QByteArray asciiJson(QByteArrayView text)
{
    QByteArray inside = encodeInside(text, Encoding::JsonString);
    QString wide = QString::fromUtf8(inside);
    QByteArray encoded;
    encoded.reserve(wide.size() * 6);
    for (const QChar c : std::as_const(wide)) {
        if (c.unicode() < 0x80) {
            encoded.append(static_cast<char>(c.unicode()));
        } else {
            encoded.append("\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0'));
        }
    }
    wide.fill(QLatin1Char(' '));
    Secret::wipe(inside);
    return encoded;
}

QByteArray lowerCasePercent(QByteArrayView text)
{
    QByteArray encoded = encodeInside(text, Encoding::UrlPercent);
    for (qsizetype at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 1)) {
        for (const qsizetype digit : {at + 1, at + 2}) {
            if (encoded.at(digit) >= 'A' && encoded.at(digit) <= 'F') {
                encoded[digit] = static_cast<char>(encoded.at(digit) - 'A' + 'a');
            }
        }
    }
    return encoded;
}

/// The characters that stand for the value alone, wherever it lies in a Base64 text. The value may
/// begin at each of the three bytes of a group.
std::array<QByteArray, 3> base64Forms(QByteArrayView value, QByteArray::Base64Options options)
{
    std::array<QByteArray, 3> forms;
    for (qsizetype before = 0; before < 3; ++before) {
        QByteArray padded(before, '\0');
        padded.append(value);
        const QByteArray encoded = padded.toBase64(options);
        const qsizetype first = (before * 8 + 5) / 6; // the first that holds no bit from before
        const qsizetype end = padded.size() * 8 / 6;  // the first that holds a bit from behind
        forms[static_cast<size_t>(before)] = encoded.sliced(first, end - first);
        Secret::wipe(padded);
    }
    return forms;
}

void addBase64(std::vector<QByteArray> &forms, QByteArrayView value)
{
    for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (QByteArray &form : base64Forms(value, options)) {
            forms.push_back(std::move(form));
        }
    }
}

/// How a line can show this value.
std::vector<QByteArray> formsOf(QByteArrayView value)
{
    constexpr std::array inText = {Encoding::UrlPercent, Encoding::ShellQuoted, Encoding::SqlQuoted,
                                   Encoding::JsonString};
    std::vector<QByteArray> forms;
    forms.push_back(value.toByteArray());
    forms.push_back(asciiJson(value));
    forms.push_back(lowerCasePercent(value));
    addBase64(forms, value);
    for (const Encoding first : inText) {
        QByteArray once = encodeInside(value, first);
        for (const Encoding second : inText) { // SQL in a shell word, a URL in JSON, ...
            forms.push_back(encodeInside(once, second));
        }
        addBase64(forms, once);
        forms.push_back(std::move(once));
    }
    return forms;
}

/// Output comes line by line: of a value with several lines each must go.
std::vector<QByteArray> linesOf(QByteArrayView value)
{
    std::vector<QByteArray> lines;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= value.size(); ++at) {
        if (at == value.size() || value[at] == '\n') {
            if (at > begin) {
                lines.push_back(value.sliced(begin, at - begin).toByteArray());
            }
            begin = at + 1;
        }
    }
    return lines;
}

} // namespace

Redactor::Redactor(const SecretStore &secrets)
    : m_begins(qsizetype(1) << 16, '\0')
{
    const auto add = [this](const QByteArray &name, QByteArrayView value) {
        if (value.size() < shortest) {
            return;
        }
        for (QByteArray &form : formsOf(value)) {
            m_begins[beginning(form.constData())] = '\1';
            m_forms.push_back(Form{Secret(std::move(form)), name});
        }
    };
    secrets.visit([&add](const base::SecretId &id, QByteArrayView value, int) {
        const QByteArray name = "‹" + id.value().toUtf8() + "›";
        add(name, value);
        for (QByteArray &line : linesOf(value)) {
            add(name, line);
            Secret::wipe(line);
        }
    });

    std::stable_sort(m_forms.begin(), m_forms.end(), [](const Form &a, const Form &b) {
        const qsizetype beginA = beginning(a.bytes.bytes().data());
        const qsizetype beginB = beginning(b.bytes.bytes().data());
        if (beginA != beginB) {
            return beginA < beginB;
        }
        if (a.bytes.size() != b.bytes.size()) {
            return a.bytes.size() > b.bytes.size();
        }
        return a.bytes.bytes() < b.bytes.bytes(); // so that equal ones stand together
    });
    const auto same = [](const Form &a, const Form &b) {
        return a.bytes.bytes() == b.bytes.bytes();
    };
    m_forms.erase(std::unique(m_forms.begin(), m_forms.end(), same), m_forms.end());
}

Redactor::~Redactor() = default;

QByteArray Redactor::redact(QByteArrayView text) const
{
    QByteArray redacted;
    qsizetype copied = 0;
    const char *begins = m_begins.constData();
    const char *bytes = text.data();
    for (qsizetype at = 0; !m_forms.empty() && at + shortest <= text.size();) {
        // Nearly every byte of nearly every line ends here.
        if (begins[beginning(bytes + at)] == 0) {
            ++at;
            continue;
        }
        const Form *form = formAt(text.sliced(at));
        if (form == nullptr) {
            ++at;
            continue;
        }
        redacted.append(text.sliced(copied, at - copied)).append(form->name);
        qsizetype end = at + form->bytes.size();
        // Another value may begin inside this one; its rest must not stay.
        for (qsizetype inside = at + 1; inside < end && inside + shortest <= text.size();
             ++inside) {
            const Form *next = formAt(text.sliced(inside));
            if (next != nullptr && inside + next->bytes.size() > end) {
                redacted.append(next->name);
                end = inside + next->bytes.size();
            }
        }
        at = end;
        copied = end;
    }
    return redacted.append(text.sliced(copied));
}

const Redactor::Form *Redactor::formAt(QByteArrayView text) const
{
    const qsizetype begin = beginning(text.data());
    if (m_begins.at(begin) == 0) {
        return nullptr;
    }
    const auto first = std::lower_bound(m_forms.cbegin(), m_forms.cend(), begin,
                                        [](const Form &form, qsizetype wanted) {
                                            return beginning(form.bytes.bytes().data()) < wanted;
                                        });
    for (auto form = first; form != m_forms.cend(); ++form) {
        if (beginning(form->bytes.bytes().data()) != begin) {
            break;
        }
        if (text.startsWith(form->bytes.bytes())) {
            return &*form;
        }
    }
    return nullptr;
}

} // namespace pikestaff::model
