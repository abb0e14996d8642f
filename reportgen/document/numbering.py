"""Numbers for headings, paragraphs and list items, and the words of every cross-reference. Pure, in linear time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportgen.document.chart import Chart
from reportgen.document.look import Scheme
from reportgen.document.nodes import (
    Block,
    Cell,
    Division,
    DivisionKind,
    Document,
    Entries,
    Entry,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Paragraph,
    Quote,
    Reference,
    Remark,
    Table,
    Target,
    Title,
)
from reportgen.document.walk import all_blocks, all_inlines, plain, with_references

# The divisions whose headings and paragraphs are numbered as if they stood at the top of the document.
_COUNTED = frozenset(
    {DivisionKind.RECOMMENDATIONS, DivisionKind.RESPONSES, DivisionKind.RUN_IN, DivisionKind.LANDSCAPE}
)

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def number(document: Document, scheme: Scheme) -> Document:
    """A copy of the document with its numbers as the scheme has them, and with what its cross-references read.

    A reference to a place that the document does not have, or that has no number and no words to be called by, keeps
    its text and stays unresolved.
    """
    counted = replace(document, blocks=_Counter(scheme).blocks(document.blocks, counts=True))
    readings = _Readings(_places(counted))

    return with_references(counted, readings.filled)


# ----------------------------------------------------------------------------------------------------- numbers


@dataclass(slots=True)
class _Counter:
    """The numbers given so far, on one way through a document."""

    scheme: Scheme
    section: int = 0
    paragraph: int = 0

    def blocks(self, blocks: tuple[Block, ...], *, counts: bool, depth: int = 0) -> tuple[Block, ...]:
        """The blocks with numbers: `counts` for headings and paragraphs, `depth` of numbered lists around them."""
        if not counts and all(map(_has_no_number, blocks)):
            return blocks  # most cells and items
        return tuple([self._block(block, counts=counts, depth=depth) for block in blocks])

    def _block(self, block: Block, *, counts: bool, depth: int) -> Block:
        match block:
            case Title() | Chart():
                return block
            case Heading() | Paragraph():
                return _numbered(block, self._next(block) if counts else "")
            case List():
                return self._list(block, depth)
            case Quote():
                return Quote(self.blocks(block.blocks, counts=False, depth=depth))
            case Division():
                counts = counts and block.kind in _COUNTED
                return Division(block.kind, self.blocks(block.blocks, counts=counts, depth=depth))
            case Entries():
                return Entries(tuple([self._entry(entry) for entry in block.entries]))
            case Table():
                return replace(block, header=self._row(block.header), rows=tuple(map(self._row, block.rows)))

    def _entry(self, entry: Entry) -> Entry:
        blocks = self.blocks(entry.blocks, counts=False)
        return entry if blocks is entry.blocks else Entry(entry.label, blocks, entry.note)

    def _row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(map(self._cell, row))

    def _cell(self, cell: Cell) -> Cell:
        blocks = self.blocks(cell.blocks, counts=False)
        return cell if blocks is cell.blocks else Cell(blocks)

    def _next(self, block: Heading | Paragraph) -> str:
        if isinstance(block, Heading):
            if block.level != 1 or not self.scheme.heading:
                return ""
            self.section += 1
            self.paragraph = 0
            return _counted(self.scheme.heading, self.section)
        if not (self.scheme.paragraph and self.section):
            return ""
        self.paragraph += 1
        return _counted(self.scheme.paragraph, self.section, self.paragraph)

    def _list(self, block: List, depth: int) -> List:
        numbered = block.kind is ListKind.NUMBERED and bool(self.scheme.items)
        form = self.scheme.items[depth % len(self.scheme.items)] if numbered else ""
        items = [
            Item(
                blocks=self.blocks(item.blocks, counts=False, depth=depth + numbered),
                anchor=item.anchor,
                number=item_number(form, place),
            )
            for place, item in enumerate(block.items, start=1)
        ]
        return List(block.kind, tuple(items))


def _numbered(block: Heading | Paragraph, number: str) -> Heading | Paragraph:
    if number == block.number:
        return block
    if isinstance(block, Heading):
        return Heading(block.level, block.content, block.anchor, number, block.origin)
    return Paragraph(block.content, block.anchor, number, block.origin)


def _has_no_number(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.number


def _counted(form: str, *counts: int) -> str:
    """The form with its `1`s replaced by the counts in turn; a form with one `1` takes the last count alone."""
    parts = form.split("1")
    ones = len(parts) - 1
    return parts[0] + "".join(f"{count}{part}" for count, part in zip(counts[-ones:], parts[1:], strict=False))


def item_number(form: str, place: int) -> str:
    """The number of the item at `place` (from 1) in a form such as "(i)", "a)" or "1."; empty for an empty form."""
    for sign, written in (("1", str), ("a", _letters), ("i", _roman)):
        if sign in form:
            return form.replace(sign, written(place), 1)
    return form


def _letters(place: int) -> str:
    """Letters as Word counts them: a to z, then aa, bb to zz, then aaa (ECMA-376-1, 17.18.59, lowerLetter)."""
    times, letter = divmod(place - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(place: int) -> str:
    written = []
    for value, sign in _ROMAN:
        times, place = divmod(place, value)
        written.append(sign * times)
    return "".join(written)


# -------------------------------------------------------------------------------------------- cross-references


class _Place(NamedTuple):
    """What a reference can lead to: its number, or if it has none the words that it is called by."""

    number: str
    content: tuple[Inline, ...]


def _places(document: Document) -> dict[str, _Place]:
    """Every place that can be referred to, by name; of two with one name the first counts."""
    places: dict[str, _Place] = {}
    for name, place in _named(document):
        places.setdefault(name, place)
    return places


def _named(document: Document) -> Iterator[tuple[str, _Place]]:
    for block in all_blocks(document.blocks):
        match block:
            case Heading() if block.anchor:
                yield block.anchor, _Place(block.number, block.content)
            case Paragraph() if block.number and block.anchor:
                yield block.anchor, _Place(block.number, ())
            case List():
                named = (item for item in block.items if item.number and item.anchor)
                yield from ((item.anchor, _Place(item.number, ())) for item in named)
            case _:
                pass
    for inline in all_inlines(document):
        if isinstance(inline, Target) and inline.name:
            yield inline.name, _Place("", inline.content)


@dataclass(slots=True)
class _Readings:
    """What a reference to each place reads, worked out once for each place."""

    places: dict[str, _Place]
    known: dict[str, str] = field(default_factory=dict)

    def filled(self, reference: Reference) -> Reference:
        """The reference with what it reads; unresolved, with the text it had, if there is no such place."""
        read = self._read(reference.name)
        if not read:
            return replace(reference, numbered=False, resolved=False)
        return replace(reference, text=read, numbered=bool(self.places[reference.name].number), resolved=True)

    def _read(self, name: str) -> str:
        if name in self.known:
            return self.known[name]
        place = self.places.get(name)
        if place is None:
            return ""
        # While its own words are being read a place reads as nothing, so that a circle of references comes to an end.
        self.known[name] = ""
        self.known[name] = place.number.strip("()[].") or plain(map(self._settled, place.content))
        return self.known[name]

    def _settled(self, inline: Inline) -> Inline:
        match inline:
            case Reference():
                return self.filled(inline)
            case Link() | Target() | Remark():
                return replace(inline, content=tuple(map(self._settled, inline.content)))
            case _:
                return inline
