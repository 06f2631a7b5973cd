#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
#
# Prints what is to be known of this host, one fact a line: a key, then its values. A fact that is
# not there has no line. Changes nothing, asks no network but the resolver. The first and the last
# line let the reader see that the answer is whole.

set -u
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
unset CDPATH GREP_OPTIONS POSIXLY_CORRECT

# Packages whose version a guide or a check asks for (an awk pattern for the whole name).
packages='(nova|neutron|cinder|glance|swift|designate)(-.*)?|keystone|placement(-api)?|heat-.*'
packages="$packages|openstack-dashboard(-apache)?|python3?-(openstackclient|pymysql|memcache)"
packages="$packages|mariadb-server(-.*)?|mysql-server(-.*)?|rabbitmq-server|memcached|etcd(-.*)?"
packages="$packages|chrony|ntp|ntpsec|apache2|libapache2-mod-wsgi(-py3)?|haproxy|dnsmasq-base"
packages="$packages|libvirt-(bin|daemon|daemon-system)|qemu-(kvm|system-x86|utils)"
packages="$packages|openvswitch-switch|bridge-utils|ebtables|iptables|lvm2|tgt|cloud-init"
packages="$packages|unattended-upgrades|ubuntu-cloud-keyring|netplan.io|network-manager"
packages="$packages|ifupdown|resolvconf"

say() { [ -z "${2:-}" ] || printf '%s\n' "$*"; }

line_of() { # FILE -> line, empty where it cannot be read
    line=
    { read -r line <"$1"; } 2>/dev/null
    return 0
}

system() {
    if [ -r /etc/os-release ]; then
        (
            ID='' VERSION_ID='' PRETTY_NAME=''
            # shellcheck source=/dev/null
            . /etc/os-release
            say os.id "$ID"
            say os.version "$VERSION_ID"
            say os.name "$PRETTY_NAME"
        )
    fi
    line_of /proc/sys/kernel/osrelease
    say kernel "$line"
    say architecture "$(uname -m)"
    line_of /proc/sys/kernel/hostname
    hostname=$line
    say hostname "$hostname"
    line_of /proc/sys/kernel/random/boot_id
    say boot-id "$line"
    say virtualization "$(systemd-detect-virt 2>/dev/null)"
    say systemd "$(systemctl --version 2>/dev/null | awk 'NR == 1 { print $2 + 0 }')"
    say python "$(python3 -V 2>/dev/null | awk '{ print $2 }')"
    zone=$(readlink /etc/localtime 2>/dev/null)
    case $zone in
    */zoneinfo/*) zone=${zone##*/zoneinfo/} ;;
    *)
        line_of /etc/timezone
        zone=$line
        ;;
    esac
    say time-zone "$zone"
}

machine() {
    say cpus "$(getconf _NPROCESSORS_ONLN)"
    awk -F '[ \t]*:[ \t]*' '
        ($1 == "model name" || $1 == "cpu") && model == "" { model = $2 }
        $1 == "flags" && flags == "" { flags = " " $2 " " }
        END {
            if (model != "")
                print "cpu-model", model
            if (flags ~ / (vmx|svm) /)
                print "hardware-virtualization"
        }' /proc/cpuinfo
    [ ! -c /dev/kvm ] || echo kvm-device
    awk '
        $1 == "MemTotal:" { printf "memory %.0f\n", $2 * 1024 }
        $1 == "MemAvailable:" { available = $2 }
        $1 == "MemFree:" { free = $2 }
        END { printf "memory-available %.0f\n", (available == "" ? free : available) * 1024 }
    ' /proc/meminfo
    df -Pk / 2>/dev/null | awk 'NR == 2 { printf "root-free %.0f\n", $4 * 1024 }'
}

# A disk is in use when it, a part of it or what is built on them is mounted or swapped to.
disks() {
    used=$(
        awk '{ print $3; for (i = 6; i < NF; i++) if ($i == "-") print $(i + 2) }' \
            /proc/self/mountinfo
        awk 'NR > 1 { print $1 }' /proc/swaps
    )
    for disk in /sys/block/*; do
        name=${disk##*/}
        case $name in
        loop* | ram* | zram* | sr* | fd* | dm-* | md* | nbd* | rbd*) continue ;;
        esac
        [ -b "/dev/$name" ] || continue
        line_of "$disk/size"
        [ "${line:-0}" -gt 0 ] || continue
        bytes=$((line * 512))
        state=free
        for part in "$disk" "$disk/$name"*; do
            [ -e "$part/dev" ] || continue
            line_of "$part/dev"
            for holder in "$part"/holders/*; do
                [ ! -e "$holder" ] || state=used
            done
            printf '%s\n' "$used" | grep -qxF -e "$line" -e "/dev/${part##*/}" && state=used
        done
        printf 'disk %s %s %s\n' "$name" "$bytes" "$state"
    done
}

# Old dhclient scripts give no lifetime to an address, so a lease or /etc/network/interfaces tells.
asked_dhcp() { # NIC ADDRESS
    line_of "/sys/class/net/$1/ifindex"
    [ ! -e "/run/systemd/netif/leases/$line" ] || return 0
    kinds=$(cat /etc/network/interfaces /etc/network/interfaces.d/* 2>/dev/null |
        awk -v nic="$1" '$1 == "iface" && $2 == nic && $3 == "inet" { print $4 }')
    case $kinds in
    *dhcp*) return 0 ;;
    ?*) return 1 ;;
    esac
    cat /var/lib/dhcp/dhclient*.leases 2>/dev/null |
        awk -v nic="\"$1\";" -v address="$2;" '
            $1 == "interface" { here = $2 == nic }
            $1 == "fixed-address" && here { last = $2 }
            END { exit last != address }'
}

network() {
    addresses=$(ip -o addr show 2>/dev/null)
    for folder in /sys/class/net/*; do
        nic=${folder##*/}
        case $nic in # tap*, qvo*, qvb*: an instance's port
        lo | tap* | qvo* | qvb* | bonding_masters) continue ;;
        esac
        line_of "$folder/address"
        mac=${line:--}
        line_of "$folder/mtu"
        mtu=${line:-0}
        line_of "$folder/flags"
        flags=${line:-0}
        line_of "$folder/operstate"
        state=down
        case $line in
        up) state=up ;;
        unknown) [ $((flags & 1)) -eq 0 ] || state=up ;;
        esac
        printf 'nic %s %s %s %s\n' "$nic" "$mac" "$state" "$mtu"
        [ ! -e "$folder/master" ] || echo "master $nic $(basename "$(readlink "$folder/master")")"
        printf '%s\n' "$addresses" | awk -v nic="$nic" '
            $2 == nic && ($3 == "inet" || $3 == "inet6" && !/ scope link/) {
                print "address", nic, $4, ($3 == "inet" && / dynamic/ ? "dynamic" : "static")
            }' | while read -r key name address kind; do
            case $address:$kind in
            *:*:static) ;;
            *:static) ! asked_dhcp "$nic" "${address%/*}" || kind=dynamic ;;
            esac
            printf '%s %s %s %s\n' "$key" "$name" "$address" "$kind"
        done
    done
    ip -4 route show default 2>/dev/null | awk '
        {
            for (i = 1; i < NF; i++) {
                if ($i == "via" && gateway == "")
                    gateway = $(i + 1)
                if ($i == "dev" && nic == "")
                    nic = $(i + 1)
            }
        }
        END {
            if (nic != "")
                print "default-route", nic, gateway
        }'
}

names() {
    resolver=/etc/resolv.conf
    stub=/run/systemd/resolve/resolv.conf # the real servers behind the local stub
    [ ! -r "$stub" ] || ! grep -qs '^nameserver[[:space:]]*127\.0\.0\.53' "$resolver" ||
        resolver=$stub
    [ ! -r "$resolver" ] || awk '$1 == "nameserver" { print "name-server", $2 }' "$resolver"
    own=$(timeout 2 getent ahostsv4 "$hostname" 2>/dev/null | awk 'NR == 1 { print $1 }')
    say own-name "$own"
}

lock_holders() {
    for file in /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock \
        /var/cache/apt/archives/lock; do
        inode=$(stat -c %i "$file" 2>/dev/null) || continue
        awk -v inode=":$inode" '
            $2 != "->" && $5 > 0 && substr($6, length($6) - length(inode) + 1) == inode {
                print $5
            }' /proc/locks | while read -r pid; do
            # The number of the file alone may be another file's, on another disk.
            find -L "/proc/$pid/fd" -maxdepth 1 -samefile "$file" 2>/dev/null |
                grep -q . || continue
            line_of "/proc/$pid/comm"
            printf 'lock %s %s %s\n' "$file" "$pid" "$line"
        done
    done
}

software() {
    held=$(lock_holders)
    [ -z "$held" ] || printf '%s\n' "$held"
    unfinished=
    for file in /var/lib/dpkg/updates/[0-9]*; do
        [ ! -e "$file" ] || unfinished=yes
    done
    # While somebody holds the lock, half-done work is work in progress.
    dpkg-query -W -f '${db:Status-Status} ${Package} ${Version}\n' 2>/dev/null |
        awk -v held="${held:+yes}" -v unfinished="$unfinished" -v packages="^($packages)\$" '
            $1 ~ /^(unpacked|half-installed|half-configured)$/ { unfinished = "yes" }
            $1 == "installed" && $2 ~ packages { print "package", $2, $3 }
            END {
                if (unfinished != "" && held == "")
                    print "dpkg-interrupted"
            }'
}

echo 'pikestaff-facts 1'
say time-begin "$(date -u +%s.%N)"
system
machine
disks
network
names
software
say time-end "$(date -u +%s.%N)"
echo pikestaff-facts-end
