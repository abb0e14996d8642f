"""What is taken out of each part of a council's own Word file, and what its fields ask for.

Works on trees alone: which parts and relationships are kept is `sanitise`'s to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from reportgen.write.docx import xml
from reportgen.write.docx.xml import r, w

_FETCHING_FIELDS: Final = frozenset(
    (
        *("DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED", "DATABASE"),
        *("MACROBUTTON", "RD", "AUTOTEXT", "ADDIN"),
    )
)
_SETTINGS_DROPPED: Final = (
    *("attachedTemplate", "attachedSchema", "mailMerge", "documentProtection", "writeProtection", "updateFields"),
    *("trackRevisions", "saveThroughXslt", "rsids", "docVars"),
)
_AFTER_COMPAT: Final = frozenset(
    w(name)
    for name in (
        *(
            "themeFontLang",
            "clrSchemeMapping",
            "doNotIncludeSubdocsInStats",
            "doNotAutoCompressPictures",
            "forceUpgrade",
        ),
        *("captions", "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags"),
        *("decimalSymbol", "listSeparator"),
    )
)
_PLACES: Final = frozenset(("first", "default", "even"))
_HOLDERS: Final = frozenset(w(name) for name in ("object", "pict", "drawing", "control", "altChunk", "subDoc"))


def field_instructions(root: etree._Element) -> Iterator[str]:
    """The instruction of each field, put together from the runs that Word may have spread it over."""
    for simple in root.iter(w("fldSimple")):
        yield str(simple.get(w("instr"), ""))
    pending: list[list[str]] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText"):
            if not pending:
                pending.append([])
            pending[-1].append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            pending.append([])
        elif element.get(w("fldCharType")) == "end" and pending:
            yield "".join(pending.pop())
    yield from ("".join(pieces) for pieces in pending)


def empty_body(document: etree._Element, stories: Collection[str]) -> etree._Element:
    """The document without its words: its last section, with the heads and feet that it took over from those before.

    `stories` are the ids of the relationships that lead to heads and feet.
    """
    sections = list(document.iter(w("sectPr")))
    section = etree.Element(w("sectPr"))
    if sections:
        section = sections[-1]
        inherited: dict[tuple[str, str], etree._Element] = {}
        for earlier in sections:
            for reference in earlier.iterchildren(w("headerReference"), w("footerReference")):
                place = str(reference.get(w("type"), "default"))
                if place in _PLACES and reference.get(r("id")) in stories:
                    inherited[reference.tag, place] = reference
        for reference in section.findall(w("headerReference")) + section.findall(w("footerReference")):
            section.remove(reference)
        for order, reference in enumerate(inherited.values()):
            section.insert(order, reference)
        for dropped in section.findall(w("sectPrChange")) + section.findall(w("type")):
            section.remove(dropped)
    root = etree.Element(w("document"), nsmap={"w": xml.W, "r": xml.R})
    etree.SubElement(root, w("body")).append(section)
    return root


def references(element: etree._Element) -> list[str]:
    """The ids of the relationships that an element names."""
    return [str(value) for key, value in element.attrib.items() if str(key).startswith(f"{{{xml.R}}}")]


def remove_dangling(root: etree._Element, known: set[str]) -> None:
    """Take out what refers to a relationship that has fallen away; the words of a link stay."""
    for element in list(root.iter(etree.Element)):
        if all(reference in known for reference in references(element)):
            continue
        if element.tag == w("hyperlink"):
            element.attrib.pop(r("id"))
            continue
        holders = [above for above in element.iterancestors() if above.tag in _HOLDERS]
        lost = holders[-1] if holders else element
        parent = lost.getparent()
        if parent is not None:
            parent.remove(lost)


def tidy(root: etree._Element, kind: str) -> None:
    """Take out what would prompt, bind or clash in a report."""
    gone = [w("dataBinding"), w("bookmarkStart"), w("bookmarkEnd"), w("numIdMacAtCleanup")]
    if kind == "settings":
        gone += [w(name) for name in _SETTINGS_DROPPED]
        _modern(root)
    for element in list(root.iter(*gone)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _is_word(element: etree._Element) -> bool:
    return str(element.tag).startswith(f"{{{xml.W}}}")


def _modern(settings: etree._Element) -> None:
    """Take the file out of [Compatibility Mode], in which Word's accessibility checker is off."""
    compat = settings.find(w("compat"))
    if compat is None:
        compat = etree.Element(w("compat"))
        later = (place for place, child in enumerate(settings) if child.tag in _AFTER_COMPAT or not _is_word(child))
        settings.insert(next(later, len(settings)), compat)
    for setting in compat.findall(w("compatSetting")):
        if setting.get(w("name")) == "compatibilityMode":
            compat.remove(setting)
    mode = {w("name"): "compatibilityMode", w("uri"): "http://schemas.microsoft.com/office/word", w("val"): "15"}
    etree.SubElement(compat, w("compatSetting"), mode)


def fetching_field(root: etree._Element) -> str:
    """The first field of a part that runs a program or reads another file; empty if there is none."""
    for instruction in field_instructions(root):
        command = "".join(instruction.split(maxsplit=1)[:1]).upper()
        if command in _FETCHING_FIELDS:
            return command
    return ""
