"""The base package: parts kept as XML text in a folder, with `${...}` for what a house's look decides."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from string import Template
from typing import Final

from lxml import etree

from reportgen.write.docx import xml
from reportgen.write.docx.archive import archive, deflate
from reportgen.write.docx.relationships import KIND, links_name
from reportgen.write.docx.sanitise import CleanFile

DOCUMENT: Final = "word/document.xml"
_FILES: Final = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-rels.xml",
    DOCUMENT: "document.xml",
    "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
}
_NEEDED: Final = ("styles", "numbering", "settings")
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Base:
    """The base parts of a house, read from a folder of UTF-8 files. Raises `KeyError` for an unknown `${...}`."""

    def __init__(self, folder: Traversable, values: Mapping[str, str]) -> None:
        self._folder = folder
        self._values = values

    def text(self, file: str) -> str:
        """A base part with the house's values in place."""
        words = self._folder.joinpath(file).read_text(encoding="utf-8")
        return Template(words).substitute(self._values)

    def package(self) -> CleanFile:
        """The whole base package."""
        return CleanFile({part: self.text(file).encode() for part, file in _FILES.items()}, DOCUMENT)

    def completed(self, own: CleanFile) -> CleanFile:
        """A council's cleaned file with those parts of the base added that every report needs and it lacks."""
        relationships = xml.parse(own.document_links())
        types = xml.parse(own.parts["[Content_Types].xml"])
        parts = dict(own.parts)
        present = {str(link.get("Type")) for link in relationships}
        for kind in _NEEDED:
            if f"{KIND}/{kind}" in present:
                continue
            name = f"word/report-{kind}.xml"
            parts[name] = self.text(f"{kind}.xml").encode()
            attributes = {"Id": f"rIdBase{kind}", "Type": f"{KIND}/{kind}", "Target": f"/{name}"}
            etree.SubElement(relationships, f"{{{xml.PACKAGE_RELATIONSHIPS}}}Relationship", attributes)
            override = {"PartName": f"/{name}", "ContentType": f"{_TYPE}.{kind}+xml"}
            etree.SubElement(types, f"{{{xml.CONTENT_TYPES}}}Override", override)
        parts[links_name(own.document)] = xml.serialise(relationships)
        parts["[Content_Types].xml"] = xml.serialise(types)
        return CleanFile(parts, own.document, own.diagnostics)


def zipped(file: CleanFile) -> bytes:
    """The file's parts as an archive that python-docx can open."""
    return archive((name, deflate(content)) for name, content in file.parts.items())
