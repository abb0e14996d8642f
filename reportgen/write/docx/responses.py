"""What the Ombudsman recommended and what was done about it, point by point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.document.nodes import Block, Item, List, ListKind, Paragraph
from reportgen.write.docx.dress import Dress
from reportgen.write.docx.flow import Line, Piece
from reportgen.write.docx.numbering import Family
from reportgen.write.docx.styles import Style

if TYPE_CHECKING:
    from reportgen.write.docx.blocks import BlockWriter


def responses(writer: BlockWriter, blocks: Sequence[Block], dress: Dress) -> list[Piece]:
    """The pieces of a division of responses: an item of a bullet list is a point, what it holds further the action."""
    pieces: list[Piece] = []
    for block in blocks:
        if isinstance(block, List) and block.kind is ListKind.BULLET:
            for item in block.items:
                pieces += _point(writer, item, dress)
        else:
            pieces += writer.write((block,), dress)
    return pieces


def _point(writer: BlockWriter, item: Item, dress: Dress) -> list[Piece]:
    """A point in bold, and the action under it, kept together."""
    left = writer.house.levels[Family.RESPONSES][0].left
    pieces: list[Piece] = []
    action = item.blocks
    if action and isinstance(action[0], Paragraph):
        style = Style.OMBUDSMAN_POINT
        pieces.append(Line(style, writer.first_words(action[0], item.anchor, style)))
        action = action[1:]
    for place, block in enumerate(action):
        leads = place + 1 < len(action) and isinstance(action[place + 1], List)
        if isinstance(block, Paragraph) and not block.number:
            pieces += writer.paragraph(block, Style.ACTION_TAKEN_LEAD if leads else Style.ACTION_TAKEN)
        else:
            pieces += writer.nested((block,), dress, 0, left)
    return pieces
