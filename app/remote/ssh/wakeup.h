// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: Pikestaff contributors
#pragma once

#include "remote/ssh/filedescriptor.h"

namespace pikestaff::remote::ssh {

/// An eventfd that ends a poll(2) of another thread. A notification before the poll is not lost.
class Wakeup
{
public:
    Wakeup();

    void notify(); ///< any thread
    void drain();
    [[nodiscard]] int descriptor() const { return m_event.get(); }

private:
    FileDescriptor m_event;
};

} // namespace pikestaff::remote::ssh
