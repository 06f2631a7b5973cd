# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The practice lab: real local hosts, each a system container with systemd and sshd."""
