"""The page that a house's reports are poured into (ECMA-376 part 1, 17.6.17)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from docx.document import Document as WordDocument
from lxml import etree

from reportgen.write.docx import page
from reportgen.write.docx.archive import Opening
from reportgen.write.docx.measures import BANNER_HEIGHT, FEEDBACK_FOOTER, FEEDBACK_HEIGHT, PAGE_HEIGHT, PAGE_WIDTH
from reportgen.write.docx.page import OwnPart, Section
from reportgen.write.docx.xml import NAMESPACES, W, r, w

_ROOT: Final = re.compile(rb"<w:(?:hdr|ftr)\b[^>]*>")
_MARGIN: Final = 1440  # Word's own, in twips, where a file says nothing
_NARROWEST_TEXT: Final = 2835  # 5 cm


def section_properties(document: WordDocument) -> etree._Element:
    """The w:sectPr of the document's only section."""
    properties: etree._Element = document.element.body.get_or_add_sectPr()
    return properties


def text_width(properties: etree._Element) -> int:
    """The width between the margins, in twips."""
    size, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    width = _length(size, "w", PAGE_WIDTH)
    outside = sum(_length(margins, side, _MARGIN) for side in ("left", "right")) + _length(margins, "gutter", 0)
    return max(width - outside, _NARROWEST_TEXT)


def house_section(document: WordDocument, parts: Mapping[str, bytes], *, own_file: bool) -> Section:
    """The section of a prepared package; `parts` are those of the package as it was saved."""
    properties = section_properties(document)
    references = list(properties.iterchildren(w("headerReference"), w("footerReference")))
    own = tuple(_own_part(document, reference, parts) for reference in references)
    for reference in references:
        properties.remove(reference)
    if own_file and not own and properties.find(w("titlePg")) is None:
        _add_title_page(properties)
    places = [page.DEFAULT]
    if _is_on(properties.find(w("titlePg"))):
        places.insert(0, page.FIRST)
    if _is_on(document.settings.element.find(w("evenAndOddHeaders"))):
        places.append(page.EVEN)
    room = BANNER_HEIGHT, 0 if any(part.kind == page.FOOTER for part in own) else FEEDBACK_HEIGHT
    upright, width = _tails(properties, *room), text_width(properties)
    _turn(properties)
    return Section(tuple(places), own, upright, _tails(properties, *room), width, text_width(properties))


def _turn(properties: etree._Element) -> None:
    """Lays the page on its side, with the margins where they are; a page that is wider than high stays as it is."""
    size = properties.find(w("pgSz"))
    if size is None:
        size = etree.Element(w("pgSz"))
        properties.insert(0, size)
    width, height = _length(size, "w", PAGE_WIDTH), _length(size, "h", PAGE_HEIGHT)
    if width < height:
        size.set(w("w"), str(height))
        size.set(w("h"), str(width))
        size.set(w("orient"), "landscape")


def _own_part(document: WordDocument, reference: etree._Element, parts: Mapping[str, bytes]) -> OwnPart:
    identity = str(reference.get(r("id")))
    name = str(document.part.related_parts[identity].partname).lstrip("/")
    content = parts[name]
    root = _ROOT.search(content)
    cut = root.end() if root else len(content)
    return OwnPart(
        kind=page.HEADER if reference.tag == w("headerReference") else page.FOOTER,
        place=str(reference.get(w("type"), page.DEFAULT)),
        name=name,
        relationship=identity,
        opening=Opening(content[:cut]),
        rest=content[cut:],
    )


def _add_title_page(properties: etree._Element) -> None:
    """Give the section a first page of its own; w:titlePg has its place in the order of w:sectPr."""
    later = {w(name) for name in ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")}
    place = sum(1 for child in properties if child.tag not in later)
    properties.insert(place, etree.Element(w("titlePg")))


def _tails(properties: etree._Element, banner_height: int, feedback_height: int) -> Mapping[tuple[bool, bool], str]:
    """The content of w:sectPr after its references, by whether the report has a banner and a feedback box.

    The margins make room for them. A margin below zero is one that text may not move, and stays.
    """
    tails: dict[tuple[bool, bool], str] = {}
    margins = properties.find(w("pgMar"))
    before = {str(key): str(value) for key, value in margins.attrib.items()} if margins is not None else {}
    for banner in (False, True):
        for feedback in (False, True):
            if margins is not None:
                _grow(margins, "top", banner_height * banner)
                _grow(margins, "bottom", feedback_height * feedback)
                if feedback and feedback_height:
                    margins.set(w("footer"), str(FEEDBACK_FOOTER))
            content = "".join(etree.tostring(child, encoding="unicode") for child in properties)
            tails[banner, feedback] = content.replace(f" {NAMESPACES}", "").replace(f' xmlns:w="{W}"', "")
            if margins is not None:
                for key, value in before.items():
                    margins.set(key, value)
    return tails


def _grow(margins: etree._Element, side: str, growth: int) -> None:
    length = _length(margins, side, _MARGIN)
    if growth and length >= 0:
        margins.set(w(side), str(length + growth))


def _length(element: etree._Element | None, name: str, otherwise: int) -> int:
    """A length in twips; what is not a plain number counts as not said."""
    value = "" if element is None else str(element.get(w(name), ""))
    return int(value) if value.removeprefix("-").isdecimal() else otherwise


def _is_on(element: etree._Element | None) -> bool:
    """True for a switch that is there and not turned off (17.17.4)."""
    return element is not None and element.get(w("val"), "1") not in {"0", "false", "off"}
