"""Tables of data, and the parts that every table is made of (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportgen.document.nodes import Cell, Column, Table
from reportgen.document.walk import inlines_in, plain
from reportgen.write.docx import xml
from reportgen.write.docx.dress import cell_dress
from reportgen.write.docx.flow import Grid
from reportgen.write.docx.measures import twips
from reportgen.write.docx.styles import Style

if TYPE_CHECKING:
    from reportgen.write.docx.blocks import BlockWriter

LONG_ROW: Final = 900  # characters; a row as high as half a page has to be allowed to break
_NARROWEST: Final = 567  # twips: 1 cm, for a column to which the others leave nothing
_SHORTEST: Final = 12  # characters that a column should hold on one line, such as a short date
_TAG: Final = re.compile(r"<[^>]*>")

_FIRST_ROW: Final = 0x20
_LAST_ROW: Final = 0x40
_FIRST_COLUMN: Final = 0x80
_NO_BANDS: Final = 0x600


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table is: its style, the widths of its columns in twips, its name for those who hear it, and its edges."""

    style: Style
    widths: tuple[int, ...]
    caption: str
    description: str = ""
    first_column: bool = False
    last_row: bool = False

    def look(self) -> str:
        """The w:tblLook element: which edges of the table are formatted apart (17.4.56)."""
        bits = _FIRST_ROW | _NO_BANDS | (_LAST_ROW * self.last_row) | (_FIRST_COLUMN * self.first_column)
        return (
            f'<w:tblLook w:val="{bits:04X}" w:firstRow="1" w:lastRow="{self.last_row:d}"'
            f' w:firstColumn="{self.first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )


def grid(writer: BlockWriter, shape: Shape, rows: Iterable[str]) -> Grid:
    """A table of fixed layout that holds the rows."""
    caption = f'<w:tblCaption w:val="{xml.attribute(shape.caption)}"/>' if shape.caption else ""
    if shape.description:
        caption += f'<w:tblDescription w:val="{xml.attribute(shape.description)}"/>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in shape.widths)
    return Grid(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{xml.attribute(writer.house.styles[shape.style])}"/>'
        f'<w:tblW w:w="{sum(shape.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{shape.look()}{caption}'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(widths: Sequence[int], cells: Sequence[str], *, header: bool = False) -> str:
    """A row of cells, each given as its content. A header row is said again on each page that the table goes on to."""
    content = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    whole = "<w:cantSplit/>" if header or len(_TAG.sub("", content)) <= LONG_ROW else ""
    repeated = "<w:tblHeader/>" if header else ""
    properties = f"<w:trPr>{whole}{repeated}</w:trPr>" if whole or repeated else ""
    return f"<w:tr>{properties}{content}</w:tr>"


def table(writer: BlockWriter, node: Table, width: int) -> Grid:
    """A table of data, as wide as it is given in twips."""
    widths = column_widths(node.columns, width, _lengths(node))
    last = len(node.rows) - 1 if node.total else -1
    shape = Shape(
        style=Style.REPORT_TABLE,
        widths=widths,
        caption=node.caption,
        description=node.description,
        first_column=node.row_headers,
        last_row=node.total,
    )
    cells = _Cells(writer, node.columns, widths)
    header = row(widths, cells.write(node.header, heads=len(widths)), header=True)
    rows = [
        row(widths, cells.write(line, len(widths) * (place == last), labelled=node.row_headers, last=place == last))
        for place, line in enumerate(node.rows)
    ]
    return grid(writer, shape, (header, *rows))


@dataclass(frozen=True, slots=True)
class _Cells:
    writer: BlockWriter
    columns: tuple[Column, ...]
    widths: tuple[int, ...]

    def write(self, cells: Sequence[Cell], heads: int, *, labelled: bool = False, last: bool = False) -> list[str]:
        """The content of each cell of a row, of which the first `heads` are headers or sums, or the first its label."""
        dresses = [
            cell_dress(width, column.align, head=place < heads, label=labelled and not heads and place == 0, last=last)
            for place, (column, width) in enumerate(zip(self.columns, self.widths, strict=True))
        ]
        return [self.writer.cell(cell.blocks, dress) for cell, dress in zip(cells, dresses, strict=True)]


def _lengths(node: Table) -> list[int]:
    """The characters in the longest cell of each column."""
    columns = zip(node.header, *node.rows, strict=True)
    return [max(len(plain(inlines_in(cell.blocks))) for cell in column) for column in columns]


def column_widths(columns: Sequence[Column], total: int, lengths: Sequence[int] = ()) -> tuple[int, ...]:
    """The widths of columns in twips, which fill the total. Columns of width 0 share what the others leave.

    A column's share goes by the root of the length of its longest cell: long texts get wide columns, short ones enough.
    """
    given = [twips(column.width) for column in columns]
    weights = [math.sqrt(max(length, _SHORTEST)) for length in lengths] or [1.0] * len(given)
    shared = sum(weight for weight, width in zip(weights, given, strict=True) if not width)
    left = total - sum(given)
    given = [
        width or max(round(left * weight / shared), _NARROWEST) for weight, width in zip(weights, given, strict=True)
    ]
    scale = total / sum(given)
    edges = [round(sum(given[:place]) * scale) for place in range(len(given) + 1)]
    return tuple(right - left for left, right in pairwise(edges))
