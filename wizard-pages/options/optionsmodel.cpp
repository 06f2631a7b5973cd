// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "wizard-pages/options/optionsmodel.h"

#include <QFileInfo>

#include <algorithm>

namespace pikestaff::pages {

OptionsModel::OptionsModel(engine::Installation &installation, QObject *parent)
    : QObject(parent)
    , m_drafts(
          installation,
          [](const guide::AnswerSpec &spec) {
              return std::find(topics().begin(), topics().end(), spec.topic) != topics().end();
          },
          [](Field &field, const std::vector<Field> &) {
              const bool isPath = field.spec->kind == guide::AnswerKind::Path;
              if (isPath && field.fault.isEmpty() && !QFileInfo(field.value).isFile())
                  field.doubts << tr("There is no such file on this computer.");
          })
{
    connect(&installation, &engine::Installation::projectOpened, this, &OptionsModel::reload);
    reload();
}

const std::vector<OptionsModel::Topic> &OptionsModel::topics()
{
    static const std::vector<Topic> all{Topic::Image, Topic::Instance, Topic::Dashboard,
                                        Topic::Storage, Topic::Other};
    return all;
}

std::vector<OptionsModel::Field> OptionsModel::fields(Topic topic) const
{
    std::vector<Field> found;
    std::copy_if(m_drafts.fields().begin(), m_drafts.fields().end(), std::back_inserter(found),
                 [topic](const Field &field) { return field.spec->topic == topic; });
    return found;
}

void OptionsModel::setField(const base::AnswerId &id, const QString &text)
{
    m_drafts.set(id, text);
    Q_EMIT changed();
}

void OptionsModel::reload()
{
    m_drafts.reload();
    Q_EMIT changed();
}

} // namespace pikestaff::pages
