# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The mount table, and unmounting."""

import re

from . import processes


def parse(text):
    """(mount point, type, super options) of each line of a mountinfo, in mount order."""
    found = []
    for line in text.splitlines():
        left, _, right = line.partition(" - ")
        fields, rest = left.split(" "), right.split(" ")
        if len(fields) > 4 and len(rest) > 2:
            found.append((_plain(fields[4]), rest[0], _plain(rest[2])))
    return found


def _plain(escaped):
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match.group(1), 8)), escaped)


def table():
    with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
        return parse(file.read())


def below(directory, mounts):
    """Mount points in directory (or it), the innermost and latest first."""
    inside = directory.rstrip("/") + "/"
    points = [point for point, _, _ in mounts if (point + "/").startswith(inside)]
    return points[::-1]


def overlay_uses(lower, mounts):
    """Whether an overlay of this computer stands on the directory lower."""
    return any(
        kind == "overlay" and f"lowerdir={lower}" in options.split(",")
        for _, kind, options in mounts
    )


def is_mounted(point):
    return any(str(point) == mounted for mounted, _, _ in table())


def unmount_below(directory):
    """Unmounts all in directory; what is still busy goes away with its last user."""
    for point in below(str(directory), table()):
        if not processes.succeeds(["umount", point]):
            processes.run(["umount", "--lazy", point])


def stack(lower, upper, work, point):
    """Mounts a layer of its own (upper) above a directory that stays as it is (lower)."""
    if not is_mounted(point):
        options = f"lowerdir={lower},upperdir={upper},workdir={work}"
        processes.run(["mount", "-t", "overlay", "-o", options, "pikestaff-lab", str(point)])
