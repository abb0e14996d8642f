"""A report as a Word file, poured into its house's prepared package."""

from __future__ import annotations

import posixpath
from typing import Final

from reportgen.document.nodes import Document
from reportgen.write.docx import xml
from reportgen.write.docx.archive import Deflated, archive, deflate
from reportgen.write.docx.blocks import BlockWriter
from reportgen.write.docx.bookmarks import Bookmarks, referred_to
from reportgen.write.docx.comments import Comments
from reportgen.write.docx.flow import stretches
from reportgen.write.docx.inlines import Runs
from reportgen.write.docx.numbering import ReportLists
from reportgen.write.docx.page import PagePart, PageWriter, without_title_page
from reportgen.write.docx.pictures import Pictures
from reportgen.write.docx.prepare import Prepared
from reportgen.write.docx.properties import CORE, core_properties
from reportgen.write.docx.relationships import CLOSING, Relationships, links_name

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write(document: Document, prepared: Prepared) -> bytes:
    """The report as a .docx file. The same report and house give the same bytes."""
    bookmarks = Bookmarks(referred_to(document.blocks))
    links = Relationships(prepared.link_prefix)
    lists = ReportLists(prepared.numbering)
    comments = Comments(prepared.styles, document.properties.date)
    runs = Runs(prepared.styles, links, bookmarks, comments)
    house = prepared.house
    folder = posixpath.dirname(prepared.document_name)
    pictures = Pictures(links, folder, prepared.names, house.look.accent)
    turned = stretches(BlockWriter(house, runs, bookmarks, lists, pictures).write(document.blocks, house.plain))
    sections, page_parts = _sections(document, prepared, [sideways for sideways, _ in turned], links)
    body = "".join(
        [house.flow.body(pieces, section) for (_, pieces), section in zip(turned[:-1], sections[:-1], strict=True)]
    )
    body += house.flow.body(turned[-1][1]) + sections[-1]
    added = comments.part(prepared.names, folder)
    if added:
        links.part("comments", posixpath.basename(added.name))
    types = _types(page_parts) + (added.type if added else "") + pictures.types()
    content = f"{xml.DECLARATION}<w:document {xml.NAMESPACES}><w:body>{body}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": prepared.content_types.closed_by(f"{types}</Types>".encode()),
        **dict(prepared.static),
        prepared.document_name: deflate(content.encode()),
        links_name(prepared.document_name): prepared.document_links.closed_by(f"{links.xml()}{CLOSING}".encode()),
        prepared.numbering_name: prepared.numbering_part.closed_by(f"{lists.xml()}</w:numbering>".encode()),
        CORE: deflate(core_properties(document.properties)),
        **_page_files(page_parts),
        **({added.name: added.content} if added else {}),
        **pictures.files,
    }
    return archive(parts.items())


def _sections(
    document: Document, prepared: Prepared, turns: list[bool], links: Relationships
) -> tuple[list[str], list[PagePart]]:
    """The w:sectPr of each stretch of pages, upright or (True) sideways, and the heads and feet that they refer to."""
    made: dict[bool, str] = {}
    parts: list[PagePart] = []
    for sideways in dict.fromkeys(turns):
        page = PageWriter(document.page, prepared, sideways=sideways, first=sideways is turns[0])
        own = page.parts(prepared.names)
        made[sideways] = page.section(own, links, posixpath.dirname(prepared.document_name))
        parts += own
    sections = [made[turns[0]], *(without_title_page(made[sideways]) for sideways in turns[1:])]
    return [f"<w:sectPr>{section}</w:sectPr>" for section in sections], parts


def _page_files(parts: list[PagePart]) -> dict[str, Deflated]:
    files: dict[str, Deflated] = {}
    for part in parts:
        files[part.name] = part.content
        if part.links:
            files[links_name(part.name)] = part.links
    return files


def _types(parts: list[PagePart]) -> str:
    return "".join(
        f'<Override PartName="/{part.name}" ContentType="{_TYPE}.{part.kind}+xml"/>' for part in parts if part.is_new
    )
