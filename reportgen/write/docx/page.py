"""The heads and feet of pages (ECMA-376 part 1, 17.10) and the section that says where they stand (17.6)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportgen.document.nodes import Page, PageLine
from reportgen.write.docx import xml
from reportgen.write.docx.archive import Deflated, Opening, deflate
from reportgen.write.docx.bookmarks import Bookmarks
from reportgen.write.docx.inlines import TAB, Runs, field, words
from reportgen.write.docx.measures import BANNER_INSET
from reportgen.write.docx.relationships import CLOSING, OPENING, Relationships
from reportgen.write.docx.styles import BOLD, Style

if TYPE_CHECKING:
    from reportgen.write.docx.prepare import Prepared

HEADER: Final = "header"
FOOTER: Final = "footer"
FIRST: Final = "first"
DEFAULT: Final = "default"
EVEN: Final = "even"

_TITLE_PAGE: Final = re.compile(r"<w:titlePg\b[^>]*/>")
_ROOTS: Final = {HEADER: "hdr", FOOTER: "ftr"}


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A header or footer of the council's own file: its part, its relationship, and its XML before and after the place
    where a banner can be put in.
    """

    kind: str
    place: str
    name: str
    relationship: str
    opening: Opening
    rest: bytes


@dataclass(frozen=True, slots=True)
class Section:
    """The page of a house: which places its heads and feet have and what the council's own file has there.

    `tails` is the rest of w:sectPr by whether a report has a banner and a feedback box, and `sideways` the same for
    pages that lie on their side. `width` and `sideways_width` are those of the text on each, in twips.
    """

    places: tuple[str, ...]
    own: tuple[OwnPart, ...]
    tails: Mapping[tuple[bool, bool], str]
    sideways: Mapping[tuple[bool, bool], str]
    width: int
    sideways_width: int


@dataclass(frozen=True, slots=True)
class PagePart:
    """One header or footer as the report needs it. `is_new`: the house's package has no such part."""

    kind: str
    place: str
    name: str
    content: Deflated
    links: Deflated | None = None
    is_new: bool = True


class PageWriter:
    """Writes the heads and feet of one report's upright pages, or of those that lie on their side.

    `first`: the report begins with them, so that one of them is its first page.
    """

    def __init__(self, page: Page, prepared: Prepared, *, sideways: bool = False, first: bool = True) -> None:
        self._page = page
        self._section = prepared.section
        self._styles = prepared.styles
        self._paragraph_styles = prepared.house.flow.paragraph_styles
        self._sideways = sideways
        self._first = first

    def parts(self, taken: frozenset[str]) -> list[PagePart]:
        """The parts that the report adds to the house's package, or changes in it, under names that are not taken."""
        headers = {part.place: part for part in self._section.own if part.kind == HEADER}
        has_footers = any(part.kind == FOOTER for part in self._section.own)
        wanted: list[PagePart | None] = []
        for place in self._section.places:
            if place == FIRST and not self._first:
                continue
            if place in headers:
                wanted.append(self._with_banner(headers[place]))
            else:
                wanted.append(self._new(HEADER, place, taken, bare=bool(headers)))
            if not has_footers:
                wanted.append(self._new(FOOTER, place, taken, bare=False))
        return [part for part in wanted if part]

    def section(self, parts: list[PagePart], links: Relationships, folder: str) -> str:
        """The content of w:sectPr. Links the new parts to the document, which lies in `folder`."""
        references = [_reference(part.kind, part.place, part.relationship) for part in self._section.own]
        for part in parts:
            if part.is_new:
                identity = links.part(part.kind, posixpath.relpath(part.name, folder or "."))
                references.append(_reference(part.kind, part.place, identity))
        tails = self._section.sideways if self._sideways else self._section.tails
        tail = tails[self._page.marking is not None, bool(self._page.feedback)]
        return "".join(references) + tail

    def _with_banner(self, own: OwnPart) -> PagePart | None:
        """The council's own header below the banner; None if the report has none."""
        if self._page.marking is None:
            return None
        runs = Runs(self._styles, _NoRelationships(), Bookmarks())
        banner = self._banner(self._page.marking, runs)
        content = own.opening.closed_by(banner.encode() + own.rest)
        return PagePart(own.kind, own.place, own.name, content, is_new=False)

    def _new(self, kind: str, place: str, taken: frozenset[str], *, bare: bool) -> PagePart | None:
        """A header or footer of ours; `bare`: with nothing but the banner. None if it would be empty."""
        relationships = Relationships()
        runs = Runs(self._styles, relationships, Bookmarks())
        content = self._header(place, runs, bare=bare) if kind == HEADER else self._footer(runs)
        if not content:
            return None
        root = _ROOTS[kind]
        part = f"{xml.DECLARATION}<w:{root} {xml.NAMESPACES}>{content}</w:{root}>"
        links = deflate(f"{OPENING}{relationships.xml()}{CLOSING}".encode()) if relationships else None
        name = f"{kind}-{place}-landscape" if self._sideways else f"{kind}-{place}"
        return PagePart(kind, place, _free_name(name, taken), deflate(part.encode()), links)

    def _header(self, place: str, runs: Runs, *, bare: bool) -> str:
        banner = self._banner(self._page.marking, runs) if self._page.marking else ""
        if bare:
            return banner
        if place == FIRST:
            return banner + self._line(Style.MASTHEAD, self._page.masthead, runs)
        return banner + self._line(Style.RUNNING_HEADER, self._page.header, runs)

    def _footer(self, runs: Runs) -> str:
        feedback = self._page.feedback
        box = self._paragraph(Style.FEEDBACK_BOX, runs.write(feedback)) if feedback else ""
        count = f"{words('Page ')}{field('PAGE', words('1'))}{words(' of ')}{field('NUMPAGES', words('1'))}"
        left = runs.write(self._page.footer.left)
        return box + self._paragraph(Style.FOOTER_PLAIN if feedback else Style.RUNNING_FOOTER, left + TAB + count)

    def _banner(self, marking: PageLine, runs: Runs) -> str:
        return self._line(Style.DRAFT_BANNER, marking, runs)

    def _line(self, style: Style, line: PageLine, runs: Runs) -> str:
        """A line with words at the left and at the right; none where there are no words."""
        bold = style in BOLD
        right = runs.write(line.right, bold=bold)
        content = runs.write(line.left, bold=bold) + (TAB + right if right else "")
        return self._paragraph(style, content) if content else ""

    def _paragraph(self, style: Style, content: str) -> str:
        tabs = self._moved_tab(BANNER_INSET if style is Style.DRAFT_BANNER else 0) if TAB in content else ""
        return f"<w:p><w:pPr>{self._paragraph_styles[style]}{tabs}</w:pPr>{content}</w:p>"

    def _moved_tab(self, inset: int) -> str:
        """The stop for words at the right, moved from where the style has it; none on an upright page."""
        upright, sideways = self._section.width - inset, self._section.sideways_width - inset
        if not self._sideways or upright == sideways:
            return ""
        stops = f'<w:tab w:val="clear" w:pos="{upright}"/><w:tab w:val="right" w:pos="{sideways}"/>'
        return f"<w:tabs>{stops}</w:tabs>"


class _NoRelationships(Relationships):
    """A part that may be given no links: they are written as plain words."""

    def link(self, href: str) -> None:  # noqa: ARG002 the same for every address
        return None


def without_title_page(section: str) -> str:
    """The content of w:sectPr for pages that others go before: none of them is the first of the report."""
    return _TITLE_PAGE.sub("", section)


def _reference(kind: str, place: str, identity: str) -> str:
    return f'<w:{kind}Reference w:type="{place}" r:id="{xml.attribute(identity)}"/>'


def _free_name(part: str, taken: frozenset[str]) -> str:
    name = f"word/{part}.xml"
    while name in taken:
        name = f"{name.removesuffix('.xml')}-report.xml"
    return name
