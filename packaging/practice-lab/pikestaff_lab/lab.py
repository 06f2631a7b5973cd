# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
"""The verbs: each takes the lab from what it is to what was asked for."""

import os
import secrets
import signal
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from . import (access, cgroups, container, hosts, inventory, mirror, mounts, network,
               packagecache, processes, requirements, rootfs, state, status, subnets)
from .errors import LabError, Unfit, UsageError

DEFAULT_SUITE = "bookworm"
DEFAULT_NICS = 2
REBOOT_SECONDS = 300
REBOOT_SIGNAL = signal.SIGRTMIN + 5  # systemd starts reboot.target


@dataclass(frozen=True)
class Request:
    """What `up` was asked for; None: not said, so an existing lab's own value counts."""

    names: tuple = None
    suite: str = None
    nics: int = None
    owner: int = None
    default_owner: int = 0


class Bench:
    """What the verbs work with: the places, the voice, and how this program is called."""

    def __init__(self, paths, progress, program):
        self.paths = paths
        self.progress = progress
        self.program = program

    @contextmanager
    def existing_lab(self, verb):
        """The lab, locked, for a verb that changes an existing one."""
        require_root()
        with state.locked(self.paths, verb):
            lab = state.load(self.paths)
            if lab is None:
                raise LabError("no-lab")
            yield lab


def require_root():
    if os.geteuid() != 0:
        raise Unfit([requirements.Problem.of("need-root")])


def up(bench, request):
    """Makes the lab, or what is missing of it."""
    paths = bench.paths
    if os.geteuid() != 0:
        # Refused, but with everything else that is missing as well.
        fit(paths, planned(state.load(paths), request))
    with state.locked(paths, "up"):
        old = state.load(paths)
        lab = planned(old, request)
        bench.progress.plan(4 + 2 * len(lab.hosts))
        bench.progress.step("step-check")
        facts = fit(paths, lab)
        paths.make()
        if old is None:
            lab = found(lab, facts)
        state.save(paths, lab)
        access.ensure(paths, lab.owner)
        bring_up(bench, lab, facts)


def planned(old, request):
    """The lab that is asked for. Pure; a new one has no networks and no id yet."""
    if old is None:
        names = request.names or inventory.DEFAULT_NAMES
        owner = request.default_owner if request.owner is None else request.owner
        return state.Lab("", request.suite or DEFAULT_SUITE, request.nics or DEFAULT_NICS,
                         owner, 0, {}, tuple(inventory.number_hosts(names)))
    for option, wanted, is_now in (("--suite", request.suite, old.suite),
                                   ("--nics", request.nics, old.nics)):
        if wanted is not None and wanted != is_now:
            raise UsageError("other-lab", option=option, wanted=wanted, is_now=is_now)
    listed = tuple(inventory.number_hosts(request.names or (), old.hosts))
    return replace(old, hosts=listed, owner=old.owner if request.owner is None else request.owner)


def fit(paths, lab):
    """The facts of this computer, or all its problems at once."""
    facts = requirements.look(paths, lab.suite, lab.owner)
    new = [host for host in lab.hosts if not hosts.prepared(paths, host)]
    cached = requirements.root_is_cached(paths, lab.suite, facts.sources)
    problems = requirements.problems(facts, requirements.need(new, lab.hosts, cached))
    if problems:
        raise Unfit(problems)
    return facts


def found(lab, facts):
    """A new lab's id and networks."""
    while True:
        lab_id = secrets.token_hex(2)
        if not network.links_present(network.all_possible_links(lab_id)):
            break
    in_use = subnets.of_this_computer(remote_names(facts.sources))
    return replace(lab, id=lab_id, networks=subnets.pick(lab.nics, in_use))


def remote_names(sources):
    proxy = urlsplit(mirror.proxy_of_this_computer()).hostname
    return [*sources.host_names, *([proxy] if proxy else [])]


def bring_up(bench, lab, facts):
    """Network, package cache, root and hosts, each only where it is missing."""
    paths, progress = bench.paths, bench.progress
    progress.step("step-network")
    lab = ensure_network(bench, lab, facts)
    progress.step("step-packages")
    lab = ensure_packages(bench, lab, facts)
    new = [host for host in lab.hosts if not hosts.prepared(paths, host)]
    progress.step("step-root", suite=lab.suite)
    root = None
    if new:
        root = rootfs.ensure(paths, lab.suite, facts.sources, lab.package_proxy, progress)
    for host in lab.hosts:
        on = hosts.supervisor_of(paths, host.name) and host not in new
        progress.step("step-runs" if on else "step-start", host=host.name)
        ensure_host(bench, lab, host, root if host in new else None, facts.decision)
    hosts.empty_trash(paths, wait=False)
    settle(bench, lab, [h for h in lab.hosts if not hosts.is_paused(paths, h.name)])
    for host in lab.hosts:
        if hosts.is_paused(paths, host.name):
            progress.step("host-stays-paused", host=host.name)


def ensure_network(bench, lab, facts):
    paths = bench.paths
    if network.is_up(paths, lab):
        return lab
    # Hosts that still run hang on a switch that is gone.
    hosts.stop(paths, lab, lab.hosts, facts.decision)
    packagecache.stop(paths)
    in_use = subnets.of_this_computer(remote_names(facts.sources), network.link_names(lab))
    for cidr, other in subnets.collisions(lab.networks, in_use):
        raise LabError("subnet-taken", cidr=cidr, other=other)
    network.make_switch(paths, lab)
    return lab


def ensure_packages(bench, lab, facts):
    """The package cache runs; its port is fixed once hosts know it."""
    paths = bench.paths
    gateway = lab.networks["management"].gateway
    works = packagecache.running(paths) and packagecache.answers(gateway, lab.cache_port)
    if works and not packagecache.is_offline(paths):
        return lab
    packagecache.stop(paths)
    if lab.cache_port == 0:
        lab = replace(lab, cache_port=packagecache.free_port(gateway))
        state.save(paths, lab)
    proxy = mirror.proxy_of_this_computer()
    offline = not mirror.reachable(facts.sources, lab.suite, proxy)
    if offline:
        if not packagecache.has_content(paths):
            raise LabError("mirror-unreachable", mirror=mirror.shown(facts.sources.archive))
        bench.progress.note("packages-offline", mirror=mirror.shown(facts.sources.archive))
    packagecache.start(paths, lab, facts.sources, proxy, offline, facts.decision, bench.program)
    return lab


def ensure_host(bench, lab, host, root, decision):
    """The host runs; it is made first when root is given."""
    paths = bench.paths
    if root:
        hosts.stop(paths, lab, [host], decision)
        paths.host(host.name).cut.unlink(missing_ok=True)
        hosts.prepare(paths, lab, host, root)
    elif hosts.init_of(paths, host.name) and hosts.supervisor_of(paths, host.name):
        return
    else:
        check_root_is_same(paths, host)
    hosts.start(paths, lab, host, decision, bench.program)


def check_root_is_same(paths, host):
    """A host's layer is of use only above the very root it was made on."""
    noted = hosts.prepared(paths, host)
    cached = rootfs.existing(paths, noted["root"])
    if cached is None or cached.build != noted["build"]:
        raise LabError("root-lost", host=host.name, root=noted["root"])


def settle(bench, lab, waited_for, seconds=hosts.READY_SECONDS, least_boots=0):
    """Waits for the hosts, and proves that they reach the package cache."""
    paths, progress = bench.paths, bench.progress

    def on_ready(host, word):
        cut = paths.host(host.name).cut.exists()
        progress.step("step-ready-cut" if cut else "step-ready", host=host.name,
                      address=lab.address(host))
        if word == "degraded":
            progress.note("host-degraded", host=host.name,
                          units=hosts.failed_units(paths, host.name))

    hosts.wait_ready(paths, lab, waited_for, on_ready, seconds, least_boots)
    connected = [host for host in waited_for if not paths.host(host.name).cut.exists()]
    gateway = lab.networks["management"].gateway
    if connected and not network.can_reach(
        paths.host(connected[0].name).namespace, gateway, lab.cache_port
    ):
        raise LabError("cache-out-of-reach", port=lab.cache_port,
                       interface=network.link_names(lab)[0])


def down(bench, purge):
    """Ends the lab; only the cache stays, and with purge not even that."""
    require_root()
    paths, progress = bench.paths, bench.progress
    kept = []
    with state.locked(paths, "down"):
        lab = state.load(paths)
        progress.plan((3 if lab else 1) + purge)
        if lab:
            decision = cgroups.decide(cgroups.of_this_computer(container.nspawn_version()))
            progress.step("step-stop")
            hosts.stop(paths, lab, lab.hosts, decision)
            packagecache.stop(paths)
            progress.step("step-unplug")
            network.remove_switch(paths, lab.id)
            for directory in (paths.hosts, paths.run):
                mounts.unmount_below(directory)
            check_nothing_is_left(paths, lab)
        progress.step("step-remove")
        hosts.remove_all(paths)
        paths.lab.unlink(missing_ok=True)
        if purge:
            progress.step("step-purge")
            kept = rootfs.purge(paths) + packagecache.purge(paths)
    for name in kept:
        progress.note("purge-kept", name=name)


def check_nothing_is_left(paths, lab):
    """What could not be taken away is named, and the state is kept for another try."""
    table = mounts.table()
    left = mounts.below(str(paths.hosts), table) + mounts.below(str(paths.run), table)
    left += network.links_present(network.all_possible_links(lab.id))
    if left:
        raise LabError("something-left", what=", ".join(left))


def reset(bench, names):
    """Fresh hosts of the same names and addresses, from the cached root."""
    with bench.existing_lab("reset") as lab:
        chosen = [lab.host(name) for name in names] if names else list(lab.hosts)
        paths = bench.paths
        bench.progress.plan(4 + 2 * len(lab.hosts))
        bench.progress.step("step-check")
        facts = fit(paths, lab)
        hosts.stop(paths, lab, chosen, facts.decision)
        for host in chosen:
            hosts.throw_away(paths, host.name)
        bring_up(bench, lab, facts)


def reboot(bench, name):
    """Reboots a host as `systemctl reboot` would, and waits until it is back."""
    with bench.existing_lab("reboot") as lab:
        host = lab.host(name)
        paths = bench.paths
        require_running(paths, host)
        before = hosts.boots(paths, name)
        bench.progress.plan(2)
        bench.progress.step("step-reboot", host=name)
        hosts.init_of(paths, name).send(REBOOT_SIGNAL)
        settle(bench, lab, [host], REBOOT_SECONDS, before + 1)


def set_paused(bench, name, paused):
    with bench.existing_lab("pause" if paused else "unpause") as lab:
        host = lab.host(name)
        if status.host_state(bench.paths, name) == "stopped":
            raise LabError("host-is-off", host=name)
        hosts.set_paused(bench.paths, host, paused)
        bench.progress.note("done-paused" if paused else "done-unpaused", host=name)


def set_cut(bench, name, cut):
    """Pulls or plugs the management cable; it stays so over a reboot of the host."""
    with bench.existing_lab("cut" if cut else "heal") as lab:
        host = lab.host(name)
        if status.host_state(bench.paths, name) == "stopped":
            raise LabError("host-is-off", host=name)
        flag = bench.paths.host(name).cut
        if cut:
            flag.touch()
        else:
            flag.unlink(missing_ok=True)
        network.set_cable(bench.paths, host, plugged=not cut)
        bench.progress.note("done-cut" if cut else "done-healed", host=name)


def root_command(bench, name, command):
    """Runs a command as root inside a host; becomes it, so its exit status is ours."""
    require_root()
    lab = state.load(bench.paths)
    if lab is None:
        raise LabError("no-lab")
    init = hosts.init_of(bench.paths, lab.host(name).name)
    if init is None:
        raise LabError("host-is-off", host=name)
    argv = hosts.command_inside(init, command)
    os.execvpe(argv[0], argv, processes.environment({"TERM": os.environ.get("TERM", "dumb")}))


def require_running(paths, host):
    word = status.host_state(paths, host.name)
    if word == "stopped":
        raise LabError("host-is-off", host=host.name)
    if word == "paused":
        raise LabError("host-is-paused", host=host.name)
