// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "support/fakedisk.h"

#include <QCryptographicHash>

namespace pikestaff::support {

using remote::ExecResult;

namespace {

const QByteArray scriptMark("# for a fake host\n");
constexpr int notUnderstood = 127;
constexpr int cannotSet = 100;

} // namespace

ExecResult answer(const QByteArray &output, int exitStatus, const QByteArray &errors)
{
    return {exitStatus, {}, output, errors};
}

QByteArray FakeDisk::scriptOf(const QByteArrayList &lines)
{
    return scriptMark + lines.join('\n') + '\n';
}

bool FakeDisk::isScript(const QByteArray &text) { return text.startsWith(scriptMark); }

FakeDisk::Script FakeDisk::parse(const QByteArray &text)
{
    Script script;
    script.lines = text.trimmed().split('\n').mid(1);
    return script;
}

ExecResult FakeDisk::start(const QByteArrayList &words, const QByteArray &text)
{
    const QByteArray name = words.value(1) + '/' + words.value(2);
    if (scripts.contains(name))
        return answer({});
    if (full)
        return answer({}, 28, "step-runner: No space left on device\n");
    if (text.size() != words.value(4).toInt())
        return answer({}, 65, "step-runner: the script came incomplete\n");
    if (!isScript(text))
        return answer({}, notUnderstood, "a fake host does not understand this script\n");
    advance(scripts[name] = parse(text), false);
    return answer({});
}

ExecResult FakeDisk::status(const QByteArray &script)
{
    const auto found = scripts.find(script);
    if (found != scripts.end())
        advance(found->second, true);
    return answer(statusLine(script));
}

ExecResult FakeDisk::kill(const QByteArray &script)
{
    const auto found = scripts.find(script);
    if (found != scripts.end() && !found->second.exitStatus)
        found->second.exitStatus = 143;
    return answer(statusLine(script));
}

ExecResult FakeDisk::remove(const QByteArray &script)
{
    const auto found = scripts.find(script);
    if (found != scripts.end() && found->second.isRunning())
        return answer({}, 70, "step-runner: the step still runs\n");
    scripts.erase(script);
    return answer({});
}

QByteArray FakeDisk::statusLine(const QByteArray &script) const
{
    const auto found = scripts.find(script);
    if (found == scripts.end())
        return "pikestaff-status absent - 0\n";
    const Script &known = found->second;
    const QByteArray state = known.exitStatus ? "finished" : known.lost ? "lost" : "running";
    const QByteArray code = known.exitStatus ? QByteArray::number(*known.exitStatus) : "-";
    return "pikestaff-status " + state + ' ' + code + ' ' +
           QByteArray::number(known.output.size()) + '\n';
}

QByteArray FakeDisk::facts(const QByteArray &hostName) const
{
    return "pikestaff-facts 1\nos.id fake\nos.version 0\nos.name Fake host, in memory only\n"
           "boot-id " +
           bootId(hostName) + "\nhostname " + hostName + "\npikestaff-facts-end\n";
}

QByteArray FakeDisk::bootId(const QByteArray &hostName) const
{
    return hostName + "-boot-" + QByteArray::number(boots);
}

QByteArray FakeDisk::checksums(const QString &folder) const
{
    QByteArray sums;
    for (const auto &[path, content] : files) {
        if (path.startsWith(folder))
            sums += QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() + "  " +
                    path.mid(folder.size()).toUtf8() + '\n';
    }
    return sums;
}

void FakeDisk::reboot()
{
    ++boots;
    for (auto &[name, script] : scripts)
        script.lost = script.lost || !script.exitStatus;
}

void FakeDisk::advanceAll()
{
    for (auto &[name, script] : scripts)
        advance(script, false);
}

void FakeDisk::advance(Script &script, bool looked)
{
    while (script.isRunning() && script.next < script.lines.size()) {
        const QByteArray line = script.lines.at(script.next);
        if (line == "pause") {
            if (!looked)
                return;
            looked = false;
        } else if (line.startsWith("wait ") && !openGates.contains(line.mid(5))) {
            reachedGates.insert(line.mid(5));
            return;
        }
        ++script.next;
        perform(script, line);
    }
    if (script.isRunning())
        script.exitStatus = 0;
}

void FakeDisk::perform(Script &script, const QByteArray &line)
{
    const QByteArrayList words = line.split(' ');
    const QByteArray &verb = words.first();
    const QByteArray key = words.value(1);
    if (verb == "print") {
        script.output += line.mid(6) + '\n';
    } else if (verb == "set" && failing.contains(key)) {
        script.output += "E: " + key + " cannot be set\n";
        script.exitStatus = cannotSet;
    } else if (verb == "set") {
        values[key] = words.mid(2).join(' ');
        ++effects[key];
    } else if (verb == "get") {
        const auto found = values.find(key);
        if (found == values.end())
            script.exitStatus = 1;
        else
            script.output += found->second + '\n';
    } else if (verb == "exit") {
        script.exitStatus = key.toInt();
    } else if (verb == "crash") {
        script.exitStatus = 139;
    } else if (verb == "reboot") {
        reboot();
    } else if (verb != "pause" && verb != "wait") {
        script.output += "a fake host does not know: " + line + '\n';
        script.exitStatus = notUnderstood;
    }
}

} // namespace pikestaff::support
