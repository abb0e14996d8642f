"""The places of a report that something refers to (ECMA-376 part 1, 17.13.6)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Place:
    """A place that something refers to: its number as Word's field would read it, if it has one.

    `is_item`: it stands in a list, and Word would read the numbers above it as well if it were let.
    """

    number: str = ""
    is_item: bool = False


class Bookmarks:
    """The bookmarks of one report: those places, and only those, that something refers to."""

    def __init__(self, places: Mapping[str, Place] | None = None) -> None:
        self._places = places or {}
        self._set: set[str] = set()

    def get(self, name: str) -> Place | None:
        """The place of the name, if it is one that gets a bookmark."""
        return self._places.get(name)

    def round(self, name: str, content: str) -> str:
        """The content within the bookmark of the name; unchanged where nothing refers to it or it is taken."""
        if name not in self._places or name in self._set:
            return content
        self._set.add(name)
        identity = len(self._set)
        start = f'<w:bookmarkStart w:id="{identity}" w:name="{bookmark_name(name)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{identity}"/>'


def referred_to(blocks: Sequence[Block]) -> dict[str, Place]:
    """The places in the blocks, by name, that a resolved reference among them leads to; of two the first counts."""
    sought: set[str] = set()
    targets: dict[str, Place] = {}
    for inline in inlines_in(blocks):
        if isinstance(inline, Target):
            targets.setdefault(inline.name, Place())
        elif isinstance(inline, Reference) and inline.resolved and inline.name:
            sought.add(inline.name)
    if not sought:
        return {}
    places: dict[str, Place] = {}
    for name, place in _anchored(blocks):
        places.setdefault(name, place)
    return {name: place for name, place in {**targets, **places}.items() if name in sought}


def _anchored(blocks: Sequence[Block]) -> Iterator[tuple[str, Place]]:
    for block in all_blocks(blocks):
        if isinstance(block, List):
            for item in block.items:
                if item.anchor:
                    yield item.anchor, Place(item.number.rstrip("."), is_item=True)
        elif isinstance(block, Heading | Paragraph) and block.anchor:
            yield block.anchor, Place(block.number.rstrip("."))
