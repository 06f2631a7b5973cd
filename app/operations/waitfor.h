// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "operations/argumentreader.h"
#include "operations/operation.h"

namespace pikestaff::operations {

/// wait.for: one of port {host, port}, http {url, status "200,300"}, unit NAME (active) or queue
/// NAME (of RabbitMQ, has a consumer); timeout (seconds, default 60). Needs bash on the host for
/// port and http.
class WaitFor final : public Operation
{
public:
    [[nodiscard]] static base::Result<OperationPtr> make(const guide::Value &arguments);

    [[nodiscard]] std::vector<guide::Action> guideForm() const override;
    [[nodiscard]] model::Content probe() const override;
    [[nodiscard]] base::Result<Decision> decide(const ProbeResult &probe,
                                                const model::SecretStore &secrets) const override;
    [[nodiscard]] Traits traits() const override;
    [[nodiscard]] model::Content runForm() const override;

private:
    void readPort(ArgumentReader &in, const guide::Value &value);
    void readHttp(ArgumentReader &in, const guide::Value &value);

    QString m_what;           ///< "controller:5000"
    model::Content m_attempt; ///< function attempt: 0 = there, else it sets $problem
    int m_timeout = 60;
};

} // namespace pikestaff::operations
