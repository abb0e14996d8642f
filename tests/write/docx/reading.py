"""Reads Word files back as another program would, for the tests of the writer: lxml and zipfile, nothing of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from reportgen.document.look import Look
from reportgen.document.nodes import Block, Document, Page, Properties
from reportgen.document.numbering import number
from reportgen.write.docx import Prepared, prepare, write

BASE = Path(__file__).parents[3] / "templates" / "base" / "word"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"w": W, "r": R}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def prepared(look: Look, own_file: bytes | None = None) -> Prepared:
    checked = prepare(look, "Lancaster Moor County Council", own_file, BASE)
    assert checked.value is not None, checked.diagnostics
    return checked.value


def report(*blocks: Block, page: Page | None = None, look: Look | None = None) -> Document:
    document = Document(blocks, page or Page(), Properties("A report", author="Democratic Services", date="2026-01-02"))
    return number(document, (look or Look()).scheme)


@dataclass(slots=True)
class WordFile:
    """A Word file in parts."""

    parts: dict[str, bytes]
    names: list[str]
    trees: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def opened(cls, data: bytes) -> WordFile:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            return cls({name: archive.read(name) for name in archive.namelist()}, archive.namelist())

    def tree(self, name: str = "word/document.xml") -> etree._Element:
        return self.trees.setdefault(name, etree.fromstring(self.parts[name]))

    def paragraphs(self, name: str = "word/document.xml") -> list[etree._Element]:
        return list(self.tree(name).iter(w("p")))

    def texts(self, name: str = "word/document.xml") -> list[str]:
        return [text(paragraph) for paragraph in self.paragraphs(name)]

    def styled(self, name: str = "word/document.xml") -> list[tuple[str, str]]:
        """Style id and words of each paragraph."""
        return [(style(paragraph), text(paragraph)) for paragraph in self.paragraphs(name)]

    def related(self, kind: str) -> str:
        """The name of the document's part of a kind."""
        return next(_whole(target) for found, target in self.links().values() if found == kind)

    def links(self, part: str = "word/_rels/document.xml.rels") -> dict[str, tuple[str, str]]:
        """Kind and target of each relationship, by id."""
        return {
            str(link.get("Id")): (str(link.get("Type")).rpartition("/")[2], str(link.get("Target")))
            for link in self.tree(part)
        }


def _whole(target: str) -> str:
    """A part's name from a relationship of the document, which may say it from the root or from its own folder."""
    return target.removeprefix("/") if target.startswith("/") else f"word/{target}"


def written(document: Document, look: Look | None = None, own_file: bytes | None = None) -> WordFile:
    return WordFile.opened(write(document, prepared(look or Look(), own_file)))


def one(root: etree._Element, path: str) -> etree._Element:
    """The element at a path such as "w:pPr/w:ind"; the test fails if there is none."""
    found = root.find(path, NAMES)
    assert found is not None, path
    return found


def link_id(element: etree._Element) -> str:
    return str(element.get(f"{{{R}}}id"))


def style(paragraph: etree._Element) -> str:
    return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(w(name), ""))


def text(paragraph: etree._Element) -> str:
    """The words of a paragraph: a tab as \\t, a new line as \\n, and of a field its result."""
    pieces = []
    for element in paragraph.iter(w("t"), w("tab"), w("br")):
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif one(element, "..").tag == w("r"):
            pieces.append("\t" if element.tag == w("tab") else "\n")
    return "".join(pieces)


class WordNumbers:
    """Counts as Word does (ECMA-376 part 1, 17.9): levels count in a w:abstractNum, whichever w:num a paragraph names,
    deeper levels start again after higher ones, and a w:num's own start counts when it is first used.
    """

    def __init__(self, file: WordFile) -> None:
        self.file = file
        numbering = file.tree(file.related("numbering"))
        self.abstracts = {value(a, "abstractNumId"): a for a in numbering.findall(w("abstractNum"))}
        self.nums = {value(num, "numId"): num for num in numbering.findall(w("num"))}
        self.styles = {value(s, "styleId"): s for s in file.tree(file.related("styles")).findall(w("style"))}
        self.counters: dict[str, list[int]] = {}
        self.used: set[tuple[str, int]] = set()

    def of(self, name: str = "word/document.xml") -> list[str]:
        """What Word shows before each paragraph; "" where it shows nothing or a bullet."""
        return [self.next(paragraph) for paragraph in self.file.paragraphs(name)]

    def next(self, paragraph: etree._Element) -> str:
        num, depth = self.numbering(paragraph)
        if num in {"", "0"}:
            return ""
        abstract = value(self.nums[num].find(w("abstractNumId")))
        counters = self.counters.setdefault(abstract, [0] * 9)
        override = self.nums[num].find(f"{w('lvlOverride')}[@{w('ilvl')}='{depth}']")
        if override is not None and override.find(w("startOverride")) is not None and (num, depth) not in self.used:
            counters[depth] = int(value(override.find(w("startOverride")))) - 1
        self.used.add((num, depth))
        counters[depth] += 1
        counters[depth + 1 :] = [0] * (8 - depth)
        level = None if override is None else override.find(w("lvl"))
        if level is None:
            level = self.level(abstract, depth)
        if value(level.find(w("numFmt"))) == "bullet":
            return ""
        return self.shown(level, abstract, counters)

    def level(self, abstract: str, depth: int) -> etree._Element:
        return one(self.abstracts[abstract], f"w:lvl[@w:ilvl='{depth}']")

    def shown(self, level: etree._Element, abstract: str, counters: list[int]) -> str:
        words = value(level.find(w("lvlText")))
        own = int(value(level, "ilvl"))
        for depth in range(9):
            if f"%{depth + 1}" in words:
                source = level if depth == own else self.level(abstract, depth)
                words = words.replace(f"%{depth + 1}", counted(value(source.find(w("numFmt"))), counters[depth]))
        return words

    def numbering(self, paragraph: etree._Element) -> tuple[str, int]:
        """The w:num and the level of a paragraph: its own, or those of its style."""
        place: etree._Element | None = paragraph
        identity = style(paragraph)
        while place is not None:
            found = place.find(f"{w('pPr')}/{w('numPr')}")
            if found is not None:
                return value(found.find(w("numId"))), int(value(found.find(w("ilvl"))) or 0)
            place = self.styles.get(identity)
            if place is not None:
                identity = value(place.find(w("basedOn")))
                found = place.find(f"{w('pPr')}/{w('numPr')}")
                if found is not None:
                    return value(found.find(w("numId"))), int(value(found.find(w("ilvl"))) or 0)
        return "", 0


def counted(form: str, count: int) -> str:
    if form == "lowerLetter":
        return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    if form == "lowerRoman":
        written = ""
        for worth, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            times, count = divmod(count, worth)
            written += sign * times
        return written
    return str(count)


def pretty(element: etree._Element) -> Iterator[str]:
    """An element over several lines, as a person reads it."""
    etree.indent(element)
    yield from etree.tostring(element, encoding="unicode").splitlines()
