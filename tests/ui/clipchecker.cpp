// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#include "ui/clipchecker.h"

#include "support/hangul.h"
#include "ui/railitem.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTableView>
#include <QTextDocument>
#include <QTextEdit>

namespace pikestaff::tests {

namespace {

constexpr int tolerance = 1; // pixels: sizes are rounded
constexpr int headPadding = 24;
constexpr int tabPadding = 32;

QString plain(QString text)
{
    if (Qt::mightBeRichText(text)) {
        QTextDocument document;
        document.setHtml(text);
        text = document.toPlainText();
    }
    static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
    return text.replace(mnemonic, QStringLiteral("\\1"));
}

QString nameOf(const QWidget &widget)
{
    const QAccessibleInterface *face =
        QAccessible::queryAccessibleInterface(const_cast<QWidget *>(&widget));
    return face == nullptr ? QString() : face->text(QAccessible::Name);
}

bool isControl(const QWidget &widget)
{
    return qobject_cast<const QAbstractButton *>(&widget) != nullptr ||
           qobject_cast<const QLineEdit *>(&widget) != nullptr ||
           qobject_cast<const QComboBox *>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox *>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView *>(&widget) != nullptr ||
           qobject_cast<const QTextEdit *>(&widget) != nullptr ||
           qobject_cast<const QPlainTextEdit *>(&widget) != nullptr ||
           qobject_cast<const QTabBar *>(&widget) != nullptr;
}

/// Parts of another control, which has the name.
bool isInner(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    return qobject_cast<const QComboBox *>(parent) != nullptr ||
           qobject_cast<const QAbstractSpinBox *>(parent) != nullptr ||
           qobject_cast<const QHeaderView *>(&widget) != nullptr;
}

} // namespace

ClipChecker::ClipChecker(base::Language language)
    : m_language(language)
{
    allow(QStringLiteral("Pikestaff|OpenStack|English|Debian|Ubuntu|Pike|Zed|Keystone|NTP|DNS|SSH|"
                         "NIC|CPU|GB|MB|RAM|IP|API|VXLAN|HTML|Markdown|root|sudo"));
    allow(QStringLiteral(R"([\w.-]*(/[\w.-]+)+/?)"));   // a path
    allow(QStringLiteral(R"(\b[A-Z][A-Z0-9_]{2,}\b)")); // the guide's names of passwords
}

void ClipChecker::allow(const QString &pattern) { m_allowed.append(pattern); }

std::vector<UiFinding> ClipChecker::check(const QWidget &root)
{
    m_findings.clear();
    visit(root);
    return m_findings;
}

QStringList ClipChecker::toLines(const std::vector<UiFinding> &findings)
{
    QStringList lines;
    for (const UiFinding &finding : findings) {
        const QLatin1String kind(finding.kind == UiFinding::Kind::Clipped        ? "clipped"
                                 : finding.kind == UiFinding::Kind::Untranslated ? "untranslated"
                                                                                 : "nameless");
        lines.append(QStringLiteral("%1: \"%2\" in %3").arg(kind, finding.text, finding.where));
    }
    return lines;
}

void ClipChecker::report(UiFinding::Kind kind, const QWidget &widget, const QString &text,
                         const QString &size)
{
    QStringList path;
    for (const QWidget *at = &widget; at != nullptr; at = at->parentWidget()) {
        const QString type = QString::fromLatin1(at->metaObject()->className());
        path.prepend(at->objectName().isEmpty()
                         ? type
                         : QStringLiteral("%1#%2").arg(type, at->objectName()));
    }
    m_findings.push_back({kind, path.join(QLatin1String(" > ")) + size, text});
}

void ClipChecker::visit(const QWidget &widget)
{
    if (!widget.isVisible())
        return;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        checkLabel(*label);
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        checkButton(*button);
    else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        checkHeader(*header);
    else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        checkTabs(*tabs);
    else if (const auto *table = qobject_cast<const QTableView *>(&widget))
        checkCells(*table);
    if (isControl(widget) && !isInner(widget))
        checkName(widget);
    for (const QObject *child : widget.children()) {
        if (const auto *inner = qobject_cast<const QWidget *>(child); inner && !inner->isWindow())
            visit(*inner);
    }
}

void ClipChecker::checkLabel(const QLabel &label)
{
    const QString text = label.text();
    if (text.isEmpty())
        return;
    checkLanguage(label, text);
    const QSize place = label.size();
    const bool clipped = label.wordWrap()
                             ? label.heightForWidth(place.width()) > place.height() + tolerance
                             : label.sizeHint().width() > place.width() + tolerance ||
                                   label.sizeHint().height() > place.height() + tolerance;
    // What lies outside of its parent cannot be seen either.
    const QWidget *parent = label.parentWidget();
    const bool outside = parent != nullptr && label.geometry().right() > parent->width();
    if (clipped || outside)
        report(UiFinding::Kind::Clipped, label, plain(text),
               QStringLiteral(" of %1x%2, which needs %3")
                   .arg(place.width())
                   .arg(place.height())
                   .arg(label.wordWrap() ? label.heightForWidth(place.width())
                                         : label.sizeHint().width()));
}

void ClipChecker::checkButton(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return;
    checkLanguage(button, button.text());
    bool clipped = false;
    if (const auto *item = qobject_cast<const ui::RailItem *>(&button))
        clipped = item->isShortened();
    else if (qobject_cast<const QPushButton *>(&button) ||
             qobject_cast<const QCheckBox *>(&button) ||
             qobject_cast<const QRadioButton *>(&button))
        clipped = button.sizeHint().width() > button.width() + tolerance ||
                  button.sizeHint().height() > button.height() + tolerance;
    if (clipped)
        report(UiFinding::Kind::Clipped, button, plain(button.text()));
}

void ClipChecker::checkHeader(const QHeaderView &header)
{
    if (header.model() == nullptr || header.orientation() == Qt::Vertical)
        return;
    for (int i = 0; i < header.count(); ++i) {
        const QString text =
            header.model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        if (header.isSectionHidden(i) || text.isEmpty())
            continue;
        checkLanguage(header, text);
        if (header.fontMetrics().horizontalAdvance(text) + headPadding >
            header.sectionSize(i) + tolerance)
            report(UiFinding::Kind::Clipped, header, text);
    }
}

void ClipChecker::checkCells(const QAbstractItemView &view)
{
    const QAbstractItemModel *model = view.model();
    if (model == nullptr)
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            const QRect place = view.visualRect(index);
            const QString text = index.data(Qt::DisplayRole).toString();
            if (text.isEmpty() || !view.viewport()->rect().intersects(place))
                continue;
            checkLanguage(view, text);
            // A table may shorten a long text that it shows in whole as a tool tip.
            const bool told = index.data(Qt::ToolTipRole).toString().contains(text);
            if (!told && view.sizeHintForIndex(index).width() > place.width() + tolerance)
                report(UiFinding::Kind::Clipped, view, text);
        }
    }
}

void ClipChecker::checkTabs(const QTabBar &tabs)
{
    for (int i = 0; i < tabs.count(); ++i) {
        checkLanguage(tabs, tabs.tabText(i));
        const int wide = tabs.fontMetrics().horizontalAdvance(plain(tabs.tabText(i)));
        if (wide + tabPadding > tabs.tabRect(i).width() + tolerance)
            report(UiFinding::Kind::Clipped, tabs, tabs.tabText(i));
    }
}

void ClipChecker::checkName(const QWidget &widget)
{
    const bool reachable = (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
    if (reachable && nameOf(widget).trimmed().isEmpty())
        report(UiFinding::Kind::Nameless, widget, {});
}

/// English is at least one word of three small letters where there is no Korean at all.
void ClipChecker::checkLanguage(const QWidget &widget, const QString &text)
{
    if (m_language != base::Language::Korean || hasHangul(text))
        return;
    if (widget.property("textRole").toString() == QLatin1String("code"))
        return;
    QString rest = plain(text);
    for (const QString &pattern : m_allowed)
        rest.remove(QRegularExpression(pattern));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]*[a-z]{3,}"));
    if (word.match(rest).hasMatch())
        report(UiFinding::Kind::Untranslated, widget, plain(text));
}

} // namespace pikestaff::tests
