#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Makes a tiny disk image that boots: Debian's kernel for clouds, busybox in an initial RAM disk, a
# FAT partition with syslinux. No loop device and no mount are needed.
set -eu
target=/root/instance-image.img
folder=$(mktemp -d /var/tmp/tiny-image.XXXXXX)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

kernel=$(apt-cache depends linux-image-cloud-amd64 |
    awk '/Depends: linux-image-[0-9]/ { print $2; exit }')
# apt drops its rights for downloads, and the folder is root's alone.
apt-get download -q -o APT::Sandbox::User=root "$kernel" busybox libc6
for package in *.deb; do dpkg-deb -x "$package" root; done
release=$(ls root/lib/modules)
library=root/lib/x86_64-linux-gnu

for place in bin sbin proc sys dev etc tmp root var/www lib/x86_64-linux-gnu lib64 modules; do
    mkdir -p "disk/$place"
done
cp root/bin/busybox disk/bin/
cp -L "$library/ld-linux-x86-64.so.2" disk/lib64/
cp -L "$library/libc.so.6" "$library/libresolv.so.2" disk/lib/x86_64-linux-gnu/
echo 'hosts: files dns' >disk/etc/nsswitch.conf

depmod -b root "$release"
modprobe -d "$folder/root" -S "$release" -D -a virtio_pci virtio_net virtio_blk |
    awk '/^insmod/ && !seen[$2]++ { print $2 }' >modules
while read -r module; do
    cp "$module" disk/modules/
    basename "$module" >>disk/modules/order
done <modules

cat >disk/lease <<'LEASE'
#!/bin/sh
# What udhcpc calls with the answer of the DHCP server.
case $1 in bound | renew) ;; *) exit 0 ;; esac
ip addr flush dev "$interface"
[ -n "$mask" ] || mask=24
ip addr add "$ip/$mask" dev "$interface"
[ -z "$mtu" ] || ip link set "$interface" mtu "$mtu"
for gateway in $router; do ip route add default via "$gateway" dev "$interface"; done
# The way to the metadata service is announced as pairs of network and gateway.
set -- $staticroutes
while [ $# -ge 2 ]; do
    ip route add "$1" via "$2" dev "$interface" 2>/dev/null
    shift 2
done
for server in $dns; do echo "nameserver $server"; done >/etc/resolv.conf
echo "tiny-image: dhcp ip=$ip/$mask router=$router mtu=$mtu"
LEASE

cat >disk/init <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin:/sbin
mount -t proc p /proc
mount -t sysfs s /sys
mount -t devtmpfs d /dev
while read -r module; do
    # Without the offloads packets arrive whole behind every kind of switch.
    case $module in
    virtio_net.ko) insmod "/modules/$module" csum=0 gso=0 ;;
    *) insmod "/modules/$module" ;;
    esac
done </modules/order
exec >/dev/console 2>&1
echo "tiny-image: kernel up after $(cut -d ' ' -f 1 /proc/uptime) s"
ip link set lo up
tries=0
while [ ! -e /sys/class/net/eth0 ] && [ "$tries" -lt 50 ]; do
    tries=$((tries + 1))
    sleep 0.2
done
ip link set eth0 up
udhcpc -i eth0 -s /lease -t 40 -T 3 -n -q -O staticroutes -O mtu ||
    echo 'tiny-image: DHCP FAILED'

metadata() { wget -q -O - "http://169.254.169.254/latest/$1"; }
tries=0
while [ "$tries" -lt 20 ]; do
    id=$(metadata meta-data/instance-id) && break
    tries=$((tries + 1))
    sleep 2
done
name=$(metadata meta-data/hostname)
[ -z "$name" ] || hostname "$name"
if [ -n "$id" ]; then
    echo "tiny-image: metadata instance-id=$id hostname=$name"
else
    echo 'tiny-image: METADATA FAILED'
fi
key=$(metadata meta-data/public-keys/0/openssh-key)
[ -z "$key" ] || echo "$key" | { read -r kind key owner; echo "tiny-image: ssh key $kind $owner"; }
echo "hello from $name ($id)" >/var/www/index.html
httpd -p 80 -h /var/www
data=$(metadata user-data 2>/dev/null)
case $data in
'#!'*)
    echo "$data" >/tmp/user-data
    sh /tmp/user-data
    ;;
esac
echo 'root::0:0:root:/root:/bin/sh' >/etc/passwd
echo 'root:x:0:' >/etc/group
echo "tiny-image: ready after $(cut -d ' ' -f 1 /proc/uptime) s"
while :; do getty -n -l /bin/sh 115200 ttyS0 vt100 2>/dev/null || sleep 5; done
INIT
chmod +x disk/init disk/lease
(cd disk && find . | cpio -o -H newc --quiet | gzip -9 >../initrd.gz)
cp "root/boot/vmlinuz-$release" vmlinuz

cat >syslinux.cfg <<'BOOT'
DEFAULT linux
PROMPT 0
TIMEOUT 1
SERIAL 0 115200
LABEL linux
  KERNEL vmlinuz
  APPEND initrd=initrd.gz console=tty0 console=ttyS0,115200 quiet loglevel=3 mitigations=off nokaslr
BOOT
bytes=$(($(stat -c %s vmlinuz) + $(stat -c %s initrd.gz)))
mebibytes=$((bytes / 1048576 + 6))
truncate -s "$((mebibytes))M" partition
mkfs.vfat -F 16 -n TINY partition >/dev/null
mcopy -i partition vmlinuz initrd.gz syslinux.cfg ::
syslinux --install partition

# One active partition of FAT16 at the first mebibyte.
truncate -s "$((mebibytes + 1))M" whole
python3 -c '
import struct, sys
with open("whole", "r+b") as disk, open("/usr/lib/syslinux/mbr/mbr.bin", "rb") as boot:
    disk.write(boot.read(440))
    disk.seek(446)
    disk.write(struct.pack("<B3sB3sII", 0x80, b"\xfe\xff\xff", 6, b"\xfe\xff\xff", 2048,
                           int(sys.argv[1]) * 2048))
    disk.seek(510)
    disk.write(b"\x55\xaa")
' "$mebibytes"
dd if=partition of=whole bs=1M seek=1 conv=notrunc status=none
qemu-img convert -c -O qcow2 whole image
mv image "$target"
chmod 0644 "$target"
ls -l "$target"
