"""A Python without a network: every way to another machine fails and is written down. This machine itself may be talked to."""

from __future__ import annotations

import os
from pathlib import Path

SITE = """
import ipaddress, os, socket

_real = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto", "sendmsg")}
_asking = {name: getattr(socket, name) for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex")}

def near(host):
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host.partition("%")[0])
    except (ValueError, AttributeError):
        return False
    return address.is_loopback or address.is_unspecified

def _write_down(name, what):
    with open(os.environ["MTQA_TEST_NETWORK"], "a") as log:
        log.write(f"{name} {what}\\n")
    raise OSError(101, "Network is unreachable (blocked by the test)")

def _sending(name):
    def call(self, *args):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            address = args[-1] if name != "sendmsg" else args[3] if len(args) > 3 else None
            if isinstance(address, tuple) and not near(address[0]):
                _write_down(name, args)
        return _real[name](self, *args)
    return call

def _looking(name):
    def call(host, *args, **more):
        if not near(host):
            _write_down(name, host)
        return _asking[name](host, *args, **more)
    return call

for _name in _real:
    setattr(socket.socket, _name, _sending(_name))
for _name in _asking:
    setattr(socket, _name, _looking(_name))
"""
"""`sitecustomize.py`: Python runs it before anything else, in every process that starts below."""


def environment(folder: Path) -> dict[str, str]:
    """The environment in which no process reaches another machine; attempts are written to `folder/network`."""
    site = folder / "site"
    site.mkdir(exist_ok=True)
    (site / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    (folder / "network").write_text("", encoding="utf-8")
    path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "MTQA_TEST_NETWORK": str(folder / "network")}


def attempts(folder: Path) -> list[str]:
    """What was tried."""
    return (folder / "network").read_text(encoding="utf-8").splitlines()
