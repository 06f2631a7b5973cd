// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "operations/guideform.h"

#include "operations/argumentreader.h"
#include "operations/operationregistry.h"

namespace pikestaff::operations {

using base::Failure;
using base::Result;
using guide::Action;
using guide::Value;
using model::Content;

namespace {

using Fields = std::vector<std::pair<QString, Content>>;

QString name(const char *key) { return QString::fromLatin1(key); }

Action make(Action::Kind kind, Fields fields, const QStringList &names = {})
{
    return Action{kind, names, std::move(fields)};
}

Action readPackages(ArgumentReader &in) { return packageAction(in.texts("package", shapes::line)); }

Action readCommand(ArgumentReader &in)
{
    const Content command = in.content("command");
    const QStringList people = {name("root"), name("admin"), name("demo"), name("user")};
    return commandAction(command, in.choice("as", people, people.first()));
}

Action readSql(ArgumentReader &in) { return sqlAction(in.content("sql")); }

Action readIni(ArgumentReader &in)
{
    const QString file = in.text("file");
    const QString section = in.text("section");
    const QString key = in.text("key");
    return iniAction(file, section, key, in.content("value"));
}

Action readIniRemoval(ArgumentReader &in)
{
    const QString file = in.text("file");
    const QString section = in.text("section");
    return iniRemoval(file, section, in.text("key"));
}

Action readFile(ArgumentReader &in)
{
    const QString path = in.text("path");
    const QString mode = in.textOr("mode", name("0644"), shapes::mode);
    return fileAction(path, mode, in.content("content"));
}

Action readFileEdit(ArgumentReader &in)
{
    const QString file = in.text("file");
    const QString match = in.textOr("match", QString());
    for (const char *how : {"replace", "absent"}) {
        if (in.has(how)) {
            const bool absent = qstrcmp(how, "absent") == 0;
            const Content text = absent ? Content(in.flag(how, true) ? name("true") : name("false"))
                                        : in.content(how);
            return fileEditAction(file, match, how, text);
        }
    }
    return fileEditAction(file, match, "block", in.content("block"));
}

Action readService(ArgumentReader &in)
{
    const QString action = in.text("action");
    return serviceAction(action, in.texts("names", shapes::unit));
}

Action readVerify(ArgumentReader &in)
{
    const Content command = in.content("verify");
    return verifyAction(command, in.contentOr("expect", {}));
}

struct Form
{
    const char *key;
    bool isMap; ///< {ini: {file: ...}}; else the keys stand beside it: {command: ..., as: ...}
    Action (*read)(ArgumentReader &);
};

constexpr Form forms[] = {
    {"package", false, readPackages},
    {"command", false, readCommand},
    {"sql", false, readSql},
    {"ini", true, readIni},
    {"ini_remove", true, readIniRemoval},
    {"file", true, readFile},
    {"file_edit", true, readFileEdit},
    {"service", true, readService},
    {"verify", false, readVerify},
};

Result<Action> readAction(const Value &item)
{
    for (const Form &form : forms) {
        const Value *inner = item.find(name(form.key));
        if (inner == nullptr) {
            continue;
        }
        ArgumentReader outer(item);
        ArgumentReader nested(*inner);
        (void)outer.find(form.key);
        const Action action = form.read(form.isMap ? nested : outer);
        if (form.isMap) {
            outer.adopt(nested.finish());
        }
        if (const auto good = outer.finish(); !good) {
            return Failure(good.error());
        }
        return action;
    }
    QStringList known;
    for (const Form &form : forms) {
        known.append(name(form.key));
    }
    return Failure(base::Error{base::ErrorCode::InvalidValue, item.position().toText(),
                               QStringLiteral("guide: expected a map with one of: ") +
                                   known.join(QLatin1String(", ")),
                               nullptr});
}

} // namespace

Action packageAction(const QStringList &names) { return make(Action::Kind::Package, {}, names); }

Action commandAction(const Content &command, const QString &as)
{
    return make(Action::Kind::Command, {{name("command"), command}, {name("as"), as}});
}

Action rootCommand(const Content &command) { return commandAction(command, name("root")); }

Action sqlAction(const Content &sql) { return make(Action::Kind::Sql, {{name("sql"), sql}}); }

Action iniAction(const QString &file, const QString &section, const QString &key,
                 const Content &value)
{
    return make(Action::Kind::Ini, {{name("file"), file},
                                    {name("section"), section},
                                    {name("key"), key},
                                    {name("value"), value}});
}

Action iniRemoval(const QString &file, const QString &section, const QString &key)
{
    return make(Action::Kind::IniRemove,
                {{name("file"), file}, {name("section"), section}, {name("key"), key}});
}

Action fileAction(const QString &path, const QString &mode, const Content &content)
{
    return make(Action::Kind::File,
                {{name("path"), path}, {name("mode"), mode}, {name("content"), content}});
}

Action fileEditAction(const QString &file, const QString &match, const char *how,
                      const Content &text)
{
    Fields fields = {{name("file"), file}};
    if (!match.isEmpty()) {
        fields.emplace_back(name("match"), match);
    }
    fields.emplace_back(name(how), text);
    return make(Action::Kind::FileEdit, fields);
}

Action serviceAction(const QString &action, const QStringList &names)
{
    return make(Action::Kind::Service, {{name("action"), action}}, names);
}

Action verifyAction(const Content &command, const Content &expect)
{
    return make(Action::Kind::Verify, {{name("verify"), command}, {name("expect"), expect}});
}

Result<std::vector<Action>> parseGuideForm(const Value &list)
{
    if (list.list() == nullptr) {
        return Failure(base::Error{base::ErrorCode::InvalidValue, list.position().toText(),
                                   QStringLiteral("guide: expected a list of actions"), nullptr});
    }
    std::vector<Action> actions;
    for (const Value &item : *list.list()) {
        const Result<Action> action = readAction(item);
        if (!action) {
            return Failure(action.error());
        }
        actions.push_back(*action);
    }
    return actions;
}

} // namespace pikestaff::operations
