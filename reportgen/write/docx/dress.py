"""What each part of a report wears: the styles of its paragraphs, headings and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from reportgen.document.look import Look
from reportgen.document.nodes import Align, DivisionKind
from reportgen.write.docx.measures import BOX_INDENT, text_indent
from reportgen.write.docx.numbering import Family
from reportgen.write.docx.styles import Style

CELL_PADDING: Final = 2 * 113  # left and right, in twips


@dataclass(frozen=True, slots=True)
class Dress:
    """The styles of one part of a report.

    `paragraphs` are the styles of its first, second, … paragraph without a number; the last goes on. `headings` are
    those of levels 1 and 2. `more` is the style of an item's further paragraphs. Lists hang at `indent`; tables are
    `width` wide; both are twips.
    `run_in`: paragraphs begin with a label. `held`: the items of a list stay together on one page. `loose`: whatever
    their style says, paragraphs do not stay with what comes after them.
    """

    paragraphs: tuple[Style, ...]
    headings: tuple[Style, Style]
    items: Family
    bullets: Family
    more: Style
    indent: int
    width: int
    title: Style = Style.TITLE
    run_in: bool = False
    held: bool = False
    loose: bool = False


def plain_dress(look: Look, width: int) -> Dress:
    """What running text wears."""
    return Dress(
        paragraphs=(Style.BODY_TEXT,),
        headings=(Style.HEADING_1, Style.HEADING_2),
        items=Family.REPORT,
        bullets=Family.BULLETS,
        more=Style.LIST_CONTINUE,
        indent=text_indent(look),
        width=width,
    )


def division_dresses(look: Look, width: int, sideways: int) -> Mapping[DivisionKind, Dress]:
    """What the parts of a report with a look of their own wear; a kind that is missing looks like running text.

    `width` and `sideways` are those of the text on an upright page and on one that lies on its side.
    """
    plain = plain_dress(look, width)
    numbered = plain.indent > 0
    margin = replace(
        plain,
        headings=(Style.HEADING_1_PLAIN, Style.HEADING_2_PLAIN),
        indent=0,
    )
    return {
        DivisionKind.MEETING: replace(plain, paragraphs=(Style.MEETING_BODY, Style.MEETING_DATE)),
        DivisionKind.NOTE: replace(plain, paragraphs=(Style.FRONT_NOTE,)),
        DivisionKind.CONTACTS: replace(margin, paragraphs=(Style.CONTACT_LABEL, Style.CONTACT_LINE)),
        DivisionKind.SIGNATURE: replace(margin, paragraphs=(Style.SIGN_OFF, Style.SIGNATORY)),
        DivisionKind.UNNUMBERED: margin,
        DivisionKind.LANDSCAPE: replace(plain, width=sideways),
        DivisionKind.SHEET: margin,
        DivisionKind.RUN_IN: replace(plain, run_in=True),
        DivisionKind.RECOMMENDATIONS: replace(
            plain,
            paragraphs=(Style.RECOMMENDATION_LEAD, Style.BODY_TEXT),
            items=Family.REPORT if numbered else Family.RECOMMENDATIONS,
            held=True,
        ),
        DivisionKind.BOX: _box(plain),
        DivisionKind.TODO: _todo(plain),
    }


def _box(plain: Dress) -> Dress:
    return replace(
        plain,
        paragraphs=(Style.BOX_TEXT,),
        headings=(Style.BOX_HEADING, Style.BOX_HEADING),
        items=Family.BOX,
        bullets=Family.BOX,
        more=Style.BOX_TEXT,
        indent=BOX_INDENT,
        held=True,
    )


def _todo(plain: Dress) -> Dress:
    return replace(
        plain,
        paragraphs=(Style.DRAFT_BOX_TITLE,),
        headings=(Style.DRAFT_BOX_TITLE, Style.DRAFT_BOX_TITLE),
        items=Family.TODO,
        bullets=Family.TODO,
        more=Style.DRAFT_TODO,
        indent=BOX_INDENT,
    )


@lru_cache(maxsize=256)  # the tables of a house have few kinds of cells
def cell_dress(
    width: int, align: Align = Align.LEFT, *, head: bool = False, label: bool = False, last: bool = False
) -> Dress:
    """What a table's cell of the given width wears.

    `head`: it is a header or part of a total. A header stays with the row below; a total is the `last` row. `label`: it
    is the header of its own row.
    """
    if label:
        paragraphs: tuple[Style, ...] = (Style.TABLE_LABEL,)
    elif align is Align.RIGHT:
        paragraphs = (Style.TABLE_HEAD_RIGHT if head else Style.TABLE_NUMBER,)
    else:
        paragraphs = (Style.TABLE_HEAD,) if head else (Style.TABLE_TEXT, Style.TABLE_TEXT_NEXT)
    return Dress(
        paragraphs=paragraphs,
        headings=(Style.TABLE_HEAD, Style.TABLE_HEAD),
        items=Family.CELL_ITEMS,
        bullets=Family.CELL_BULLETS,
        more=Style.TABLE_TEXT_NEXT,
        indent=0,
        width=max(width - CELL_PADDING, 1),
        title=Style.FRONT_SUBJECT,
        loose=last,
    )
