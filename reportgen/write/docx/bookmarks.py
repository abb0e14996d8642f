"""The places of a report that something refers to (ECMA-376 part 1, 17.13.6)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.document.nodes import Block, Heading, List, Paragraph, Reference, Target
from reportgen.document.walk import all_blocks, inlines_in

_LONGEST: Final = 40  # Word cuts longer names off
_UNFIT: Final = re.compile(r"[^a-z0-9]+")


def bookmark_name(name: str) -> str:
    """The bookmark for a name: hidden from Word's list, at most 40 characters, and never that of another name.

    Word reads bookmark names without regard to case, so what small letters, digits and "_" cannot say is told apart by
    a checksum.
    """
    plain = _UNFIT.sub("_", name.lower()).strip("_")
    if plain == name and len(plain) <= _LONGEST - len("_Ref_"):
        return f"_Ref_{plain}"
    checksum = f"{zlib.crc32(name.encode('utf-8', 'surrogatepass')):08x}"
    return f"_Ref_{plain[: _LONGEST - len('_Ref__') - len(checksum)]}_{checksum}"


class Bookmarks:
    """The bookmarks of one report: those places, and only those, that something refers to."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._wanted = frozenset(names)
        self._placed: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._wanted

    def round(self, name: str, content: str) -> str:
        """The content within the bookmark of the name; unchanged where nothing refers to it or it is taken."""
        if name not in self._wanted or name in self._placed:
            return content
        self._placed.add(name)
        identity = len(self._placed)
        start = f'<w:bookmarkStart w:id="{identity}" w:name="{bookmark_name(name)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{identity}"/>'


def referred_to(blocks: Sequence[Block]) -> frozenset[str]:
    """The names that a resolved reference in the blocks leads to and that a place among them bears."""
    sought: set[str] = set()
    borne: set[str] = set()
    for inline in inlines_in(blocks):
        if isinstance(inline, Target):
            borne.add(inline.name)
        elif isinstance(inline, Reference) and inline.resolved:
            sought.add(inline.name)
    if not sought:
        return frozenset()
    for block in all_blocks(blocks):
        if isinstance(block, Heading | Paragraph):
            borne.add(block.anchor)
        elif isinstance(block, List):
            borne.update(item.anchor for item in block.items)
    return frozenset(sought & borne) - {""}
