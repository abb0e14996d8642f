"""Ways through a document in reading order: every block, every inline, and a copy with inlines changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import is_
from typing import TypeVar, assert_never

from reportgen.document.chart import Chart
from reportgen.document.nodes import (
    Block,
    Break,
    Cell,
    Division,
    Document,
    Entries,
    Entry,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Page,
    PageLine,
    Paragraph,
    Quote,
    Reference,
    Remark,
    Table,
    Target,
    Text,
    Title,
)

T = TypeVar("T")
Change = Callable[[Reference], Inline]
LineChange = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
_MAY_CHANGE = frozenset({Reference, Link, Target, Remark})
_HOLD_INLINES = frozenset({Link, Target, Remark})
_HOLD_NO_BLOCKS = frozenset({Title, Heading, Paragraph, Chart})


def plain(inlines: Iterable[Inline]) -> str:
    """The words of the inlines, without marks: a gap reads in its brackets, a new line reads as a space."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | Reference():
            return inline.text
        case Gap():
            return f"[{inline.text}]"
        case Break():
            return " "
        case Link() | Target() | Remark():
            return plain(inline.content)
        case _:
            assert_never(inline)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, each before the blocks that it holds."""
    for block in blocks:
        yield block
        if type(block) not in _HOLD_NO_BLOCKS:
            for held in _held(block):
                yield from all_blocks(held)


def all_inlines(document: Document) -> Iterator[Inline]:
    """Every inline in reading order, each before those that it holds: the page's head, the blocks, the page's foot."""
    page = document.page
    found: list[Inline] = []
    for line in filter(None, (page.marking, page.masthead, page.header)):
        _unfold((*line.left, *line.right), found)
    found += inlines_in(document.blocks)
    _unfold((*page.feedback, *page.footer.left, *page.footer.right), found)
    return iter(found)


def inlines_in(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of the blocks in reading order, each before those that it holds."""
    found: list[Inline] = []
    for line in lines_in(blocks):
        _unfold(line, found)
    return iter(found)


def lines_in(blocks: Iterable[Block]) -> list[tuple[Inline, ...]]:
    """Every line of inlines that stand together, in the order of `with_lines`."""
    found: list[tuple[Inline, ...]] = []
    _gather(blocks, found)
    return found


def _gather(blocks: Iterable[Block], found: list[tuple[Inline, ...]]) -> None:
    """Adds the lines of blocks to those found: a list, since a chain of generators costs several times as much."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                found.append(block.content)
            case Title():
                found += (block.label, block.content)
            case Entries():
                for entry in block.entries:
                    found += (entry.label, entry.note)
                    _gather(entry.blocks, found)
            case _:
                for held in _held(block):
                    _gather(held, found)


def references(document: Document) -> Iterator[Reference]:
    """Every cross-reference in reading order; after numbering, `resolved` tells which of them lead somewhere."""
    return (inline for inline in all_inlines(document) if isinstance(inline, Reference))


def _held(block: Block) -> Sequence[tuple[Block, ...]]:
    match block:
        case Title() | Heading() | Paragraph() | Chart():
            return ()
        case List():
            return [item.blocks for item in block.items]
        case Quote() | Division():
            return (block.blocks,)
        case Entries():
            return [entry.blocks for entry in block.entries]
        case Table():
            return [cell.blocks for row in (block.header, *block.rows) for cell in row]
        case _:
            assert_never(block)


def _unfold(inlines: Iterable[Inline], found: list[Inline]) -> None:
    for inline in inlines:
        found.append(inline)
        if type(inline) in _HOLD_INLINES:
            _unfold(inline.content, found)  # type: ignore[union-attr]  # a Link or a Target


def with_references(document: Document, change: Change) -> Document:
    """A copy of the document in which `change` has been over every cross-reference."""

    def line(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return _changed(inlines, change)

    return replace(document, blocks=with_lines(document.blocks, line), page=_changed_page(document.page, line))


def with_lines(blocks: tuple[Block, ...], change: LineChange) -> tuple[Block, ...]:
    """The blocks in which `change` has been over every line of inlines that stand together, in reading order."""
    return _kept(tuple([_changed_block(block, change) for block in blocks]), blocks)


def _kept(made: tuple[T, ...], old: tuple[T, ...]) -> tuple[T, ...]:
    """The old tuple if the new one holds the very same things: most of a document does not change."""
    return old if all(map(is_, made, old)) else made


def _changed(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    for inline in inlines:
        if type(inline) in _MAY_CHANGE:
            return tuple([_changed_inline(inline, change) for inline in inlines])
    return inlines


def _changed_inline(inline: Inline, change: Change) -> Inline:
    match inline:
        case Reference():
            return change(inline)
        case Link() | Target() | Remark():
            return replace(inline, content=_changed(inline.content, change))
        case _:
            return inline


def _changed_page(page: Page, change: LineChange) -> Page:
    def line(old: PageLine) -> PageLine:
        return PageLine(change(old.left), change(old.right))

    return Page(
        masthead=line(page.masthead),
        header=line(page.header),
        footer=line(page.footer),
        feedback=change(page.feedback),
        marking=page.marking and line(page.marking),
    )


def _changed_block(block: Block, change: LineChange) -> Block:
    match block:
        case Paragraph():  # first, since most blocks are
            content = change(block.content)
            same = content is block.content
            return block if same else Paragraph(content, block.anchor, block.number, block.origin)
        case Title():
            return replace(block, label=change(block.label), content=change(block.content))
        case Heading():
            content = change(block.content)
            return block if content is block.content else replace(block, content=content)
        case List():
            items = _kept(tuple([_changed_item(item, change) for item in block.items]), block.items)
            return block if items is block.items else List(block.kind, items)
        case Quote() | Division():
            blocks = with_lines(block.blocks, change)
            return block if blocks is block.blocks else replace(block, blocks=blocks)
        case Entries():
            entries = _kept(tuple([_changed_entry(entry, change) for entry in block.entries]), block.entries)
            return block if entries is block.entries else Entries(entries)
        case Table():
            header = _changed_row(block.header, change)
            rows = _kept(tuple([_changed_row(row, change) for row in block.rows]), block.rows)
            same = header is block.header and rows is block.rows
            return block if same else replace(block, header=header, rows=rows)
        case Chart():
            return block
        case _:
            assert_never(block)


def _changed_item(item: Item, change: LineChange) -> Item:
    blocks = with_lines(item.blocks, change)
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def _changed_entry(entry: Entry, change: LineChange) -> Entry:
    label, note = change(entry.label), change(entry.note)
    blocks = with_lines(entry.blocks, change)
    same = label is entry.label and note is entry.note and blocks is entry.blocks
    return entry if same else Entry(label, blocks, note)


def _changed_row(row: tuple[Cell, ...], change: LineChange) -> tuple[Cell, ...]:
    return _kept(tuple([_changed_cell(cell, change) for cell in row]), row)


def _changed_cell(cell: Cell, change: LineChange) -> Cell:
    blocks = with_lines(cell.blocks, change)
    return cell if blocks is cell.blocks else Cell(blocks)
