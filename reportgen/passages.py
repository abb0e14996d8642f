"""A finished document as the law reads it: passage by passage, each word with its place in a file. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    description, which only some readers hear, and what the properties of the file say beside the title count too.
    """
    page, properties, found = document.page, document.properties, _Passages()
    for line in filter(None, (page.marking, page.masthead, page.header)):
        found.add(line.left)
        found.add(line.right)
    found.add_blocks(document.blocks)
    for words in (page.feedback, page.footer.left, page.footer.right):
        found.add(words)
    read = {passage.text for passage in found.made}
    for said in dict.fromkeys((properties.title, properties.subject, properties.author, properties.status)):
        if said not in read:
            found.add_words(said)
    return tuple(found.made)


@dataclass(slots=True)
class _Passages:
    """The passages of a document, as they are read; whether the contact block is, or somebody else's words."""

    made: list[Passage] = field(default_factory=list)
    contact: bool = False
    quoted: bool = False

    def add(
        self, inlines: Iterable[Inline], place: Placed | None = None, *, heading: bool = False, number: str = ""
    ) -> None:
        """The passage that inlines make, if they say anything; words without a place of their own stand at `place`."""
        passage = Passage(tuple(_pieces(inlines, place)), self.contact, heading, number, self.quoted)
        if passage.text.strip():
            self.made.append(passage)

    def add_words(self, words: str) -> None:
        """Words that have no place, if there are any."""
        if words:
            self.made.append(Passage(((words, None),), self.contact, quoted=self.quoted))

    def add_blocks(self, blocks: Iterable[Block], number: str = "") -> None:
        """The passages of blocks; `number` is that of the item which they make, and stands before the first of them."""
        for block in blocks:
            self._add_block(block, number)
            number = ""

    def _add_block(self, block: Block, number: str) -> None:  # noqa: C901  a case for each kind of block
        match block:
            case Paragraph():
                self.add(block.content, block.origin, number=number or block.number)
            case Heading():
                self.add(block.content, block.origin, heading=True, number=number or block.number)
            case Title():
                self.add(block.label)
                self.add(block.content, block.origin, heading=True)
            case List():
                for item in block.items:
                    self.add_blocks(item.blocks, item.number)
            case Quote():
                outer, self.quoted = self.quoted, True
                self.add_blocks(block.blocks)
                self.quoted = outer
            case Division():
                outer, self.contact = self.contact, self.contact or block.kind is DivisionKind.CONTACTS
                self.add_blocks(block.blocks)
                self.contact = outer
            case Entries():
                self._add_entries(block)
            case Table():
                self._add_table(block)
            case Chart():
                self.add_words(block.words)

    def _add_entries(self, entries: Entries) -> None:
        for entry in entries.entries:
            self.add(entry.label)
            self.add(entry.note)
            self.add_blocks(entry.blocks)

    def _add_table(self, table: Table) -> None:
        """A table's caption and description, and the passages of each of its cells."""
        self.add_words(table.caption)
        self.add_words(table.description)
        for row in (table.header, *table.rows):
            for cell in row:
                self.add_blocks(cell.blocks)


def _pieces(inlines: Iterable[Inline], place: Placed | None) -> list[Piece]:
    """The words of inlines, each with its place; a new line reads as a space. Comments of a draft do not count."""
    found: list[Piece] = []
    for inline in inlines:
        match inline:
            case Text() | Reference():
                found.append((inline.text, inline.origin or place))
            case Gap():
                found.append((f"[{inline.text}]", inline.origin or place))
            case Break():
                found.append((" ", place))
            case Link() | Target() | Remark():
                found += _pieces(inline.content, place)
    return found
