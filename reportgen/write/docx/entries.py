"""Labels with what they label: the lines of a front block, or the rows of a front sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reportgen.document.nodes import Block, Entries, Entry, List, ListKind, Mark, Paragraph
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
    """A label and its text on one line; plain paragraphs and bullets that follow are further lines of it."""
    words: list[str] = []
    rest: Sequence[Block] = entry.blocks
    while rest and (beside := _beside(rest[0])):
        words += [line.content for block in beside for line in writer.paragraph(block, Style.FRONT_LINE)]
        rest = rest[1:]
    if entry.note:
        words.append(writer.runs.write(entry.note))
    label = writer.runs.write(entry.label, Mark.STRONG)
    line = Line(Style.FRONT_LINE, label + TAB + BREAK.join(words), keep_next=bool(rest))
    return [line, *writer.nested(rest, dress, -1, twips(writer.house.look.label_width))]


def _beside(block: Block) -> list[Paragraph]:
    """The paragraphs of a block that needs no more than lines beside its label; none if it needs more."""
    if isinstance(block, Paragraph):
        return [block]
    if not isinstance(block, List) or block.kind is not ListKind.BULLET:
        return []
    paragraphs = [inner for item in block.items for inner in item.blocks if isinstance(inner, Paragraph)]
    return paragraphs if all(len(item.blocks) == 1 for item in block.items) else []


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
        rows.append(row(widths, (_label(writer, entry, label, head=place == 0), words), header=place == 0))
    return grid(writer, shape, rows)


def _label(writer: BlockWriter, entry: Entry, width: int, *, head: bool) -> str:
    dress = cell_dress(width, head=head, label=not head)
    label = writer.cell((Paragraph(entry.label),), dress)
    if not entry.note:
        return label
    return label + writer.house.flow.cell([Line(Style.TABLE_ROLE, writer.runs.write(entry.note))])
