"""What the Ombudsman recommended and what was done about it, point by point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.document.nodes import Block, Item, List, ListKind, Mark, Paragraph, Text
from reportgen.write.docx.dress import Dress
from reportgen.write.docx.flow import Line, Piece
from reportgen.write.docx.numbering import Family
from reportgen.write.docx.styles import Style

if TYPE_CHECKING:
    from reportgen.write.docx.blocks import BlockWriter


def responses(writer: BlockWriter, blocks: Sequence[Block], dress: Dress) -> list[Piece]:
    """The pieces of a division of responses: bold items of bullet lists are points, what follows them the action."""
    pieces: list[Piece] = []
    for block in blocks:
        if isinstance(block, List) and block.kind is ListKind.BULLET:
            for item in block.items:
                pieces += _point(writer, item, dress) if _is_point(item) else _plain(writer, item, dress)
        else:
            pieces += writer.write((block,), dress)
    return pieces


def _is_point(item: Item) -> bool:
    """True when an item begins with a paragraph whose words are all bold."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        return False
    words = [inline for inline in first.content if isinstance(inline, Text) and inline.text.strip()]
    return bool(words) and all(Mark.STRONG in text.marks for text in words)


def _plain(writer: BlockWriter, item: Item, dress: Dress) -> list[Piece]:
    return writer.listed(List(ListKind.BULLET, (item,)), dress)


def _point(writer: BlockWriter, item: Item, dress: Dress) -> list[Piece]:
    point, *action = item.blocks
    left = writer.house.levels[Family.RESPONSES][0].left
    pieces: list[Piece] = []
    if isinstance(point, Paragraph):
        style = Style.OMBUDSMAN_POINT
        pieces.append(Line(style, writer.first_words(point, item.anchor, style)))
    for place, block in enumerate(action):
        leads = place + 1 < len(action) and isinstance(action[place + 1], List)
        if isinstance(block, Paragraph) and not block.number:
            pieces += writer.paragraph(block, Style.ACTION_TAKEN_LEAD if leads else Style.ACTION_TAKEN)
        else:
            pieces += writer.nested((block,), dress, 0, left)
    return pieces
