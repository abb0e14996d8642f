"""A council's own Word file, cleaned: what gives a report its look is kept, everything else falls away.

What is kept is on a list; what is not on it (macros, embedded files, attached templates, custom XML, links to pictures
elsewhere) goes, whatever it is called. A file whose fields fetch something when opened is refused.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, code
from reportgen.write.docx import xml
from reportgen.write.docx.cleaning import empty_body, fetching_field, references, remove_dangling, tidy
from reportgen.write.docx.relationships import CLOSING, KIND, OPENING, links_name
from reportgen.write.docx.unpack import UNREADABLE, unpack
from reportgen.write.docx.xml import w

MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACCEPTED_TYPES: Final = frozenset(
    (
        MAIN_TYPE,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    )
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = {"document": MAIN_TYPE, "theme": "application/vnd.openxmlformats-officedocument.theme+xml"}
_ROOTS: Final = {
    "document": "document",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fonts",
    "header": "hdr",
    "footer": "ftr",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
}
_STORIES: Final = frozenset(("header", "footer"))
_OPAQUE_KINDS: Final = frozenset(("image", "font"))
_DOCUMENT_KINDS: Final = frozenset(
    ("styles", "theme", "fontTable", "settings", "numbering", "header", "footer", "footnotes", "endnotes")
)
_STORY_KINDS: Final = frozenset(("image", "hyperlink"))
_KINDS_BY_PARENT: Final = {
    "header": _STORY_KINDS,
    "footer": _STORY_KINDS,
    "footnotes": _STORY_KINDS,
    "endnotes": _STORY_KINDS,
    "numbering": frozenset(("image",)),
    "theme": frozenset(("image",)),
    "fontTable": frozenset(("font",)),
}
# What officers should hear of when it falls away; words of the body and what Word keeps for itself need no mention.
_LEFT_OUT: Final = {
    "vbaProject": "macros",
    "attachedTemplate": "an attached template",
    "oleObject": "embedded files",
    "package": "embedded files",
    "control": "ActiveX controls",
    "aFChunk": "inserted files",
    "subDocument": "inserted files",
    "customXml": "custom data",
    "glossaryDocument": "building blocks",
    "image": "linked pictures",
    "mailMergeSource": "a mail merge",
}
_RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_STRICT: Final = "http://purl.oclc.org/ooxml/"

DOCTYPE = code(
    "WORD-05",
    "The Word file declares a document type",
    "A part of the file begins with a document type declaration (DTD), which Word never writes and which can make a"
    " program read other files or fill its memory.",
    "Ask where the file comes from. Open it in Word and save it under a new name, and use the new file.",
)
FETCHING = code(
    "WORD-06",
    "The Word file has fields that fetch from elsewhere",
    "A field such as DDE, INCLUDETEXT, LINK or DATABASE runs a program or reads another file when a report is opened.",
    "Open the file in Word, press Alt+F9 to see the fields, delete the one that is named, press Alt+F9 again and save.",
)
STRICT = code(
    "WORD-07",
    "The Word file is a Strict Open XML Document",
    "Word can save in a stricter form of its format, which few programs read.",
    "Open the file in Word, choose Save As and pick “Word Document (.docx)”, not “Strict Open XML Document”.",
)
STRIPPED = code(
    "WORD-08",
    "Parts of the Word file were left out",
    "Macros, embedded files, attached templates, custom data and links to pictures elsewhere are not carried into"
    " reports.",
    "Nothing needs doing. If the council's file needs a picture that is linked, insert it into the file instead.",
)


@dataclass(frozen=True, slots=True)
class CleanFile:
    """The parts of a cleaned file by name, and the name of its main part."""

    parts: dict[str, bytes]
    document: str
    diagnostics: tuple[Diagnostic, ...] = ()

    def document_links(self) -> bytes:
        """The relationships of the main part, or as good as none."""
        return self.parts.get(links_name(self.document), f"{OPENING}{CLOSING}".encode())


@dataclass(slots=True)
class _Relationship:
    identity: str
    kind: str
    target: str
    external: bool


class _RefusedError(Exception):
    """The file cannot be used; carries the diagnostic. Never leaves this module."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.message)
        self.found = found


def sanitise(data: bytes, name: str) -> Checked[CleanFile]:
    """The council's own file without anything that could do harm. `name` is what messages call the file."""
    unpacked = unpack(data, name)
    if unpacked.value is None:
        return Checked(None, unpacked.diagnostics)
    try:
        return Checked(_Cleaner(unpacked.value, name).clean())
    except _RefusedError as refusal:
        return Checked(None, (refusal.found,))


@dataclass(slots=True)
class _Cleaner:
    parts: dict[str, bytes]
    name: str
    kept: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def clean(self) -> CleanFile:
        types = _content_types(self._parse("[Content_Types].xml"))
        document = self._document_name(types)
        self._keep(document, "document")
        self.kept["[Content_Types].xml"] = _types_part(types, self.kinds)
        self.kept["_rels/.rels"] = _relationships_part(
            [_Relationship("rId1", "officeDocument", document, external=False)]
        )
        found: tuple[Diagnostic, ...] = ()
        if self.dropped:
            kinds = ", ".join(sorted(self.dropped))
            found = (Diagnostic(STRIPPED, Severity.NOTE, f"Left out of {self.name}: {kinds}."),)
        return CleanFile(self.kept, document, found)

    def _document_name(self, types: dict[str, str]) -> str:
        mains = [link for link in self._relationships("") if link.kind == "officeDocument"]
        if not mains:
            raise self._refused(UNREADABLE, "has no main part")
        document = mains[0].target
        root = self._parse(document)
        if root.tag.startswith(f"{{{_STRICT}"):
            raise self._refused(STRICT, "is a Strict Open XML Document")
        if types.get(document) not in _ACCEPTED_TYPES or root.tag != w("document"):
            raise self._refused(UNREADABLE, "is not a Word document or template")
        return document

    def _keep(self, part: str, kind: str) -> None:
        """Keep a part, cleaned, and what it needs."""
        if part in self.kept:
            return
        self.kinds[part] = kind
        if kind in _OPAQUE_KINDS:
            self.kept[part] = self.parts[part]
            return
        root = self._parse(part)
        if root.prefix != "w" and kind in _ROOTS:
            raise self._refused(UNREADABLE, "was written by a program that is not supported")
        if kind in _ROOTS and root.tag != w(_ROOTS[kind]):
            raise self._refused(UNREADABLE, f"is damaged in its part {part!r}")
        if command := fetching_field(root):
            raise self._refused(FETCHING, f"has a field {command}, which fetches from elsewhere")
        links = self._allowed(part, kind)
        if kind == "document":
            root = empty_body(root, {link.identity for link in links if link.kind in _STORIES})
            used = {reference for element in root.iter() for reference in references(element)}
            links = [link for link in links if link.kind not in _STORIES or link.identity in used]
        remove_dangling(root, {link.identity for link in links})
        tidy(root, kind)
        self.kept[part] = xml.serialise(root)
        self.kept[links_name(part)] = _relationships_part(links)
        for link in links:
            if not link.external:
                self._keep(link.target, link.kind)

    def _allowed(self, part: str, kind: str) -> list[_Relationship]:
        """The relationships of a part that are kept: of those that a document may have once, the first."""
        accepted = _DOCUMENT_KINDS if kind == "document" else _KINDS_BY_PARENT.get(kind, frozenset())
        allowed: list[_Relationship] = []
        for link in self._relationships(part):
            fits = link.kind in accepted and link.external == (link.kind == "hyperlink")
            again = link.kind in _DOCUMENT_KINDS - _STORIES and link.kind in {other.kind for other in allowed}
            taken = self.kinds.get(link.target, link.kind) != link.kind
            if fits and not again and not taken and (link.external or link.target in self.parts):
                allowed.append(link)
            elif link.kind in _LEFT_OUT and (link.kind != "image" or link.external):
                self.dropped.add(_LEFT_OUT[link.kind])
        return allowed

    def _relationships(self, part: str) -> list[_Relationship]:
        name = links_name(part)
        if name not in self.parts:
            return []
        links = []
        for element in self._parse(name).iterchildren(f"{{{xml.PACKAGE_RELATIONSHIPS}}}Relationship"):
            target, external = str(element.get("Target", "")), element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            kind = str(element.get("Type", "")).rpartition("/")[2]
            links.append(_Relationship(str(element.get("Id", "")), kind, target, external))
        return links

    def _parse(self, part: str) -> etree._Element:
        try:
            return xml.parse(self.parts[part])
        except KeyError:
            raise self._refused(UNREADABLE, f"lacks its part {part!r}") from None
        except xml.DoctypeError:
            raise self._refused(DOCTYPE, f"declares a document type in its part {part!r}") from None
        except (etree.XMLSyntaxError, ValueError):
            raise self._refused(UNREADABLE, f"is damaged in its part {part!r}") from None

    def _refused(self, kind: Code, what: str) -> _RefusedError:
        return _RefusedError(Diagnostic(kind, Severity.ERROR, f"{self.name} {what}."))


def _content_types(root: etree._Element) -> dict[str, str]:
    """The content type of each part that is named, and of each extension as `*.extension`."""
    types: dict[str, str] = {}
    for element in root:
        if element.tag == f"{{{xml.CONTENT_TYPES}}}Override":
            types[str(element.get("PartName", "")).lstrip("/")] = str(element.get("ContentType", ""))
        elif element.tag == f"{{{xml.CONTENT_TYPES}}}Default":
            types[f"*.{str(element.get('Extension', '')).lower()}"] = str(element.get("ContentType", ""))
    return types


def _types_part(types: dict[str, str], kinds: dict[str, str]) -> bytes:
    """The part `[Content_Types].xml` for the parts of the given kinds, whatever the file says that they are."""
    entries = [
        f'<Default Extension="rels" ContentType="{_RELATIONSHIPS_TYPE}"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
    ]
    for part, kind in kinds.items():
        if kind in _OPAQUE_KINDS:
            extension = part.rpartition(".")[2].lower()
            stated = types.get(part) or types.get(f"*.{extension}", "application/octet-stream")
        else:
            stated = _TYPES.get(kind, f"{_TYPE}.{kind}+xml")
        entries.append(f'<Override PartName="/{xml.attribute(part)}" ContentType="{xml.attribute(stated)}"/>')
    return f'{xml.DECLARATION}<Types xmlns="{xml.CONTENT_TYPES}">{"".join(entries)}</Types>'.encode()


def _relationships_part(links: Iterable[_Relationship]) -> bytes:
    entries = []
    for link in links:
        target = link.target if link.external else f"/{link.target}"
        mode = ' TargetMode="External"' if link.external else ""
        entries.append(
            f'<Relationship Id="{xml.attribute(link.identity)}" Type="{KIND}/{link.kind}"'
            f' Target="{xml.attribute(target)}"{mode}/>'
        )
    return f"{OPENING}{''.join(entries)}{CLOSING}".encode()
