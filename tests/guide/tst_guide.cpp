// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "guide/guide.h"

#include <QTest>

using namespace pikestaff::guide;
using pikestaff::base::AnswerId;
using pikestaff::base::ChapterId;
using pikestaff::base::ErrorCode;
using pikestaff::base::SectionId;
using pikestaff::base::StepId;
using pikestaff::model::Answers;

Q_DECLARE_METATYPE(AnswerKind)

namespace {

Section sectionWith(const char *id, const char *step)
{
    Section section;
    section.id = SectionId(QString::fromLatin1(id));
    Step only;
    only.id = StepId(QString::fromLatin1(id) + QLatin1Char('/') + QString::fromLatin1(step));
    section.steps.push_back(only);
    return section;
}

Guide sample()
{
    Guide guide;
    AnswerSpec network;
    network.id = AnswerId(QStringLiteral("network"));
    network.defaultValue = QStringLiteral("provider");
    guide.answers.push_back(network);
    Chapter first;
    first.id = ChapterId(QStringLiteral("first"));
    first.sections = {sectionWith("first-a", "x"), sectionWith("first-b", "x")};
    Chapter second;
    second.id = ChapterId(QStringLiteral("second"));
    second.sections = {sectionWith("second-a", "y")};
    guide.chapters = {first, second};
    return guide;
}

} // namespace

class GuideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByIds();
    void prefersTheGivenAnswer();
    void allows_data();
    void allows();
    void refuses_data();
    void refuses();
    void wantsWhatIsRequired();
};

void GuideTest::findsByIds()
{
    const auto guide = sample();
    QCOMPARE(guide.answer(AnswerId(QStringLiteral("network"))), &guide.answers[0]);
    QVERIFY(guide.answer(AnswerId(QStringLiteral("other"))) == nullptr);
    const auto &second = guide.chapters[1];
    QCOMPARE(guide.section(SectionId(QStringLiteral("second-a"))), &second.sections[0]);
    QVERIFY(guide.section(SectionId(QStringLiteral("second"))) == nullptr);
    QCOMPARE(guide.step(StepId(QStringLiteral("first-b/x"))),
             &guide.chapters[0].sections[1].steps[0]);
    QCOMPARE(guide.step(StepId(QStringLiteral("second-a/y"))), &second.sections[0].steps[0]);
    QVERIFY(guide.step(StepId(QStringLiteral("second-a/x"))) == nullptr);
    QCOMPARE(guide.chapterOf(SectionId(QStringLiteral("first-b"))), &guide.chapters[0]);
    QCOMPARE(guide.chapterOf(SectionId(QStringLiteral("second-a"))), &second);
    QVERIFY(guide.chapterOf(SectionId(QStringLiteral("none"))) == nullptr);
}

void GuideTest::prefersTheGivenAnswer()
{
    const auto guide = sample();
    const AnswerId network(QStringLiteral("network"));
    Answers answers;
    QCOMPARE(answerOr(guide, answers, network), QStringLiteral("provider"));
    answers.set(network, QStringLiteral("self-service"));
    QCOMPARE(answerOr(guide, answers, network), QStringLiteral("self-service"));
    answers.set(network, QString());
    QCOMPARE(answerOr(guide, answers, network), QString());
    QCOMPARE(answerOr(guide, answers, AnswerId(QStringLiteral("other"))), QString());
}

void GuideTest::allows_data()
{
    QTest::addColumn<AnswerKind>("kind");
    QTest::addColumn<QString>("value");
    const auto row = [](AnswerKind kind, const char *value) {
        QTest::newRow(qPrintable(
            QStringLiteral("%1 %2").arg(static_cast<int>(kind)).arg(QLatin1String(value))))
            << kind << QString::fromUtf8(value);
    };
    for (const auto kind :
         {AnswerKind::Text, AnswerKind::Choice, AnswerKind::Boolean, AnswerKind::Integer,
          AnswerKind::Address, AnswerKind::Cidr, AnswerKind::HostNames, AnswerKind::Path}) {
        row(kind, ""); // not required
    }
    row(AnswerKind::Text, "Region One 서울");
    row(AnswerKind::Choice, "one");
    row(AnswerKind::Choice, "two");
    row(AnswerKind::Boolean, "yes");
    row(AnswerKind::Boolean, "no");
    row(AnswerKind::Integer, "0");
    row(AnswerKind::Integer, "-7");
    row(AnswerKind::Integer, "2147483647");
    row(AnswerKind::Address, "10.0.0.11");
    row(AnswerKind::Address, "255.255.255.255");
    row(AnswerKind::Cidr, "10.0.0.0/24");
    row(AnswerKind::Cidr, "203.0.113.128/25");
    row(AnswerKind::Cidr, "10.0.0.11/32");
    row(AnswerKind::Cidr, "0.0.0.0/0");
    row(AnswerKind::Cidr, "128.0.0.0/1");
    row(AnswerKind::HostNames, "controller");
    row(AnswerKind::HostNames, "0.pool.ntp.org, 10.0.0.1\t3com");
    row(AnswerKind::HostNames, " a,b c ");
    row(AnswerKind::Path, "/srv/images/cirros.img");
    row(AnswerKind::Path, "/그림/이미지 1.img");
}

void GuideTest::allows()
{
    QFETCH(const AnswerKind, kind);
    QFETCH(const QString, value);
    AnswerSpec spec;
    spec.kind = kind;
    spec.choices = QStringList{QStringLiteral("one"), QStringLiteral("two")};
    const auto checked = checkAnswer(spec, value);
    QVERIFY2(checked.has_value(), qPrintable(checked ? QString() : checked.error().detail));
}

void GuideTest::refuses_data()
{
    QTest::addColumn<AnswerKind>("kind");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("fault");
    const auto row = [](AnswerKind kind, const QString &value, const char *fault) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(static_cast<int>(kind)).arg(value)))
            << kind << value << QString::fromUtf8(fault);
    };
    row(AnswerKind::Text, QStringLiteral("a\nb"), "is not one line of text");
    row(AnswerKind::Choice, QStringLiteral("three"), "is not one of: one, two");
    row(AnswerKind::Choice, QStringLiteral("One"), "is not one of: one, two");
    for (const auto *value : {"true", "Yes", "1"}) {
        row(AnswerKind::Boolean, QLatin1String(value), "is neither yes nor no");
    }
    for (const auto *value : {"1.5", "+1", " 1", "1 ", "01", "-0", "x", "0x10", "2147483648"}) {
        row(AnswerKind::Integer, QLatin1String(value), "is not a whole number");
    }
    for (const auto *value :
         {"10.0.0", "10.0.0.256", "10.0.0.1.2", "10.0.0.01", "10.0.0.-1", "10.0.0.1 ",
          "10.0.0.1/24", "::1", "controller", "...", "1e1.0.0.1"}) {
        row(AnswerKind::Address, QLatin1String(value), "is not an IPv4 address such as 10.0.0.11");
    }
    row(AnswerKind::Address, QStringLiteral("10.0.0.١"),
        "is not an IPv4 address such as 10.0.0.11");
    for (const auto *value : {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/024",
                              "10.0.0.0/24/8", "10.0.0/24", "/24", "10.0.0.0/", "10.0.0.0/24\n"}) {
        row(AnswerKind::Cidr, QLatin1String(value), "is not an IPv4 network such as 10.0.0.0/24");
    }
    row(AnswerKind::Cidr, QStringLiteral("10.0.0.11/24"),
        "has host bits; the network is 10.0.0.0/24");
    row(AnswerKind::Cidr, QStringLiteral("203.0.113.129/25"),
        "has host bits; the network is 203.0.113.128/25");
    row(AnswerKind::Cidr, QStringLiteral("0.0.0.1/0"), "has host bits; the network is 0.0.0.0/0");
    row(AnswerKind::HostNames, QStringLiteral(" , "), "holds no host name and no address");
    row(AnswerKind::HostNames, QStringLiteral("ntp1 bad_name"),
        "holds \"bad_name\", which is neither a host name nor an IPv4 address");
    row(AnswerKind::HostNames, QStringLiteral("10.0.0.300"),
        "holds \"10.0.0.300\", which is neither a host name nor an IPv4 address");
    row(AnswerKind::HostNames, QStringLiteral("-a"),
        "holds \"-a\", which is neither a host name nor an IPv4 address");
    row(AnswerKind::HostNames, QStringLiteral("a;b"),
        "holds \"a;b\", which is neither a host name nor an IPv4 address");
    row(AnswerKind::HostNames, QStringLiteral("a..b"),
        "holds \"a..b\", which is neither a host name nor an IPv4 address");
    for (const auto *value : {"cirros.img", "~/cirros.img", " /cirros.img", "/a\nb"}) {
        row(AnswerKind::Path, QLatin1String(value),
            "is not an absolute path such as /srv/images/cirros.img");
    }
}

void GuideTest::refuses()
{
    QFETCH(const AnswerKind, kind);
    QFETCH(const QString, value);
    QFETCH(const QString, fault);
    AnswerSpec spec;
    spec.id = AnswerId(QStringLiteral("it"));
    spec.kind = kind;
    spec.choices = QStringList{QStringLiteral("one"), QStringLiteral("two")};
    const auto checked = checkAnswer(spec, value);
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().code, ErrorCode::InvalidValue);
    QCOMPARE(checked.error().subject, QStringLiteral("it"));
    QCOMPARE(checked.error().detail, QStringLiteral("\"%1\" %2").arg(value, fault));
}

void GuideTest::wantsWhatIsRequired()
{
    AnswerSpec spec;
    spec.id = AnswerId(QStringLiteral("it"));
    spec.required = true;
    QCOMPARE(checkAnswer(spec, QString()).error().toLogLine(),
             QStringLiteral("InvalidValue: it: \"\" must not be empty"));
    QVERIFY(checkAnswer(spec, QStringLiteral("x")).has_value());
}

QTEST_GUILESS_MAIN(GuideTest)
#include "tst_guide.moc"
