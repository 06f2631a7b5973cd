// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace pikestaff::run {

/// A queue from any thread to one thread.
template<typename Message>
class Mailbox
{
public:
    void post(Message message)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_messages.push_back(std::move(message));
        }
        m_arrived.notify_one();
    }

    /// Waits for a message; nullopt when stop is requested and nothing is left.
    [[nodiscard]] std::optional<Message> take(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        m_arrived.wait(lock, stop, [this] { return !m_messages.empty(); });
        return takeFront();
    }

    [[nodiscard]] std::optional<Message> tryTake()
    {
        const std::scoped_lock lock(m_mutex);
        return takeFront();
    }

private:
    std::optional<Message> takeFront()
    {
        if (m_messages.empty())
            return std::nullopt;
        std::optional<Message> first(std::move(m_messages.front()));
        m_messages.pop_front();
        return first;
    }

    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Message> m_messages;
};

} // namespace pikestaff::run
