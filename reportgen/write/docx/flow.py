"""The paragraphs and tables of a report in order, and what each owes to its neighbours.

A paragraph's style gives its space; only where two styles meet that do not know of each other (text against a table,
the last item of a list, the end of a frame) does a paragraph carry space of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.write.docx.styles import HEADINGS, Style

BEFORE_TABLE: Final = 120  # twips between a paragraph and the table's first rule
AFTER_TABLE: Final = 200
AFTER_LIST: Final = 160
AFTER_BOX: Final = 200
AFTER_TODO: Final = 360

LISTS: Final = frozenset(
    {
        Style.REPORT_SUBPARAGRAPH,
        *(Style.LIST_NUMBER, Style.LIST_NUMBER_2, Style.LIST_NUMBER_3),
        *(Style.LIST_BULLET, Style.LIST_BULLET_2, Style.LIST_BULLET_3, Style.LIST_CONTINUE),
        Style.RECOMMENDATION_ITEM,
    }
)
_SPACED_FROM_LISTS: Final = LISTS | {Style.ACTION_TAKEN, Style.ACTION_TAKEN_LEAD}
_SPACED_BEFORE: Final = HEADINGS | {Style.TITLE, Style.BOX_HEADING, Style.DRAFT_BOX_TITLE}
_FRAMES: Final = {
    Style.BOX_HEADING: AFTER_BOX,
    Style.BOX_TEXT: AFTER_BOX,
    Style.BOX_ITEM: AFTER_BOX,
    Style.DRAFT_BOX_TITLE: AFTER_TODO,
    Style.DRAFT_TODO: AFTER_TODO,
}


@dataclass(slots=True)
class Line:
    """One paragraph: its style, its runs as XML, and what its style does not say.

    `numbering` is the level and the w:num of a list, `indent` the left and the hanging indent in twips; `new_page` says
    that it begins a page, `loose` that it does not stay with what follows, whatever its style says.
    """

    style: Style
    content: str
    keep_next: bool = False
    numbering: tuple[int, int] | None = None
    indent: tuple[int, int] | None = None
    new_page: bool = False
    loose: bool = False


@dataclass(slots=True)
class Grid:
    """One table, as XML."""

    xml: str


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on pages lie on their side (`sideways`), or stand upright again."""

    sideways: bool


Piece = Line | Grid | Turn


def stretches(pieces: Sequence[Piece]) -> list[tuple[bool, list[Line | Grid]]]:
    """The pieces parted where the pages turn, each stretch with whether it lies sideways; never none at all."""
    parts: list[tuple[bool, list[Line | Grid]]] = []
    sideways = False
    for piece in pieces:
        if isinstance(piece, Turn):
            sideways = piece.sideways
        elif parts and parts[-1][0] is sideways:
            parts[-1][1].append(piece)
        else:
            parts.append((sideways, [piece]))
    return parts or [(False, [])]


@dataclass(frozen=True, slots=True)
class Flow:
    """Puts pieces together. `paragraph_styles` holds the w:pStyle element of each style.

    `spaced_before`: the house spaces before its paragraphs only, so that a list needs no space at its end.
    """

    paragraph_styles: Mapping[Style, str]
    spaced_before: bool

    def body(self, pieces: Sequence[Line | Grid], section: str = "") -> str:
        """The pieces as the text of a report; a table at its end is followed by the paragraph that Word asks for.

        `section` is the w:sectPr of a section that ends with them and is not the last. A paragraph of its own bears it:
        LibreOffice loses what a bookmark holds in a paragraph that ends a section.
        """
        neighbours = [None, *pieces, None]
        written: list[str] = []
        for place, piece in enumerate(pieces, start=1):
            before, after = neighbours[place - 1], neighbours[place + 1]
            if isinstance(piece, Line):
                written.append(self._spaced(piece, before, after))
            else:
                written.append(piece.xml)
                if after is None and not section:
                    written.append(self._end())
                elif isinstance(after, Grid):
                    written.append(self._gap())
        if section:
            written.append(self._end(section))
        return "".join(written)

    def cell(self, pieces: Sequence[Piece]) -> str:
        """The pieces as the content of a table's cell, which ends with a paragraph (17.4.65)."""
        held = [piece for piece in pieces if not isinstance(piece, Turn)]  # within a table no page turns
        written = [self._paragraph(piece) if isinstance(piece, Line) else piece.xml for piece in held]
        if not pieces or isinstance(pieces[-1], Grid):
            written.append(self._end())
        return "".join(written)

    def _spaced(self, line: Line, before: Piece | None, after: Piece | None) -> str:
        above = AFTER_TABLE if isinstance(before, Grid) and line.style not in _SPACED_BEFORE else None
        if isinstance(after, Grid) and line.style not in _FRAMES:
            return self._paragraph(line, above, BEFORE_TABLE, keep_next=True)
        next_style = after.style if isinstance(after, Line) else None
        below = None
        if line.style in _FRAMES:
            below = None if next_style in _FRAMES else _FRAMES[line.style]
        elif line.style in LISTS and next_style not in _SPACED_FROM_LISTS and not self.spaced_before:
            below = AFTER_LIST
        return self._paragraph(line, above, below)

    def _paragraph(
        self, line: Line, above: int | None = None, below: int | None = None, *, keep_next: bool = False
    ) -> str:
        properties = self.paragraph_styles[line.style]
        if line.keep_next or keep_next:
            properties += "<w:keepNext/>"
        elif line.loose:
            properties += '<w:keepNext w:val="0"/>'
        if line.new_page:
            properties += "<w:pageBreakBefore/>"
        if line.numbering:
            level, number = line.numbering
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        if above is not None or below is not None:
            first = "" if above is None else f' w:before="{above}"'
            last = "" if below is None else f' w:after="{below}"'
            properties += f"<w:spacing{first}{last}/>"
        if line.indent:
            left, hanging = line.indent
            properties += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{line.content}</w:p>"

    def _gap(self, properties: str = "") -> str:
        """The paragraph between two tables, which Word would else make into one."""
        return f"<w:p><w:pPr>{self.paragraph_styles[Style.TABLE_GAP]}{properties}</w:pPr></w:p>"

    def _end(self, section: str = "") -> str:
        """The paragraph after a last table: a point high, lest it turn the page by itself."""
        return self._gap(f'<w:spacing w:line="20" w:lineRule="exact"/>{section}')
