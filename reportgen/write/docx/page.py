"""The heads and feet of pages (ECMA-376 part 1, 17.10) and the section that says where they stand (17.6)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportgen.document.nodes import Page, PageLine
from reportgen.write.docx import xml
from reportgen.write.docx.archive import Deflated, Opening, deflate
from reportgen.write.docx.bookmarks import Bookmarks
from reportgen.write.docx.inlines import TAB, Runs, field, words
from reportgen.write.docx.relationships import CLOSING, OPENING, Relationships
from reportgen.write.docx.styles import BOLD, Style, StyleIds

HEADER: Final = "header"
FOOTER: Final = "footer"
FIRST: Final = "first"
DEFAULT: Final = "default"
EVEN: Final = "even"

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

    `tails` is the rest of w:sectPr by whether a report has a banner and a feedback box.
    """

    places: tuple[str, ...]
    own: tuple[OwnPart, ...]
    tails: Mapping[tuple[bool, bool], str]


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
    """Writes the heads and feet of one report."""

    def __init__(self, page: Page, section: Section, styles: StyleIds, paragraph_styles: Mapping[Style, str]) -> None:
        self._page = page
        self._section = section
        self._styles = styles
        self._paragraph_styles = paragraph_styles

    def parts(self, taken: frozenset[str]) -> list[PagePart]:
        """The parts that the report adds to the house's package, or changes in it, under names that are not taken."""
        headers = {part.place: part for part in self._section.own if part.kind == HEADER}
        has_footers = any(part.kind == FOOTER for part in self._section.own)
        wanted: list[PagePart | None] = []
        for place in self._section.places:
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
        return "".join(references) + self._section.tails[self._page.marking is not None, bool(self._page.feedback)]

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
        return PagePart(kind, place, _free_name(kind, place, taken), deflate(part.encode()), links)

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
        return f"<w:p><w:pPr>{self._paragraph_styles[style]}</w:pPr>{content}</w:p>"


class _NoRelationships(Relationships):
    """A part that may be given no links: they are written as plain words."""

    def link(self, href: str) -> None:  # noqa: ARG002 the same for every address
        return None


def _reference(kind: str, place: str, identity: str) -> str:
    return f'<w:{kind}Reference w:type="{place}" r:id="{xml.attribute(identity)}"/>'


def _free_name(kind: str, place: str, taken: frozenset[str]) -> str:
    name = f"word/{kind}-{place}.xml"
    while name in taken:
        name = f"{name.removesuffix('.xml')}-report.xml"
    return name
