"""A Python without a network: every way to another machine fails and is written down. Used by tests that run whole commands."""

from __future__ import annotations

import os
from pathlib import Path

SITE = """
import os, socket

def _refuse(name):
    def call(*args, **more):
        family = getattr(args[0], "family", None) if args else None
        if family == getattr(socket, "AF_UNIX", object()):
            return _real[name](*args, **more)
        with open(os.environ["MTQA_TEST_NETWORK"], "a") as log:
            log.write(f"{name} {args[1:] if family is not None else args}\\n")
        raise OSError(101, "Network is unreachable (blocked by the test)")
    return call

_real = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto", "sendmsg")}
for _name in _real:
    setattr(socket.socket, _name, _refuse(_name))
for _name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
    setattr(socket, _name, _refuse(_name))
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
