"""Labels with what they label: the lines of a front block, or the rows of a front sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from reportgen.document.nodes import Block, Entries, Entry, Mark, Paragraph
from reportgen.write.docx.dress import Dress, cell_dress
from reportgen.write.docx.flow import Grid, Line, Piece
from reportgen.write.docx.inlines import BREAK, TAB
from reportgen.write.docx.measures import twips
from reportgen.write.docx.styles import Style
from reportgen.write.docx.tables import Shape, grid, row

if TYPE_CHECKING:
    from reportgen.write.docx.blocks import BlockWriter

_CAPTION: Final = "Front sheet"
_DESCRIPTION: Final = "Labels in the first column, text in the second."


def front_lines(writer: BlockWriter, entries: Sequence[Entry], dress: Dress) -> list[Piece]:
    """Each entry as a line: its label, a tab, and its text, which hangs beside the label."""
    pieces: list[Piece] = []
    for entry in entries:
        pieces += _front_line(writer, entry, dress)
    return pieces


def _front_line(writer: BlockWriter, entry: Entry, dress: Dress) -> list[Piece]:
    style = Style.FRONT_LINE
    opening = list(takewhile(lambda block: isinstance(block, Paragraph), entry.blocks))
    lines = [line for block in opening if isinstance(block, Paragraph) for line in writer.paragraph(block, style)]
    words = [line.content for line in lines]
    if entry.note:
        words.append(writer.runs.write(entry.note))
    label = writer.runs.write(entry.label, Mark.STRONG)
    line = Line(style, label + TAB + BREAK.join(words))
    return [line, *writer.nested(entry.blocks[len(opening) :], dress, -1, twips(writer.house.look.label_width))]


def front_sheet(writer: BlockWriter, blocks: Sequence[Block], dress: Dress) -> list[Piece]:
    """The blocks of a front sheet: its entries as one table."""
    pieces: list[Piece] = []
    for block in blocks:
        if isinstance(block, Entries) and block.entries:
            pieces.append(_sheet(writer, block.entries, dress.width))
        else:
            pieces += writer.write((block,), dress)
    return pieces


def _sheet(writer: BlockWriter, entries: Sequence[Entry], width: int) -> Grid:
    """A table of two columns. Its first row is its header, so that a sheet says again overleaf where it belongs."""
    label = min(twips(writer.house.look.label_width), width // 2)
    widths = (label, width - label)
    shape = Shape(Style.FRONT_SHEET, widths, _CAPTION, _DESCRIPTION, first_column=True)
    rows = []
    for place, entry in enumerate(entries):
        words = writer.cell(entry.blocks, cell_dress(widths[1], head=place == 0))
        rows.append(row(widths, (_label(writer, entry, label), words), header=place == 0))
    return grid(writer, shape, rows)


def _label(writer: BlockWriter, entry: Entry, width: int) -> str:
    head = writer.cell((Paragraph(entry.label),), cell_dress(width, head=True))
    if not entry.note:
        return head
    return head + writer.house.flow.cell([Line(Style.TABLE_ROLE, writer.runs.write(entry.note))])
