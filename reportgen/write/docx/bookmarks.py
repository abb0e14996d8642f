"""The places of a report that something refers to (ECMA-376 part 1, 17.13.6)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from reportgen.document import nodes

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


def referred_to(document: nodes.Document) -> frozenset[str]:
    """The names that a resolved reference of the report's text leads to and that a place of it bears."""
    sought: set[str] = set()
    borne: set[str] = set()
    for place in _places(document.blocks):
        if isinstance(place, nodes.Reference):
            if place.resolved:
                sought.add(place.name)
        else:
            borne.add(place.name if isinstance(place, nodes.Target) else place.anchor)
    return frozenset(sought & borne) - {""}


_Place = nodes.Reference | nodes.Target | nodes.Heading | nodes.Paragraph | nodes.Item


def _places(blocks: Iterable[nodes.Block]) -> Iterator[_Place]:  # noqa: C901 one branch for each kind of block
    for block in blocks:
        match block:
            case nodes.Paragraph(content=content) | nodes.Heading(content=content):
                yield block
                yield from _inline_places(content)
            case nodes.Title(content=content, label=label):
                yield from _inline_places((*label, *content))
            case nodes.List(items=items):
                for item in items:
                    yield item
                    yield from _places(item.blocks)
            case nodes.Entries(entries=entries):
                for entry in entries:
                    yield from _inline_places((*entry.label, *entry.note))
                    yield from _places(entry.blocks)
            case nodes.Table(header=header, rows=rows):
                for cell in header:
                    yield from _places(cell.blocks)
                for row in rows:
                    for cell in row:
                        yield from _places(cell.blocks)
            case nodes.Quote(blocks=inner) | nodes.Division(blocks=inner):
                yield from _places(inner)


def _inline_places(content: Iterable[nodes.Inline]) -> Iterator[_Place]:
    for inline in content:
        if isinstance(inline, nodes.Reference | nodes.Target):
            yield inline
        if isinstance(inline, nodes.Link | nodes.Target):
            yield from _inline_places(inline.content)
