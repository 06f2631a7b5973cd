// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "remote/linesplitter.h"
#include "remote/ssh/sshtransport.h"
#include "support/sshdfixture.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace pikestaff;
using base::ErrorCode;
using remote::ExecRequest;
using remote::ssh::SshTransport;
using std::chrono::milliseconds;

namespace {

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
}

/// The last line of a growing file, once it has not grown for a second.
int settledNumber(const QString &path)
{
    QByteArray last;
    for (int quiet = 0; quiet < 10;) {
        std::this_thread::sleep_for(milliseconds(100));
        QFile file(path);
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        quiet = content == last && !content.isEmpty() ? quiet + 1 : 0;
        last = content;
    }
    return last.trimmed().split('\n').last().toInt();
}

} // namespace

class TestSshExec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void givesStatusAndBothStreams();
    void givesFiveMegabytesOnBothStreams();
    void callsSinksWithAllBytes();
    void slowSinkSlowsTheHostDown();
    void tellsSignals_data();
    void tellsSignals();
    void scriptHasItsEnvironment();
    void scriptReadsItsInput();
    void largeInputComesBackWhole();
    void inputThatNobodyReadsDoesNoHarm();
    void keepsScriptExactly();
    void refusesScriptWithNulByte();
    void doesNotWaitForBackgroundProcess();
    void outputAfterTheEndOfTheProcessIsKept();
    void koreanSurvivesChunkBorders();
    void survivesKeyExchangeInTheMiddle();

private:
    [[nodiscard]] base::Result<remote::ExecResult> exec(const QByteArray &script,
                                                        const QByteArray &input = {})
    {
        ExecRequest request;
        request.script = script;
        request.input = input;
        return m_transport->exec(request, {});
    }

    tests::SshdFixture m_sshd;
    std::unique_ptr<SshTransport> m_transport;
};

void TestSshExec::initTestCase()
{
    // Keys are exchanged anew every megabyte, and the host asks every second whether we live.
    const QByteArray config =
        "LogLevel DEBUG1\nRekeyLimit 1M\nClientAliveInterval 1\nClientAliveCountMax 2\n";
    QVERIFY2(m_sshd.start({{QStringLiteral("ed25519")}, config}), m_sshd.error());
    m_transport = std::make_unique<SshTransport>(m_sshd.settings());
    const auto status = m_transport->connect({});
    QVERIFY2(status, qPrintable(status ? QString() : status.error().toLogLine()));
}

void TestSshExec::cleanupTestCase()
{
    m_transport.reset();
    m_sshd.stop();
}

void TestSshExec::givesStatusAndBothStreams()
{
    const auto result = exec("echo out; echo err >&2; exit 7\n");
    QVERIFY(result);
    QCOMPARE(result->output, QByteArray("out\n"));
    QCOMPARE(result->errors, QByteArray("err\n"));
    QCOMPARE(result->exitStatus, 7);
    QCOMPARE(result->exitSignal, QString());

    const auto silent = exec(":");
    QVERIFY(silent);
    QCOMPARE(silent->exitStatus, 0);
    QVERIFY(silent->output.isEmpty() && silent->errors.isEmpty());
}

void TestSshExec::givesFiveMegabytesOnBothStreams()
{
    // 100 000 lines of 52 bytes on each stream, one after the other, and a checksum of what was
    // written as the host computed it.
    const auto result = exec(R"sh(
gen() { awk -v n="$1" 'BEGIN { for (i = 0; i < 100000; i++)
    printf "%s line %06d of a hundred thousand, with padding..\n", n, i }'; }
awk 'BEGIN { for (i = 0; i < 100000; i++) {
    printf "out line %06d of a hundred thousand, with padding..\n", i
    printf "err line %06d of a hundred thousand, with padding..\n", i > "/dev/stderr" } }'
gen out | md5sum | cut -c1-32
gen err | md5sum | cut -c1-32
exit 9
)sh");
    QVERIFY(result);
    QCOMPARE(result->exitStatus, 9);
    const QByteArray sums = result->output.right(66);
    const QByteArray output = result->output.chopped(66);
    QCOMPARE(output.size(), 5'400'000);
    QCOMPARE(result->errors.size(), 5'400'000);
    QCOMPARE(md5(output), sums.left(32));
    QCOMPARE(md5(result->errors), sums.mid(33, 32));
}

void TestSshExec::callsSinksWithAllBytes()
{
    ExecRequest request;
    request.script = "head -c 3000000 /dev/zero | tr '\\0' o; head -c 2000000 /dev/zero | tr "
                     "'\\0' e >&2";
    qsizetype output = 0;
    qsizetype errors = 0;
    bool wrong = false;
    request.output = [&](QByteArrayView bytes) {
        output += bytes.size();
        wrong = wrong || QByteArray(bytes.data(), bytes.size()).count('o') != bytes.size();
    };
    request.errors = [&](QByteArrayView bytes) {
        errors += bytes.size();
        wrong = wrong || QByteArray(bytes.data(), bytes.size()).count('e') != bytes.size();
    };
    const auto result = m_transport->exec(request, {});
    QVERIFY(result);
    QCOMPARE(output, 3'000'000);
    QCOMPARE(errors, 2'000'000);
    QVERIFY(!wrong);
    QVERIFY(result->output.isEmpty() && result->errors.isEmpty());
}

void TestSshExec::slowSinkSlowsTheHostDown()
{
    // While nobody consumes, the host may be ahead by the window (1.3 MB) and what lies in sockets
    // and pipes, never by the whole 40 MB.
    ExecRequest request;
    const QString file = m_sshd.path(QStringLiteral("written"));
    request.script = "awk -v f='" + file.toUtf8() +
                     "' 'BEGIN { for (i = 0; i < 400; i++) { printf \"%100000s\", \"\"; fflush(); "
                     "print i > f; fflush(f) } }'";
    qsizetype total = 0;
    int ahead = -1;
    request.output = [&](QByteArrayView bytes) {
        total += bytes.size();
        if (ahead < 0) {
            ahead = settledNumber(file);
        }
    };
    const auto result = m_transport->exec(request, {});
    QVERIFY(result);
    QCOMPARE(total, 40'000'000);
    QVERIFY2(ahead > 0 && ahead < 150, QByteArray::number(ahead).constData());
}

void TestSshExec::tellsSignals_data()
{
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<int>("status");
    QTest::newRow("KILL") << QByteArray("KILL") << 137;
    QTest::newRow("TERM") << QByteArray("TERM") << 143;
    QTest::newRow("SEGV") << QByteArray("SEGV") << 139;
    QTest::newRow("HUP") << QByteArray("HUP") << 129;
}

void TestSshExec::tellsSignals()
{
    QFETCH(QByteArray, signal);
    QFETCH(int, status);
    const auto result = exec("echo before; kill -s " + signal + " $$; sleep 5");
    QVERIFY(result);
    QCOMPARE(result->exitSignal, QString::fromLatin1(signal));
    QCOMPARE(result->exitStatus, status);
    QCOMPARE(result->output, QByteArray("before\n"));
}

void TestSshExec::scriptHasItsEnvironment()
{
    const auto result =
        exec("echo \"$LC_ALL|$(umask)|$PATH|$PIKESTAFF_TOOLS|$(pwd)|${l-}${n-}${s-}\"");
    QVERIFY(result);
    QCOMPARE(result->output,
             QByteArray("C|0022|/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin|"
                        "/run/pikestaff/tools|/|\n"));
}

void TestSshExec::scriptReadsItsInput()
{
    // The first program eats one line, the second everything, the third gets end of file.
    const auto result =
        exec("read -r first; rest=$(cat); cat; echo \"[$first][$rest]\"", "one\ntwo\nthree\n");
    QVERIFY(result);
    QCOMPARE(result->output, QByteArray("[one][two\nthree]\n"));

    const auto none = exec("cat; echo end");
    QVERIFY(none);
    QCOMPARE(none->output, QByteArray("end\n"));
}

void TestSshExec::largeInputComesBackWhole()
{
    QByteArray input(12'000'000, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : input) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<char>(state >> 24U);
    }
    const auto result = exec("cat", input);
    QVERIFY(result);
    QCOMPARE(result->exitStatus, 0);
    QCOMPARE(result->output.size(), input.size());
    QCOMPARE(md5(result->output), md5(input));
}

void TestSshExec::inputThatNobodyReadsDoesNoHarm()
{
    const auto result = exec("exec <&-; echo done; exit 3", QByteArray(8'000'000, 'x'));
    QVERIFY(result);
    QCOMPARE(result->exitStatus, 3);
    QCOMPARE(result->output, QByteArray("done\n"));
    const auto next = exec("echo fine");
    QVERIFY(next);
    QCOMPARE(next->output, QByteArray("fine\n"));
}

void TestSshExec::keepsScriptExactly()
{
    // Quotes, dollars, exclamation marks, a here-document, Korean, newlines at the end, a comment
    // as first line, no newline in the last.
    const auto result =
        exec("# comment\ncat <<'X'\n$HOME `id` \"quoted\" 'single' \\n !history 한국어\n\n"
             "X\nprintf '%s' 'a\n\n'");
    QVERIFY(result);
    QCOMPARE(result->output,
             QByteArray("$HOME `id` \"quoted\" 'single' \\n !history 한국어\n\na\n\n"));

    // Longer than a pipe, and than an argument list may be.
    QByteArray lines;
    for (int i = 0; i < 60'000; ++i) {
        lines += ": line " + QByteArray::number(i) + " of a very long script, with some padding\n";
    }
    const auto large = exec(lines + "echo last");
    QVERIFY(large);
    QCOMPARE(large->output, QByteArray("last\n"));
}

void TestSshExec::refusesScriptWithNulByte()
{
    // A shell cannot hold it; half a script must never run.
    const auto result = exec(QByteArray("echo ran\n\0echo also\n", 19));
    QVERIFY(result);
    QCOMPARE(result->exitStatus, 125);
    QVERIFY(!result->output.contains("ran"));
    QVERIFY(result->errors.contains("incomplete script"));
}

void TestSshExec::doesNotWaitForBackgroundProcess()
{
    QElapsedTimer timer;
    timer.start();
    const auto result = exec("sleep 20 & echo $!; exit 4");
    QVERIFY(result);
    QCOMPARE(result->exitStatus, 4);
    QVERIFY2(timer.elapsed() < 6'000, QByteArray::number(timer.elapsed()).constData());
    const auto killed = exec("kill " + result->output.trimmed());
    QVERIFY(killed);
    QCOMPARE(killed->exitStatus, 0);
}

void TestSshExec::outputAfterTheEndOfTheProcessIsKept()
{
    // The exit status may overtake the output: sshd sends it when the process ends.
    for (int i = 0; i < 20; ++i) {
        const auto result = exec("head -c 300000 /dev/zero | tr '\\0' x; exit 5");
        QVERIFY(result);
        QCOMPARE(result->exitStatus, 5);
        QCOMPARE(result->output.size(), 300'000);
    }
}

void TestSshExec::koreanSurvivesChunkBorders()
{
    // 3-byte characters without a common divisor with any packet size, printed in pieces of one
    // byte at first.
    const QByteArray line = "가나다라마바사 한국어 출력 점검입니다";
    const auto script = "line='" + line + R"sh('
printf '%s\n' "$line" | dd bs=1 status=none
i=0; while [ $i -lt 40000 ]; do echo "$line"; i=$((i+1)); done)sh";
    qsizetype lines = 0;
    qsizetype good = 0;
    remote::LineSplitter splitter([&](const QByteArray &text) {
        ++lines;
        good += text == line ? 1 : 0;
    });
    ExecRequest request;
    request.script = script;
    request.output = [&splitter](QByteArrayView bytes) { splitter.feed(bytes); };
    const auto result = m_transport->exec(request, {});
    QVERIFY(result);
    splitter.finish();
    QCOMPARE(lines, 40'001);
    QCOMPARE(good, 40'001);
}

void TestSshExec::survivesKeyExchangeInTheMiddle()
{
    // Both ways at once, with an exchange of keys every megabyte.
    const QByteArray input(9'000'000, 'k');
    for (int i = 0; i < 3; ++i) {
        const auto result = exec("cat; head -c 4000000 /dev/zero >&2", input);
        QVERIFY2(result, qPrintable(result ? QString() : result.error().toLogLine()));
        QCOMPARE(result->output.size(), 9'000'000);
        QCOMPARE(result->errors.size(), 4'000'000);
    }
    QVERIFY(m_sshd.log().count("rekeying") > 20);
}

QTEST_GUILESS_MAIN(TestSshExec)
#include "tst_sshexec.moc"
