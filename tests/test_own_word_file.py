from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from reportgen import api
from tests import words
from tests.program import FINISHED, TEMPLATES, WORKED, run
from tests.reports import case_of

ALT = "Crest of the council: a red rose"


def png() -> bytes:
    """A picture of four red points."""
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xc0\x10\x20" * 2 for _ in range(2))
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def localised(file: Document) -> None:
    """Gives styles the ids that a Word in another language gives them; their names stay as they are."""
    ids = {"Heading1": "berschrift1", "Heading2": "berschrift2", "ListBullet": "Listepuces", "Normal": "Standard"}
    for part in (file.styles.element, file.element, *(rel.target_part for rel in file.part.rels.values())):
        root: Any = part if isinstance(part, etree._Element) else getattr(part, "element", None)
        for element in root.iter() if root is not None else ():
            for name in (qn("w:val"), qn("w:styleId")):
                kinds = {"pStyle", "basedOn", "next", "link", "style"}
                if etree.QName(element).localname in kinds and element.get(name) in ids:
                    element.set(name, ids[element.get(name)])


def own_file() -> Document:
    """A council's own Word file: crest, fonts, colours, margins, header and footer, saved by a foreign Word."""
    file = docx.Document()
    section = file.sections[0]
    section.left_margin, section.right_margin, section.top_margin = Cm(3.1), Cm(2.7), Cm(3.3)
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    crest = section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png()), width=Cm(2))
    crest._inline.docPr.set("descr", ALT)
    section.header.add_paragraph("Lancaster Moor County Council")
    section.footer.paragraphs[0].text = "Town Hall, Dalton Square"
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Gill Sans MT", Pt(12)
    language = etree.SubElement(normal.element.get_or_add_rPr(), qn("w:lang"))
    language.set(qn("w:val"), "en-GB")
    heading = file.styles["Heading 1"]
    heading.font.color.rgb, heading.font.size, heading.font.name = RGBColor(0x00, 0x4D, 0x40), Pt(17), "Gill Sans MT"
    file.styles["Heading 2"].font.color.rgb = RGBColor(0x00, 0x4D, 0x40)
    file.add_paragraph("Delete these words.", style="Heading 1")
    localised(file)
    return file


def saved(file: Document, path: Path) -> bytes:
    file.save(str(path))
    return path.read_bytes()


@pytest.fixture
def houses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The houses that come with reportgen, each with the council's own Word file in its folder."""
    monkeypatch.chdir(tmp_path)
    for source in TEMPLATES.rglob("*"):
        if source.is_file():
            target = tmp_path / "templates" / source.relative_to(TEMPLATES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    data = saved(own_file(), tmp_path / "styles.docx")
    for house in ("lancashire", "lewisham", "tameside"):
        (tmp_path / "templates" / house / "styles.docx").write_bytes(data)
    return tmp_path / "templates"


def colour(file: Document, name: str) -> str:
    return str(file.styles[name].font.color.rgb)


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
@pytest.mark.usefixtures("houses")
def test_every_worked_case_on_the_councils_own_file_has_its_look_and_the_same_words(path: Path) -> None:
    ran = run("build", path, "--to", "docx")
    assert ran.code == 0, ran.err
    ours = api.build([path], api.Options(output=Path("ours"), formats=("docx",), templates=(TEMPLATES,))).files
    assert len(ours) == len(case_of(path).reports)
    for line, plain in zip(ran.lines, ours, strict=True):
        report = docx.Document(line)
        assert words.of_word(Path(line).read_bytes()) == words.of_word(plain.read_bytes())
        section = report.sections[0]
        margins = [section.left_margin, section.right_margin]
        assert [round(margin / Cm(1), 1) for margin in margins if margin is not None] == [3.1, 2.7]
        assert colour(report, "Heading 1") == "004D40"
        assert report.styles["Normal"].font.name == "Gill Sans MT"
        with zipfile.ZipFile(line) as package:
            heads = [package.read(name).decode() for name in package.namelist() if name.startswith("word/header")]
            pictures = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
        assert any(ALT in head and "Lancaster Moor County Council" in head for head in heads)
        assert png() in pictures
        assert "Delete these words." not in "".join(paragraph.text for paragraph in report.paragraphs)
        assert any(paragraph.style and paragraph.style.name == "Heading 1" for paragraph in report.paragraphs)


def test_a_template_of_word_serves_as_well_as_a_document(houses: Path) -> None:
    own = houses / "lancashire" / "styles.docx"
    with zipfile.ZipFile(own) as package, zipfile.ZipFile(own.with_suffix(".dotx"), "w") as template:
        for name in package.namelist():
            part = package.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"document.main+xml", b"template.main+xml")
            template.writestr(name, part)
    own.unlink()
    ran = run("build", FINISHED, "--to", "docx")
    assert ran.code == 0, ran.err
    assert colour(docx.Document(ran.lines[0]), "Heading 1") == "004D40"


def test_the_check_of_houses_finds_nothing_in_a_file_that_is_as_it_should_be(houses: Path) -> None:
    ran = run("houses", "--check")
    assert ran.code == 0
    assert "error[" not in ran.said
    assert "warning[" not in ran.said
    assert f"Word file {(houses / 'lancashire' / 'styles.docx').name}" in ran.out


def test_the_check_of_houses_names_whatever_in_the_file_is_hard_to_read(houses: Path) -> None:
    file = own_file()
    file.styles["Heading 2"].font.size = Pt(10)
    file.styles["Heading 2"].font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)
    file.styles["Body Text"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
    saved(file, houses / "lewisham" / "styles.docx")
    ran = run("houses", "--check")
    assert ran.code == 0
    for code, named in (
        ("WORD-11", "heading 2"),
        ("WORD-12", "#AAAAAA on #FFFFFF"),
        ("WORD-13", "en-US"),
        ("WORD-14", "body text"),
    ):
        found = [part for part in ran.said.split("warning[") if part.startswith(code)]
        assert any(named in part and "lewisham/styles.docx" in part for part in found), (code, ran.err)


@pytest.mark.parametrize(
    "data", [b"", b"not a Word file", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_a_file_that_is_no_word_file_stops_its_word_reports_with_a_message_and_no_others(
    data: bytes, houses: Path
) -> None:
    (houses / "lancashire" / "styles.docx").write_bytes(data)
    ran = run("build", "--to", "docx,md", FINISHED, *(path for path in WORKED if path.stem.startswith("lewisham")))
    assert ran.code == 1
    assert "error[WORD-0" in ran.said
    assert "lancashire/styles.docx" in ran.said
    made = {(Path(line).suffix, "lewisham" in line) for line in ran.lines}
    assert made == {(".docx", True), (".md", True), (".md", False)}
