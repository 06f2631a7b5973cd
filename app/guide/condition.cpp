// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/condition.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pikestaff::guide {

struct Condition::Node
{
    enum class Kind { Or, And, Not, Bare, Equal, Different };

    Kind kind = Kind::Bare;
    std::vector<Node> parts; ///< of Or, And, Not
    QString name;            ///< of the others
    QString word;            ///< of Equal and Different
};

namespace {

using base::Error;
using base::ErrorCode;
using base::Failure;
using base::Result;
using Node = Condition::Node;
using Truth = Condition::Truth;

struct Token
{
    enum class Kind { Word, Or, And, Not, Equal, Different, Open, Close, End, Bad };

    Kind kind = Kind::End;
    QString text;
    qsizetype column = 0; ///< from 1
};

bool isWordCharacter(QChar c)
{
    const auto code = c.unicode();
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= '0' && code <= '9') || QStringView(u"._-/:@%+,").contains(c);
}

bool isName(const QString &word)
{
    const auto isNamePart = [](QChar c) {
        return isWordCharacter(c) && !QStringView(u"-/:@%+,").contains(c);
    };
    return !word.isEmpty() && (word.front().isLetter() || word.front() == QLatin1Char('_')) &&
           std::all_of(word.cbegin(), word.cend(), isNamePart);
}

Token wordToken(const QString &word, qsizetype column)
{
    if (word == QLatin1String("or")) {
        return {Token::Kind::Or, word, column};
    }
    if (word == QLatin1String("and")) {
        return {Token::Kind::And, word, column};
    }
    if (word == QLatin1String("not")) {
        return {Token::Kind::Not, word, column};
    }
    return {Token::Kind::Word, word, column};
}

Token signToken(QStringView rest, qsizetype column)
{
    if (rest.startsWith(QLatin1String("=="))) {
        return {Token::Kind::Equal, QStringLiteral("=="), column};
    }
    if (rest.startsWith(QLatin1String("!="))) {
        return {Token::Kind::Different, QStringLiteral("!="), column};
    }
    const auto first = rest.first(1).toString();
    if (rest.front() == QLatin1Char('(')) {
        return {Token::Kind::Open, first, column};
    }
    if (rest.front() == QLatin1Char(')')) {
        return {Token::Kind::Close, first, column};
    }
    return {Token::Kind::Bad, first, column};
}

std::vector<Token> tokens(const QString &text)
{
    std::vector<Token> found;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text.at(at).isSpace()) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && isWordCharacter(text.at(end))) {
            ++end;
        }
        found.push_back(end > at ? wordToken(text.mid(at, end - at), at + 1)
                                 : signToken(QStringView(text).mid(at), at + 1));
        at += found.back().text.size();
    }
    found.push_back({Token::Kind::End, QString(), text.size() + 1});
    return found;
}

/// Recursive descent; one method a rule of the grammar.
class Parser
{
public:
    Parser(const QString &text, QString where)
        : m_where(std::move(where))
        , m_tokens(tokens(text))
    {
    }

    Result<Node> parse()
    {
        auto whole = parseOr(0);
        if (whole && peek().kind != Token::Kind::End) {
            return expected("\"and\", \"or\" or the end");
        }
        return whole;
    }

private:
    // Guides are files that anybody may write: the limit keeps the stack bounded.
    static constexpr int deepest = 50;

    [[nodiscard]] const Token &peek() const { return m_tokens.at(m_next); }
    bool take(Token::Kind kind)
    {
        if (peek().kind != kind) {
            return false;
        }
        ++m_next;
        return true;
    }

    [[nodiscard]] Failure fault(const QString &detail) const
    {
        return Failure(Error{ErrorCode::SyntaxError, m_where, detail, nullptr});
    }
    [[nodiscard]] Failure expected(const char *what) const
    {
        const auto found = peek().kind == Token::Kind::End
                               ? QStringLiteral("the end")
                               : QStringLiteral("\"%1\"").arg(peek().text);
        return fault(QStringLiteral("condition, column %1: %2 found where %3 is expected")
                         .arg(QString::number(peek().column), found, QString::fromLatin1(what)));
    }

    Result<Node> parseOr(int depth)
    {
        return parseChain(Token::Kind::Or, Node::Kind::Or, depth, &Parser::parseAnd);
    }
    Result<Node> parseAnd(int depth)
    {
        return parseChain(Token::Kind::And, Node::Kind::And, depth, &Parser::parseNot);
    }

    Result<Node> parseChain(Token::Kind sign, Node::Kind kind, int depth,
                            Result<Node> (Parser::*part)(int))
    {
        auto first = (this->*part)(depth);
        if (!first || peek().kind != sign) {
            return first;
        }
        Node chain;
        chain.kind = kind;
        chain.parts.push_back(std::move(*first));
        while (take(sign)) {
            auto next = (this->*part)(depth);
            if (!next) {
                return next;
            }
            chain.parts.push_back(std::move(*next));
        }
        return chain;
    }

    Result<Node> parseNot(int depth)
    {
        if (depth > deepest) {
            return fault(QStringLiteral("condition, column %1: more than %2 levels deep")
                             .arg(peek().column)
                             .arg(deepest));
        }
        if (!take(Token::Kind::Not)) {
            return parsePrimary(depth);
        }
        auto denied = parseNot(depth + 1);
        if (!denied) {
            return denied;
        }
        Node node;
        node.kind = Node::Kind::Not;
        node.parts.push_back(std::move(*denied));
        return node;
    }

    Result<Node> parsePrimary(int depth)
    {
        if (take(Token::Kind::Open)) {
            auto inner = parseOr(depth + 1);
            if (inner && !take(Token::Kind::Close)) {
                return expected("\")\"");
            }
            return inner;
        }
        if (peek().kind != Token::Kind::Word || !isName(peek().text)) {
            return expected("a name");
        }
        Node node;
        node.name = peek().text;
        ++m_next;
        if (take(Token::Kind::Equal)) {
            node.kind = Node::Kind::Equal;
        } else if (take(Token::Kind::Different)) {
            node.kind = Node::Kind::Different;
        } else {
            return node;
        }
        if (peek().kind != Token::Kind::Word) {
            return expected("a word");
        }
        node.word = peek().text;
        ++m_next;
        return node;
    }

    QString m_where;
    std::vector<Token> m_tokens;
    size_t m_next = 0;
};

Truth truthOf(bool value) { return value ? Truth::True : Truth::False; }

Truth inverse(Truth truth)
{
    return truth == Truth::Unknown ? truth : truthOf(truth == Truth::False);
}

Truth evaluateNode(const Node &node, const Condition::Lookup &lookup);

/// One part that is `deciding` decides an and (False) or an or (True), whatever is unknown yet.
Truth evaluateChain(const Node &node, Truth deciding, const Condition::Lookup &lookup)
{
    auto result = inverse(deciding);
    for (const auto &part : node.parts) {
        const auto truth = evaluateNode(part, lookup);
        if (truth == deciding) {
            return deciding;
        }
        if (truth == Truth::Unknown) {
            result = Truth::Unknown;
        }
    }
    return result;
}

Truth evaluateName(const Node &node, const Condition::Lookup &lookup)
{
    const auto value = lookup(node.name);
    if (!value) {
        return Truth::Unknown;
    }
    switch (node.kind) {
    case Node::Kind::Equal:
        return truthOf(*value == node.word);
    case Node::Kind::Different:
        return truthOf(*value != node.word);
    default:
        return truthOf(!value->isEmpty() && *value != QLatin1String("no") &&
                       *value != QLatin1String("false"));
    }
}

Truth evaluateNode(const Node &node, const Condition::Lookup &lookup)
{
    switch (node.kind) {
    case Node::Kind::Or:
        return evaluateChain(node, Truth::True, lookup);
    case Node::Kind::And:
        return evaluateChain(node, Truth::False, lookup);
    case Node::Kind::Not:
        return inverse(evaluateNode(node.parts.front(), lookup));
    default:
        return evaluateName(node, lookup);
    }
}

void collectNames(const Node &node, QStringList &names)
{
    if (!node.name.isEmpty() && !names.contains(node.name)) {
        names.append(node.name);
    }
    for (const auto &part : node.parts) {
        collectNames(part, names);
    }
}

} // namespace

base::Result<Condition> Condition::parse(const QString &text, const QString &where)
{
    auto root = Parser(text, where).parse();
    if (!root) {
        return Failure(std::move(root.error()));
    }
    Condition condition;
    condition.m_text = text;
    condition.m_root = std::make_shared<const Node>(std::move(*root));
    return condition;
}

Condition::Truth Condition::evaluate(const Lookup &lookup) const
{
    return m_root ? evaluateNode(*m_root, lookup) : Truth::True;
}

QStringList Condition::names() const
{
    QStringList names;
    if (m_root) {
        collectNames(*m_root, names);
    }
    return names;
}

} // namespace pikestaff::guide
