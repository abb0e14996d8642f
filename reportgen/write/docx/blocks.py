"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportgen.document.chart import Chart
from reportgen.document.look import Look
from reportgen.document.nodes import (
    Block,
    Division,
    DivisionKind,
    Entries,
    Heading,
    Item,
    List,
    ListKind,
    Paragraph,
    Quote,
    Table,
    Title,
)
from reportgen.write.docx.bookmarks import Bookmarks
from reportgen.write.docx.dress import Dress
from reportgen.write.docx.entries import front_lines, front_sheet
from reportgen.write.docx.flow import Flow, Line, Piece, Turn
from reportgen.write.docx.inlines import TAB, Runs
from reportgen.write.docx.measures import BOX_INDENT
from reportgen.write.docx.numbering import DEEPEST, Family, Level, Levels, ReportLists, counter
from reportgen.write.docx.pictures import Pictures
from reportgen.write.docx.responses import responses
from reportgen.write.docx.styles import BOLD, Style, StyleIds
from reportgen.write.docx.tables import table

_ON_NEW_PAGES: Final = frozenset((DivisionKind.SHEET, DivisionKind.TODO))
_FRAMED: Final = frozenset((Family.BOX, Family.TODO))
_BULLET: Final = "\u2022"


@dataclass(frozen=True, slots=True)
class House:
    """What a house's writing of blocks goes by, whatever the report."""

    look: Look
    levels: Levels
    first_item_level: int
    plain: Dress
    divisions: Mapping[DivisionKind, Dress]
    flow: Flow
    styles: StyleIds


class BlockWriter:
    """Turns the blocks of one report into pieces: paragraphs and tables in the styles of their part of the report."""

    def __init__(self, house: House, runs: Runs, bookmarks: Bookmarks, lists: ReportLists, pictures: Pictures) -> None:
        self.house = house
        self.pictures = pictures
        self.runs = runs
        self._bookmarks = bookmarks
        self._lists = lists

    def write(self, blocks: Sequence[Block], dress: Dress) -> list[Piece]:  # noqa: C901  a case for each kind
        """The pieces of blocks that stand together in one dress."""
        pieces: list[Piece] = []
        unnumbered = 0
        for place, block in enumerate(blocks):
            leads = isinstance(blocks[place + 1], List) if place + 1 < len(blocks) else False
            match block:
                case Paragraph():
                    style = dress.paragraphs[min(unnumbered, len(dress.paragraphs) - 1)]
                    pieces += self.paragraph(block, style, run_in=dress.run_in, leads=leads)
                    unnumbered += not block.number
                case Heading():
                    pieces.append(self._heading(block, dress))
                case Title():
                    pieces.append(self._title(block, dress))
                case List():
                    pieces += self.listed(block, dress)
                case Quote(blocks=inner):
                    pieces += self.write(inner, replace(dress, paragraphs=(Style.QUOTE,)))
                case Entries(entries=entries):
                    pieces += front_lines(self, entries, dress)
                case Table():
                    pieces.append(table(self, block, dress.width))
                case Chart():
                    pieces.append(Line(dress.paragraphs[0], self.pictures.inline(block, dress.width), indent=(0, 0)))
                case Division():
                    if block.kind is DivisionKind.SIGNATURE:
                        hold(pieces[-1:])  # nobody signs a page that says nothing
                    pieces += self._division(block, dress, follows=bool(pieces))
        return pieces

    def paragraph(self, node: Paragraph, style: Style, *, run_in: bool = False, leads: bool = False) -> list[Line]:
        """A paragraph, numbered where it has a number; none where it has no words.

        `leads`: a list follows, which is not to be parted from it.
        """
        if node.number:
            style = Style.REPORT_PARAGRAPH
        content = self.runs.run_in(node.content) if run_in else self.runs.write(node.content, bold=style in BOLD)
        if not content and not node.number:
            return []
        return [Line(style, self._bookmarks.round(node.anchor, content), keep_next=leads)]

    def listed(self, node: List, dress: Dress, nesting: int = 0, left: int | None = None) -> list[Piece]:
        """A list whose numbers or bullets stand `left` twips from the margin, `nesting` lists deep."""
        family = dress.items if node.kind is ListKind.NUMBERED else dress.bullets
        depth = min(nesting + (self.house.first_item_level if family is Family.REPORT else 0), DEEPEST)
        level = self._level(node, family, depth, dress.indent if left is None else left)
        style = self._item_style(family, depth)
        numbering = self._numbering(node.kind, family, depth, level, style)
        pieces: list[Piece] = []
        for place, item in enumerate(node.items):
            written = self._item(item, Line(style, "", numbering=numbering), dress, nesting, level.left)
            if dress.held and place + 1 < len(node.items):
                hold(written)
            pieces += written
        return pieces

    def nested(self, blocks: Sequence[Block], dress: Dress, nesting: int, left: int) -> list[Piece]:
        """What an item holds after its first paragraph, `left` twips from the margin."""
        pieces: list[Piece] = []
        for place, block in enumerate(blocks):
            leads = place + 1 < len(blocks) and isinstance(blocks[place + 1], List)
            if isinstance(block, List):
                pieces += self.listed(block, dress, nesting + 1, left)
            elif isinstance(block, Paragraph) and not block.number:
                lines = self.paragraph(block, dress.more, leads=leads)
                for line in lines:
                    line.indent = (left, 0)
                pieces += lines
            else:
                pieces += self.write((block,), dress)
        return pieces

    def cell(self, blocks: Sequence[Block], dress: Dress) -> str:
        """The content of a table's cell."""
        pieces = self.write(blocks, dress)
        for piece in pieces:
            if dress.loose and isinstance(piece, Line):
                piece.loose = True
        return self.house.flow.cell(pieces)

    def _item(self, item: Item, first: Line, dress: Dress, nesting: int, left: int) -> list[Piece]:
        blocks = item.blocks
        if not blocks or not isinstance(blocks[0], Paragraph):
            return self.nested(blocks, dress, nesting, left)
        opening, rest = blocks[0], blocks[1:]
        leads = bool(rest) and isinstance(rest[0], List)
        content = self.first_words(opening, item.anchor, first.style)
        line = Line(first.style, content, keep_next=leads, numbering=first.numbering)
        return [line, *self.nested(rest, dress, nesting, left)]

    def first_words(self, opening: Paragraph, anchor: str, style: Style) -> str:
        """The runs of an item's first paragraph, bookmarked for the paragraph and for the item."""
        content = self.runs.write(opening.content, bold=style in BOLD)
        return self._bookmarks.round(anchor, self._bookmarks.round(opening.anchor, content))

    def _level(self, node: List, family: Family, depth: int, left: int) -> Level:
        """The level that a list needs: the house's own, moved to where it stands and in the form of its numbers."""
        house = self.house.levels[family][depth]
        text_left = left + house.hanging
        hanging = text_left - BOX_INDENT if family in _FRAMED else house.hanging  # one outer edge makes one frame
        level = (
            house
            if (text_left, hanging) == (house.left, house.hanging)
            else replace(house, left=text_left, hanging=hanging)
        )
        if node.kind is ListKind.BULLET:
            return level if house.format == "bullet" else replace(level, format="bullet", text=_BULLET)
        form = counter(node.items[0].number, depth) if node.items else None
        if form is None and house.format == "bullet":
            form = ("decimal", f"%{depth + 1}.")
        if form is None or form == (house.format, house.text):
            return level
        return replace(level, format=form[0], text=form[1], font="", color="")

    def _item_style(self, family: Family, depth: int) -> Style:
        """The style of a level, or of the nearest level above it that has one."""
        levels = self.house.levels[family]
        return next(levels[above].style or Style.LIST_CONTINUE for above in range(depth, -1, -1) if levels[above].style)

    def _numbering(
        self, kind: ListKind, family: Family, depth: int, level: Level, style: Style
    ) -> tuple[int, int] | None:
        if kind is ListKind.NUMBERED:
            return depth, self._lists.restart(family, depth, level)
        house = self.house.levels[family][depth]
        if level == house and house.style is style:
            return None
        return depth, self._lists.moved(family, depth, level)

    def _heading(self, node: Heading, dress: Dress) -> Line:
        style = dress.headings[0 if node.level <= 1 else 1]
        if node.number and node.level <= 1:
            style = Style.HEADING_1
        elif style is Style.HEADING_1 and self.house.look.scheme.heading:
            style = Style.HEADING_1_PLAIN
        content = self.runs.write(node.content, bold=True)
        return Line(style, self._bookmarks.round(node.anchor, content))

    def _title(self, node: Title, dress: Dress) -> Line:
        content = self.runs.write(node.content, bold=True)
        if node.label and dress.title is Style.TITLE:
            return Line(Style.REPORT_TITLE, self.runs.labelled(node.label, Style.TITLE_LABEL) + TAB + content)
        return Line(dress.title, content)

    def _division(self, node: Division, dress: Dress, *, follows: bool) -> list[Piece]:
        """The pieces of a division; `follows`: something stands before it."""
        if dress.title is Style.FRONT_SUBJECT:  # within a cell everything wears what the cell wears
            return self.write(node.blocks, dress)
        inner = self.house.divisions.get(node.kind, self.house.plain)
        if dress.width > inner.width:  # pages on their side have room for more
            inner = replace(inner, width=dress.width)
        match node.kind:
            case DivisionKind.LANDSCAPE:
                return [Turn(sideways=True), *self.write(node.blocks, inner), Turn(sideways=False)]
            case DivisionKind.FRONT_SHEET:
                return front_sheet(self, node.blocks, inner)
            case DivisionKind.RESPONSES:
                return responses(self, node.blocks, inner)
        pieces = self.write(node.blocks, inner)
        if node.kind in _ON_NEW_PAGES and follows and pieces and isinstance(pieces[0], Line):
            pieces[0].new_page = True
        return pieces


def hold(pieces: Sequence[Piece]) -> None:
    """Keep the paragraphs on one page with what follows them."""
    for piece in pieces:
        if isinstance(piece, Line):
            piece.keep_next = True
