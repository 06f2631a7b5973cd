# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# shellcheck shell=bash disable=SC2034
# Debian packages by purpose, and how they are installed. Sourced by packaging/run and tests/run.

build_packages=(
  build-essential cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-base-dev-tools qt6-websockets-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  linguist-qt6 libgl1-mesa-dev
  libssh-dev libspdlog-dev libyaml-cpp-dev libcli11-dev libsodium-dev libexpected-dev libsecret-1-dev
  libarchive-dev
)
run_packages=(
  openssh-client fonts-noto-cjk libsecret-1-0 fonts-noto-core
  fonts-noto-mono libqt6svg6 qt6-translations-l10n
)
lab_packages=(
  systemd-container mmdebstrap apt-cacher-ng debian-archive-keyring
  openssh-client iproute2 python3 curl procps
)
# A desktop without a screen, and a person at it: tests/lab/windowdriver.py
desktop_packages=(
  xvfb openbox xdotool dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0
)
test_packages=(
  clang-format clang-tidy lld shellcheck openssh-server openssl sudo fish tcsh
  dbus-daemon gnome-keyring
  python3 python3-yaml iproute2 iputils-ping git
)

missing_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
  done | sort -u
}

# Installs what is missing; says what it does; asks for root only when there is something to do.
install_packages() {
  local missing lift=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then lift=(sudo); fi
  # An apt-cacher-ng of the practice lab is started by the lab itself, never as a service.
  "${lift[@]}" env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update -q && apt-get install -y -q --no-install-recommends "$@"' sh "${missing[@]}" \
    >"${TMPDIR:-/tmp}/pikestaff-apt.$$.log" 2>&1 || {
    tail -n 20 "${TMPDIR:-/tmp}/pikestaff-apt.$$.log" >&2
    echo "apt-get failed; its output is in ${TMPDIR:-/tmp}/pikestaff-apt.$$.log" >&2
    return 1
  }
  rm -f "${TMPDIR:-/tmp}/pikestaff-apt.$$.log"
}
