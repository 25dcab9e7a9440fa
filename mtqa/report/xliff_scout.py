"""What must be known of an XLIFF file before the first finding can be written into its copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, count

from mtqa.article.xml_safe import Name, Place, XmlTarget

ITS = "http://www.w3.org/2005/11/its"
_OWN_ID = re.compile(r"mtqa-(\d{1,9})")


class Scout(XmlTarget[None]):
    """Goes through a file and gathers nothing.

    Attributes:
        last: the highest number of an id that mtqa gave; 0 without one.
        its: the prefix for ITS 2.0: the one that the root has bound to it, or one that the file uses nowhere.
        declaration: what the root's tag lacks for that, to be put at `behind_name`, an offset in bytes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bound: str | None = None
        self._prefixes: set[str] = set()
        self._versioned = False
        self.last = self.behind_name = 0

    def start(self, name: Name, attributes: Mapping[str, str], place: Place) -> None:
        """See `XmlTarget.start`."""
        if not self.behind_name:
            own = f"<{name.prefix}:{name.local}" if name.prefix else f"<{name.local}"
            self.behind_name = place.offset + len(own.encode("utf-8"))
            self._versioned = f"{ITS} version" in attributes
        own_id = _OWN_ID.fullmatch(attributes.get("id", ""))
        if own_id:
            self.last = max(self.last, int(own_id.group(1)))

    def end(self, name: Name, place: Place) -> None:
        """See `XmlTarget.end`."""

    def text(self, text: str, place: Place, *, cdata: bool) -> None:
        """See `XmlTarget.text`."""

    def prefix(self, prefix: str, space: str) -> None:
        """See `XmlTarget.prefix`."""
        self._prefixes.add(prefix)
        if not self.behind_name and space == ITS and prefix:
            self._bound = self._bound or prefix

    @property
    def its(self) -> str:
        """See the class."""
        names = chain(("its", "mtqaits"), (f"mtqaits{number}" for number in count(2)))
        return self._bound or next(name for name in names if name not in self._prefixes)

    @property
    def declaration(self) -> str:
        """See the class."""
        declared = "" if self._bound else f' xmlns:{self.its}="{ITS}"'
        return declared + ("" if self._versioned else f' {self.its}:version="2.0"')
