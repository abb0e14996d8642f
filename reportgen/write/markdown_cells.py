"""Tables of data and front sheets as pipe tables, whose cells are a single line whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from reportgen.document.chart import Chart
from reportgen.document.nodes import (
    Align,
    Block,
    Division,
    Entries,
    Entry,
    Heading,
    Inline,
    List,
    ListKind,
    Paragraph,
    Quote,
    Table,
    Text,
    Title,
)
from reportgen.write.markdown_inlines import Place, numbered, strong, written


def table(block: Table) -> str:
    """The table; row headers and a row of sums are bold."""
    last = len(block.rows) - 1
    rows = [_row(_cell(cell.blocks) for cell in block.header), _rule(column.align for column in block.columns)]
    for place, cells in enumerate(block.rows):
        total = block.total and place == last
        rows.append(_row(_cell(cell.blocks, bold=total or (block.row_headers and cell is cells[0])) for cell in cells))
    return "\n".join(rows)


def front_sheet(block: Entries) -> str:
    """Two columns, labels and what they label; the first entry is the header row that a pipe table has to have."""
    if not block.entries:
        return ""
    rows = [_row((_label(entry, bold=place > 0), _cell(entry.blocks))) for place, entry in enumerate(block.entries)]
    return "\n".join((rows[0], _rule((Align.LEFT, Align.LEFT)), *rows[1:]))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(aligns: Iterable[Align]) -> str:
    return _row("---:" if align is Align.RIGHT else "---" for align in aligns)


def _label(entry: Entry, *, bold: bool) -> str:
    label = written(strong(entry.label) if bold else entry.label, Place.CELL)
    return f"{label}<br>{written(entry.note, Place.CELL)}" if entry.note else label


def _cell(blocks: Iterable[Block], *, bold: bool = False) -> str:
    return "<br>".join(filter(None, _lines(blocks, bold=bold)))


def _lines(blocks: Iterable[Block], *, bold: bool) -> Iterator[str]:
    """The blocks as stretches of one line of Markdown. A block that no cell should hold still gives its words."""
    for block in blocks:
        match block:
            case Title():
                yield _words((*block.label, Text(" "), *block.content), bold=True)
            case Heading() | Paragraph():
                yield _words(numbered(block.number, block.content), bold=bold or isinstance(block, Heading))
            case List():
                yield from _list_lines(block, bold=bold)
            case Quote() | Division():
                yield from _lines(block.blocks, bold=bold)
            case Entries():
                for entry in block.entries:
                    yield _label(entry, bold=True)
                    yield from _lines(entry.blocks, bold=bold)
            case Table():
                yield from map(_cell, (cell.blocks for cell in chain(block.header, *block.rows)))
            case Chart():
                yield _words((Text(block.words),), bold=bold)
            case _:
                assert_never(block)


def _list_lines(block: List, *, bold: bool) -> Iterator[str]:
    """Numbered items as lines that begin with their number; bullets as HTML, the only list that a cell can hold."""
    if block.kind is ListKind.BULLET:
        items = "".join(f"<li>{_cell(item.blocks, bold=bold)}</li>" for item in block.items)
        yield f"<ul>{items}</ul>"
        return
    for item in block.items:
        match item.blocks:
            case (Paragraph(number=number, content=content), *rest):
                yield _words(numbered(item.number, numbered(number, content)), bold=bold)
                yield from _lines(rest, bold=bold)
            case blocks:
                yield _words((Text(item.number),), bold=bold)
                yield from _lines(blocks, bold=bold)


def _words(inlines: tuple[Inline, ...], *, bold: bool) -> str:
    return written(strong(inlines) if bold else inlines, Place.CELL)
