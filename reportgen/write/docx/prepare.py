"""A house made ready once, so that each of its reports is written fast.

python-docx opens the base package, or the council's own file after it has been cleaned; the styles and lists that
reports need are added, and the package is kept with its unchanging parts already compressed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final

import docx
from docx.document import Document as WordDocument
from lxml import etree

from reportgen.diagnostics import Checked
from reportgen.document.look import Look
from reportgen.write.docx import xml
from reportgen.write.docx.archive import Deflated, Opening, deflate
from reportgen.write.docx.base import Base, zipped
from reportgen.write.docx.blocks import House
from reportgen.write.docx.dress import division_dresses, plain_dress
from reportgen.write.docx.flow import Flow
from reportgen.write.docx.measures import base_values, numbers_paragraphs, text_width
from reportgen.write.docx.numbering import Numbering, house_numbering
from reportgen.write.docx.page import Section
from reportgen.write.docx.properties import APP, CORE
from reportgen.write.docx.relationships import CLOSING, KIND, OPENING, links_name
from reportgen.write.docx.sanitise import CleanFile, sanitise
from reportgen.write.docx.section import house_section
from reportgen.write.docx.section import text_width as width_of
from reportgen.write.docx.styles import Style, StyleIds, add_missing, by_name, set_numbering
from reportgen.write.docx.xml import w

_PACKAGE_KIND: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_HEADINGS: Final = (Style.HEADING_1, Style.HEADING_2)
_FRAMED: Final = (Style.BOX_ITEM, Style.DRAFT_TODO)  # whose indents make one frame with their neighbours'


@dataclass(frozen=True, slots=True)
class Prepared:
    """A house's package in memory: what its reports share, and where what they do not share goes."""

    house: House
    styles: StyleIds
    numbering: Numbering
    section: Section
    static: tuple[tuple[str, Deflated], ...]
    content_types: Opening
    document_name: str
    document_links: Opening
    link_prefix: str
    numbering_name: str
    numbering_part: Opening
    names: frozenset[str]


def prepare(
    look: Look, council_name: str, own_file: bytes | None, base: Traversable, own_name: str = "styles.docx"
) -> Checked[Prepared]:
    """The house's package, from the base parts or from the council's own Word file (.docx, .dotx, .docm or .dotm).

    `base` is the folder of base parts; `own_name` is what messages call the council's file. A file that cannot be used
    gives an error and no package; what was left out of one gives a note.
    """
    if own_file is None:
        width = text_width(look)
        parts = Base(base, base_values(look, council_name, width))
        return Checked(_prepared(parts.package(), parts, look, width, own_file=False))
    cleaned = sanitise(own_file, own_name)
    if cleaned.value is None:
        return Checked(None, cleaned.diagnostics)
    width = width_of(xml.parse(cleaned.value.parts[cleaned.value.document])[0][-1])
    parts = Base(base, base_values(look, council_name, width))
    completed = parts.completed(cleaned.value)
    return Checked(_prepared(completed, parts, look, width, own_file=True), cleaned.value.diagnostics)


def _prepared(file: CleanFile, base: Base, look: Look, width: int, *, own_file: bool) -> Prepared:
    document = docx.Document(io.BytesIO(zipped(file)))
    ids, added = add_missing(document.styles.element, xml.parse(base.text("styles.xml").encode()))
    styles: StyleIds = {style: ids[style] for style in Style}
    kept = own_file and ids[Style.LIST_BULLET] not in added and _keeps_bullets(document, look, ids[Style.LIST_BULLET])
    unlinked = frozenset((Style.LIST_BULLET,)) if kept else frozenset()
    numbering = _add_numbering(document, look, styles, unlinked)
    _link_styles(document, numbering, unlinked)
    saved = _saved(document)
    section = house_section(document, saved, own_file=own_file)
    saved[APP] = base.text("app.xml").encode()
    paragraph_styles = {style: f'<w:pStyle w:val="{xml.attribute(ids[style])}"/>' for style in Style}
    house = House(
        look=look,
        levels=numbering.levels,
        first_item_level=numbering.first_item_level,
        plain=plain_dress(look, width),
        divisions=division_dresses(look, width, section.sideways_width),
        flow=Flow(paragraph_styles, spaced_before=numbers_paragraphs(look)),
        styles=styles,
    )
    return _packed(house, numbering, section, document, saved)


def _packed(
    house: House, numbering: Numbering, section: Section, document: WordDocument, saved: Mapping[str, bytes]
) -> Prepared:
    """The parts of a saved package, compressed as far as they are the same in each report."""
    name = str(document.part.partname).lstrip("/")
    document_links = links_name(name)
    numbering_name = str(document.part.numbering_part.partname).lstrip("/")
    written = {"[Content_Types].xml", "_rels/.rels", name, document_links, numbering_name}
    root_links = deflate(_root_links(name))
    static = {part: deflate(content) for part, content in saved.items() if part not in written}
    return Prepared(
        house=house,
        styles=house.styles,
        numbering=numbering,
        section=section,
        static=(("_rels/.rels", root_links), *sorted(static.items())),
        content_types=Opening(_open(saved["[Content_Types].xml"], "Types") + _property_types()),
        document_name=name,
        document_links=Opening(_open(saved[document_links], "Relationships")),
        link_prefix=_free_prefix(document),
        numbering_name=numbering_name,
        numbering_part=Opening(_open(saved[numbering_name], "w:numbering")),
        names=frozenset(saved),
    )


def _keeps_bullets(document: WordDocument, look: Look, identity: str) -> bool:
    """True where a council’s own bullets stand as ours would: at the margin, in a house that numbers no paragraphs."""
    return not numbers_paragraphs(look) and _has_list(document, identity)


def _has_list(document: WordDocument, identity: str) -> bool:
    """True when a style of the file carries the numbers or bullets of a list."""
    style = _styles_by_id(document)[identity]
    return style.find(f"{w('pPr')}/{w('numPr')}") is not None


def _styles_by_id(document: WordDocument) -> dict[str, etree._Element]:
    return {str(style.get(w("styleId"))): style for style in by_name(document.styles.element).values()}


def _add_numbering(document: WordDocument, look: Look, styles: StyleIds, unlinked: frozenset[Style]) -> Numbering:
    """Put the house's lists after those that the file has, with ids above all of theirs."""
    part = document.part.numbering_part.element
    abstracts, numbers = part.findall(w("abstractNum")), part.findall(w("num"))
    numbering = house_numbering(look, styles, _above(abstracts, "abstractNumId"), max(_above(numbers, "numId"), 1))
    definitions = xml.parse(f"<w:lists {xml.NAMESPACES}>{numbering.abstract_xml(unlinked)}</w:lists>".encode())
    place = part.index(numbers[0]) if numbers else len(part)
    for definition in reversed(definitions):
        part.insert(place, definition)
    part.extend(list(xml.parse(f"<w:lists {xml.NAMESPACES}>{numbering.number_xml()}</w:lists>".encode())))
    return numbering


def _above(elements: list[etree._Element], identity: str) -> int:
    """The first id above those of the elements; what is not a number cannot clash with one."""
    ids = [str(element.get(w(identity), "")) for element in elements]
    return max((int(number) for number in ids if number.isdecimal()), default=-1) + 1


def _link_styles(document: WordDocument, numbering: Numbering, unlinked: frozenset[Style]) -> None:
    """Link the styles of lists to their levels, both ways. A level's indent counts only where its style has none.

    A council's headings get the house's numbers, or none in a house that does not number.
    """
    styles = _styles_by_id(document)
    linked: set[str] = set()
    for family, levels in numbering.levels.items():
        for depth, level in enumerate(levels):
            if level.style and level.style not in unlinked:
                identity = numbering.styles[level.style]
                set_numbering(styles[identity], depth, numbering.number[family])
                linked.add(identity)
                if level.style not in _FRAMED:
                    _drop_indent(styles[identity])
    for heading in _HEADINGS:
        identity = numbering.styles[heading]
        if identity not in linked and _has_list(document, identity):
            set_numbering(styles[identity], 0, 0)
            linked.add(identity)
    _unlink_other_levels(document, numbering, linked)


def _drop_indent(style: etree._Element) -> None:
    for properties in style.findall(w("pPr")):
        for indent in properties.findall(w("ind")):
            properties.remove(indent)


def _unlink_other_levels(document: WordDocument, numbering: Numbering, linked: set[str]) -> None:
    """Take our styles off the levels of the council's lists that were linked to them before."""
    ours = {str(identity) for identity in numbering.abstract.values()}
    for definition in document.part.numbering_part.element.findall(w("abstractNum")):
        if definition.get(w("abstractNumId")) in ours:
            continue
        for level in definition.iterchildren(w("lvl")):
            for link in level.findall(w("pStyle")):
                if link.get(w("val")) in linked:
                    level.remove(link)


def _saved(document: WordDocument) -> dict[str, bytes]:
    """The parts of the package as python-docx writes them."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def _open(part: bytes, root: str) -> bytes:
    """A part without its end tag."""
    return part[: part.rindex(f"</{root}>".encode())]


def _root_links(document: str) -> bytes:
    entries = (
        ("rId1", f"{KIND}/officeDocument", document),
        ("rId2", _PACKAGE_KIND, CORE),
        ("rId3", f"{KIND}/extended-properties", APP),
    )
    links = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in entries)
    return f"{OPENING}{links}{CLOSING}".encode()


def _property_types() -> bytes:
    return b"".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'.encode()
        for part, kind in ((CORE, _CORE_TYPE), (APP, _APP_TYPE))
    )


def _free_prefix(document: WordDocument) -> str:
    """A beginning for relationship ids that none of the file's own has."""
    prefix = "rIdReport"
    while any(identity.startswith(prefix) for identity in document.part.rels):
        prefix += "x"
    return prefix
