"""XML as text and as trees: the names of WordprocessingML, escaping, and a parser that trusts nobody."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}"'

_SPECIAL: Final = re.compile(r'[&<>"\r\n\t\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_FORBIDDEN: Final = dict.fromkeys(
    [*(c for c in range(0x20) if c not in (0x9, 0xA, 0xD)), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
)
_TEXT: Final = {**_FORBIDDEN, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE: Final = {**_TEXT, ord('"'): "&quot;", 0x9: "&#9;", 0xA: "&#10;", 0xD: "&#13;"}


class DoctypeError(ValueError):
    """The XML declares a document type, which no part of a Word file may (ECMA-376 part 2, 6.1.4)."""


def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute, as lxml spells it."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """The name of a relationship attribute (`id`, `embed`, `link`), as lxml spells it."""
    return f"{{{R}}}{name}"


def text(words: str) -> str:
    """Words as the content of an element; characters that XML forbids are left out."""
    return words.translate(_TEXT) if _SPECIAL.search(words) else words


def attribute(words: str) -> str:
    """Words as the value of an attribute in double quotes; characters that XML forbids are left out."""
    return words.translate(_ATTRIBUTE) if _SPECIAL.search(words) else words


def parse(data: bytes) -> etree._Element:
    """The root of an XML part, without the space between its elements.

    Raises `etree.XMLSyntaxError` where it is not well-formed, and `DoctypeError` where it declares a document type:
    entities could read files or grow without end.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if "<!DOCTYPE" in str(root.getroottree().docinfo.doctype):  # type: ignore[union-attr]
        raise DoctypeError("a part of a Word file declares a document type")
    return root


def serialise(root: etree._Element) -> bytes:
    """An element as a whole part."""
    return DECLARATION.encode() + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
