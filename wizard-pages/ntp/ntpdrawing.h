// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <QStringList>
#include <QWidget>

class QPainter;

namespace pikestaff::pages {

/// Who asks whom for the time: sources at the left, the controller, the other hosts at the right.
class NtpDrawing : public QWidget
{
    Q_OBJECT

public:
    explicit NtpDrawing(QWidget *parent = nullptr);

    /// Sources and others of one column; `others` may be long, then its end is put together.
    void setHosts(const QStringList &sources, const QString &controller, const QStringList &others);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Column
    {
        qreal left = 0;
        qreal width = 0;
    };
    [[nodiscard]] QStringList fitting(const QStringList &names) const;
    [[nodiscard]] std::vector<QRectF> place(const QStringList &names, const Column &column) const;
    static void paintArrow(QPainter &painter, const QPointF &from, const QPointF &to);

    QStringList m_sources;
    QString m_controller;
    QStringList m_others;
};

} // namespace pikestaff::pages
