"""Links out of a part: hyperlinks, and the parts that the document refers to (ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import quote, urlsplit

from reportgen.write.docx import xml

KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPENING: Final = f'{xml.DECLARATION}<Relationships xmlns="{xml.PACKAGE_RELATIONSHIPS}">'
CLOSING: Final = "</Relationships>"

_SCHEMES: Final = frozenset(("http", "https", "mailto"))
_UNFIT: Final = re.compile(r"[^!#-;=?-\[\]_a-z~\u00a1-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def links_name(part: str) -> str:
    """The name of the part that holds another part's relationships; "" stands for the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Relationships:
    """The relationships that a report adds to one part. Ids begin with a prefix that the part does not use yet."""

    def __init__(self, prefix: str = "rIdReport") -> None:
        self._prefix = prefix
        self._entries: list[str] = []
        self._links: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def link(self, href: str) -> str | None:
        """The id of the hyperlink to an address, or None where it is none that Word would open."""
        if href not in self._links:
            target = _address(href)
            if target is None:
                return None
            self._links[href] = self._add("hyperlink", target, ' TargetMode="External"')
        return self._links[href]

    def part(self, kind: str, target: str) -> str:
        """The id of the relationship to another part, such as a header; `target` is relative to this part."""
        return self._add(kind, target, "")

    def xml(self) -> str:
        """The Relationship elements."""
        return "".join(self._entries)

    def _add(self, kind: str, target: str, mode: str) -> str:
        identity = f"{self._prefix}{len(self._entries) + 1}"
        self._entries.append(
            f'<Relationship Id="{identity}" Type="{KIND}/{kind}" Target="{xml.attribute(target)}"{mode}/>'
        )
        return identity


def _address(href: str) -> str | None:
    """The address with percent signs for what may not stand in one; None if Word would call the file damaged."""
    try:
        parts = urlsplit(href)
        usable = parts.scheme in _SCHEMES and (parts.scheme == "mailto" or bool(parts.hostname)) and parts.port != 0
    except ValueError:
        return None
    if not usable:
        return None
    return _UNFIT.sub(lambda found: quote(found[0], errors="ignore"), href)
