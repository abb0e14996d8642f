"""A finished document as the law reads it: passage by passage, each word with its place in a file. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.diagnostics import Placed
from reportgen.document.chart import Chart
from reportgen.document.nodes import (
    Block,
    Break,
    Division,
    DivisionKind,
    Document,
    Entries,
    Gap,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Reference,
    Remark,
    Table,
    Target,
    Text,
    Title,
)
from reportgen.law.rule import Passage

Piece = tuple[str, Placed | None]


def passages(document: Document) -> tuple[Passage, ...]:
    """All that a document says: the lines at the head of pages, its blocks in reading order, the lines at the foot.

    A paragraph, a heading, a label, an item of a list and a cell's paragraph are a passage each. A table's caption and
    description, which only some readers hear, and the properties of the file count too.
    """
    page, properties = document.page, document.properties
    head = (line for line in (page.marking, page.masthead, page.header) if line)
    said = (properties.title, properties.subject, properties.author, properties.status)
    found = (
        *(passage for line in head for side in (line.left, line.right) for passage in _passage(side)),
        *_in_blocks(document.blocks),
        *(passage for words in (page.feedback, page.footer.left, page.footer.right) for passage in _passage(words)),
        *(Passage(((words, None),)) for words in dict.fromkeys(said) if words),
    )
    return tuple(found)


def _in_blocks(blocks: Iterable[Block], *, contact: bool = False, number: str = "") -> Iterator[Passage]:
    """The passages of blocks; `number` is that of the item which they make, and stands before the first of them."""
    for block in blocks:
        yield from _in_block(block, contact=contact, number=number)
        number = ""


def _in_block(block: Block, *, contact: bool, number: str) -> Iterator[Passage]:  # noqa: C901  a case for each kind
    match block:
        case Title():
            yield from _passage(block.label, contact=contact)
            yield from _passage(block.content, block.origin, contact=contact, heading=True)
        case Heading() | Paragraph():
            heading, number = isinstance(block, Heading), number or block.number
            yield from _passage(block.content, block.origin, contact=contact, heading=heading, number=number)
        case List():
            for item in block.items:
                yield from _in_blocks(item.blocks, contact=contact, number=item.number)
        case Division():
            yield from _in_blocks(block.blocks, contact=contact or block.kind is DivisionKind.CONTACTS)
        case Quote():
            yield from (replace(passage, quoted=True) for passage in _in_blocks(block.blocks, contact=contact))
        case Entries():
            for entry in block.entries:
                yield from _passage(entry.label, contact=contact)
                yield from _passage(entry.note, contact=contact)
                yield from _in_blocks(entry.blocks, contact=contact)
        case Table():
            yield from _in_table(block, contact=contact)
        case Chart():
            yield Passage(((block.words, None),), contact=contact)


def _in_table(table: Table, *, contact: bool) -> Iterator[Passage]:
    for words in (table.caption, table.description):
        if words:
            yield Passage(((words, None),), contact=contact)
    for row in (table.header, *table.rows):
        for cell in row:
            yield from _in_blocks(cell.blocks, contact=contact)


def _passage(
    inlines: Iterable[Inline],
    place: Placed | None = None,
    *,
    contact: bool = False,
    heading: bool = False,
    number: str = "",
) -> Iterator[Passage]:
    """The passage that inlines make, if they say anything; words without a place of their own stand at `place`."""
    pieces = tuple((words, own or place) for words, own in _pieces(inlines))
    if any(words.strip() for words, _ in pieces):
        yield Passage(pieces, contact=contact, heading=heading, number=number)


def _pieces(inlines: Iterable[Inline]) -> Iterator[Piece]:
    """The words of inlines, each with its place; a new line reads as a space. Comments of a draft do not count."""
    for inline in inlines:
        match inline:
            case Text() | Reference():
                yield inline.text, inline.origin
            case Gap():
                yield f"[{inline.text}]", inline.origin
            case Break():
                yield " ", None
            case Link() | Target() | Remark():
                yield from _pieces(inline.content)
