"""The Word form of a made-up decision, with the numbers and bullets of Word’s own lists."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from lxml.etree import _Element

from tests.importers.made import Made, Said


def as_docx(made: Made) -> bytes:
    """A Word file whose numbers and bullets are Word’s own lists, so that no number stands in its text."""
    word = Document()
    numbers = _numbering(word)
    for line in (f"{made.day}", "Complaint reference:", made.reference, "Complaint against:", made.body):
        word.add_paragraph(line)
    word.add_heading(made.title, 1)
    word.add_paragraph(f"Summary: {made.summary}")
    for part in made.parts:
        word.add_heading(part.heading, part.level)
        for said in part.said:
            paragraph = word.add_paragraph(said.text)
            if said.numbered:
                _list(paragraph._p, numbers["number"], 0)
            _word_items(word, said, 1, numbers)
    word.add_paragraph(made.signature)
    word.sections[0].footer.paragraphs[0].text = f"{made.status.capitalize()} decision"
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _word_items(word: WordDocument, said: Said, level: int, numbers: dict[str, int]) -> None:
    if said.lettered and said.items:
        numbers["letter"] = _instance(word, 91, restart=level)
    for item in said.items:
        _list(word.add_paragraph(item.text)._p, numbers["letter" if said.lettered else "bullet"], level)
        _word_items(word, item, level + 1, numbers)


def _list(paragraph: CT_P, number: int, level: int) -> None:
    properties = paragraph.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]  # its element class makes it
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), str(number))


def _numbering(word: WordDocument) -> dict[str, int]:
    """Lists of our own in the file’s numbering: numbers, bullets and letters, three levels each."""
    for identity, format_, text in ((90, "decimal", "%{}."), (91, "lowerLetter", "%{})"), (92, "bullet", "\uf0b7")):
        abstract = _element("w:abstractNum", {"w:abstractNumId": str(identity)})
        for level in range(4):
            entry = _element("w:lvl", {"w:ilvl": str(level)})
            entry.append(_element("w:start", {"w:val": "1"}))
            entry.append(_element("w:numFmt", {"w:val": format_}))
            entry.append(_element("w:lvlText", {"w:val": text.format(level + 1)}))
            place = _element("w:pPr", {})
            place.append(_element("w:ind", {"w:left": str(454 * (level + 1)), "w:hanging": "454"}))
            entry.append(place)
            abstract.append(entry)
        word.part.numbering_part.element.insert(0, abstract)
    return {name: _instance(word, identity) for name, identity in (("number", 90), ("letter", 91), ("bullet", 92))}


def _instance(word: WordDocument, abstract: int, restart: int | None = None) -> int:
    number = word.part.numbering_part.element.add_num(abstract)
    if restart is not None:
        override = _element("w:lvlOverride", {"w:ilvl": str(restart)})
        override.append(_element("w:startOverride", {"w:val": "1"}))
        number.append(override)
    return int(number.numId)


def _element(name: str, attributes: dict[str, str]) -> _Element:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element
