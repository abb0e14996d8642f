"""Values go into the holes of a section. Knows what each kind of value looks like in words; knows no Markdown layout.

A section's skeleton is the same for every case of the same shape, and is shared: only what has holes is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.case.dates import Day, Month
from reportgen.case.values import Amount, Prose
from reportgen.case.values import Text as TypedText
from reportgen.compose import prose, wording
from reportgen.compose.environment import Missing
from reportgen.compose.holes import HOLE, Anchor
from reportgen.compose.tree import trimmed
from reportgen.diagnostics import Span
from reportgen.document.chart import Chart
from reportgen.document.nodes import (
    Block,
    Break,
    Cell,
    Division,
    Entries,
    Entry,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Mark,
    Origin,
    Paragraph,
    Quote,
    Reference,
    Remark,
    Table,
    Target,
    Text,
    Title,
)

Part = Inline | Anchor | tuple[Block, ...]


class UnprintableError(Exception):
    """A template prints something that has no words; says what."""


@dataclass(slots=True)
class Filler:
    """Fills the holes of one piece of text; `missing` collects every gap that shows.

    A gap that belongs to no part of the case has its place where the report does.
    """

    values: Sequence[object]
    missing: list[Missing] = field(default_factory=list)
    report: Span | None = None
    origin: Origin | None = None

    def words(self, value: object) -> tuple[Inline, ...]:
        """The words that stand for a value where there is no room for blocks."""
        self.values = (value,)
        return self._words((Text(f"{HOLE}000000"),))[0]

    def blocks(self, blocks: Iterable[Block], origin: Origin | None = None) -> tuple[Block, ...]:
        """The blocks with their holes filled; prose may turn one paragraph into several blocks.

        `origin` is where those paragraphs stand which are in no other block.
        """
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                self._flow(block, origin, out)
            else:
                out.append(self._block(block))
        return tuple(out)

    def _block(self, block: Block) -> Block:
        match block:
            case Title():
                return Title(self._words(block.content)[0], block.label, block.origin)
            case Heading():
                content, anchor = self._words(block.content)
                return Heading(block.level, content, anchor, origin=block.origin)
            case List():
                return List(block.kind, tuple(map(self._item, block.items)))
            case Quote():
                return Quote(self.blocks(block.blocks))
            case Entries():
                return Entries(tuple(map(self._entry, block.entries)))
            case Table():
                return replace(block, header=self._row(block.header), rows=tuple(map(self._row, block.rows)))
            case Division():
                return Division(block.kind, self.blocks(block.blocks))
            case Chart():
                return block
            case Paragraph():
                raise AssertionError  # `blocks` knows them: one may become several

    def _item(self, item: Item) -> Item:
        blocks = self.blocks(item.blocks)
        first = blocks[0] if blocks else Paragraph(())
        if isinstance(first, Paragraph) and first.anchor:
            return Item((replace(first, anchor=""), *blocks[1:]), first.anchor)
        return Item(blocks or (first,))

    def _entry(self, entry: Entry) -> Entry:
        return Entry(self._words(entry.label)[0], self.blocks(entry.blocks), self._words(entry.note)[0])

    def _row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple([Cell(self.blocks(cell.blocks)) for cell in row])

    def _words(self, content: Iterable[Inline]) -> tuple[tuple[Inline, ...], str]:
        """Inlines where only words can stand, and the anchor among them; prose of several paragraphs runs on."""
        out: list[Inline] = []
        anchor = ""
        for part in self._parts(content):
            if isinstance(part, Anchor):
                anchor = part.name
            elif isinstance(part, tuple):
                out.extend(run_on(part))
            else:
                out.append(part)
        return tuple(out), anchor

    def _flow(self, paragraph: Paragraph, origin: Origin | None, out: list[Block]) -> None:
        """A paragraph whose prose may bring blocks of its own; words before join its first, words after its last."""
        words: list[Inline] = []
        anchor = ""
        for part in self._parts(paragraph.content):
            if isinstance(part, Anchor):
                anchor = part.name
            elif not isinstance(part, tuple):
                words.append(part)
            elif part:
                first, *rest = part
                if isinstance(first, Paragraph):
                    words.extend(first.content)
                else:
                    rest = [first, *rest]
                if rest:
                    if words:
                        out.append(Paragraph(trimmed(words), anchor, origin=origin))
                    words, anchor = [], ""
                    last = rest[-1]
                    out.extend(rest[:-1])
                    if isinstance(last, Paragraph):
                        words = list(last.content)
                    else:
                        out.append(last)
        if words and any(not isinstance(word, Text) or word.text.strip() for word in words):
            out.append(Paragraph(trimmed(words), anchor, origin=origin))

    def _parts(self, content: Iterable[Inline]) -> list[Part]:
        """The inlines of a skeleton, with the values of their holes; what prose brings is a tuple of blocks."""
        out: list[Part] = []
        for part in content:
            if isinstance(part, Text):
                if HOLE in part.text:
                    self._text(part, out)
                else:
                    out.append(part)
            elif isinstance(part, Link):
                if HOLE in part.href:
                    raise UnprintableError("a value in the address of a link: use the filter `web`")
                out.append(replace(part, content=self._words(part.content)[0]))
            elif isinstance(part, Reference):
                if HOLE in part.name:
                    raise UnprintableError("a value in the name of a reference: use the function `refer`")
                out.append(replace(part, origin=self.origin))
            else:
                out.append(part)
        return out

    def _text(self, text: Text, out: list[Part]) -> None:
        """A text of the skeleton: its words, and a hole's value wherever one stands."""
        first, *pieces = text.text.split(HOLE)
        if first:
            out.append(Text(first, text.marks))
        for piece in pieces:
            words = piece[6:]
            value = self.values[int(piece[:6], 16)]
            self._value(value, text.marks, out)
            if isinstance(value, Break):
                words = words.lstrip(" ")  # the template's own line end, which Markdown reads as a space
            if words:
                out.append(Text(words, text.marks))

    def _value(self, value: object, marks: Mark, out: list[Part]) -> None:
        if isinstance(value, Missing):
            self.missing.append(value)
            origin = Origin(self.report if value.part is None and self.report else value)
            out.append(Gap(f"{value.label}: to be given", value.reason, marks, origin))
        elif isinstance(value, Prose):
            blocks = prose.blocks_of(value)
            out.append(tuple(marked(block, marks) for block in blocks) if marks else blocks)
        elif isinstance(value, Anchor):
            out.append(value)
        elif isinstance(value, Chart):
            out.append((value,))
        elif isinstance(value, tuple):
            for part in value:
                self._value(part, marks, out)
        elif isinstance(value, Reference):
            out.append(with_marks(replace(value, origin=self.origin), marks))
        else:
            words = words_of(value)
            out.extend([with_marks(part, marks) for part in words] if marks else words)


def words_of(value: object) -> tuple[Inline, ...]:
    """The words that stand for a value. Raises `UnprintableError` for what has none."""
    if isinstance(value, Month):
        return (Text(value, together=True, origin=Origin(value)),)
    if isinstance(value, str):
        return lines_of(value, Origin(value) if isinstance(value, TypedText) else None)
    match value:
        case Text() | Gap() | Reference() | Link() | Target() | Break():
            return (value,)
        case Day():
            return (wording.date(value),)
        case Amount() | Decimal():
            return (wording.money(value),)
        case int() if not isinstance(value, bool):
            return (Text(str(value)),)
    raise UnprintableError(f"a value that has no words ({type(value).__name__})")


def lines_of(words: str, origin: Origin | None) -> tuple[Inline, ...]:
    """Plain words; a new line in them is a new line on the page."""
    if "\n" not in words:
        return (Text(str(words), origin=origin),) if words else ()
    out: list[Inline] = []
    for line in words.rstrip("\n").split("\n"):
        if out:
            out.append(Break())
        if line:
            out.append(Text(line, origin=origin))
    return tuple(out)


def with_marks(part: Inline, marks: Mark) -> Inline:
    """An inline with more marks than it had."""
    if not marks:
        return part
    if isinstance(part, Text):
        return Text(part.text, part.marks | marks, part.together, part.origin)
    if isinstance(part, Gap | Reference):
        return replace(part, marks=part.marks | marks)
    if isinstance(part, Link | Target | Remark):
        return replace(part, content=tuple(with_marks(inner, marks) for inner in part.content))
    return part


def marked(block: Block, marks: Mark) -> Block:
    """A paragraph with more marks than it had; other blocks keep their own."""
    if isinstance(block, Paragraph):
        return replace(block, content=tuple(with_marks(part, marks) for part in block.content))
    return block


def run_on(blocks: Iterable[Block]) -> tuple[Inline, ...]:
    """The words of blocks as one line, where a place has room for words only."""
    out: list[Inline] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            inner: tuple[Inline, ...] = block.content
        elif isinstance(block, List):
            inner = run_on(part for item in block.items for part in item.blocks)
        elif isinstance(block, Quote):
            inner = run_on(block.blocks)
        else:
            inner = ()
        if out and inner:
            out.append(Text(" "))
        out.extend(inner)
    return tuple(out)
