"""What is worked out from files that ship: kept in the user's cache, where a later run finds it ready to be mapped into memory.

A kept file is named after what it is and after a digest of all that it was made of, the code that makes it too. It is never changed, and
appears whole or not at all; other contents make another file. Where the cache can't be written, everything is worked out in each run.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import mmap
import os
from collections.abc import Callable
from pathlib import Path
from struct import Struct
from typing import Any, TypeAlias

Buffer: TypeAlias = bytes | mmap.mmap
"""What is kept, from offset 0; a few bytes that end the file may follow."""
_END = Struct("<8sQ")
_MARK = b"mtqakept"
_VERSIONS = 2
"""Files of one name that stay: two versions of mtqa may take turns."""


def cache_folder() -> Path:
    """The user's cache as the platform names it; `MTQA_CACHE_DIR` wins. All that lies there is safe to delete."""
    named = os.environ.get("MTQA_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("mtqa"))


def digest(*parts: Path | bytes) -> str:
    """A short name for all that something is made of: the contents of files, and bytes; a file that is not there has none."""
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part if isinstance(part, bytes) else _content(part)
        whole.update(len(content).to_bytes(8, "little") + content)
    return whole.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # source code that is installed compiled
        return b""


def kept(name: str, key: str, make: Callable[[], bytes], folder: Path | None = None) -> Buffer:
    """The bytes that `make` gives, from the cache where they are there already.

    Args:
        name: what it is, as the start of a file's name.
        key: the `digest` of what it is made of.
        folder: where it is kept (default: in the user's cache).
    """
    known = found(name, key, folder)
    if known is not None:
        return known
    content = make()
    keep(name, key, lambda: content, folder)
    return content


def found(name: str, key: str, folder: Path | None = None) -> Buffer | None:
    """What is kept under that name and key; None when it is not there, or not whole."""
    try:
        with _place(name, key, folder).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    length = len(mapped) - _END.size
    return mapped if length >= 0 and _END.unpack_from(mapped, length) == (_MARK, length) else None


def put_aside(buffer: Buffer) -> None:
    """Give back the memory into which a kept file was read so far, where the system can: what is looked up again is read again."""
    if isinstance(buffer, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        buffer.madvise(mmap.MADV_DONTNEED)


def keep(name: str, key: str, content: Callable[[], bytes], folder: Path | None = None) -> None:
    """Write what `content` gives, so that nobody ever sees half of it; where nothing can be written, it is not asked for."""
    path = _place(name, key, folder)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as file:
                made = content()
                file.write(made)
                file.write(_END.pack(_MARK, len(made)))
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        _forget_old(path.parent, name)


def _place(name: str, key: str, folder: Path | None) -> Path:
    return (folder or cache_folder() / "ready") / f"{name}-{key}"


def kept_json(name: str, key: str, make: Callable[[], Any], folder: Path | None = None) -> Any:
    """As `kept`, for what JSON can hold; tuples come back as lists."""
    content = kept(name, key, lambda: json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n", folder)
    return json.loads(content[: content.find(b"\n")])


def _forget_old(folder: Path, name: str) -> None:
    """Delete files of the same name but for the newest ones: what ships has changed since."""
    made = [(path.stat().st_mtime, path) for path in folder.glob(f"{name}-*")]
    for _, path in sorted(made)[:-_VERSIONS]:
        path.unlink(missing_ok=True)
