"""The file as a package: its parts, its properties, and that the same report gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from reportgen.document.look import Look
from reportgen.document.nodes import (
    Align,
    Column,
    Document,
    Gap,
    Heading,
    ListKind,
    Page,
    PageLine,
    Reference,
    Table,
    Target,
    Title,
)
from reportgen.document.numbering import number
from reportgen.write.docx import prepare, write
from reportgen.write.docx.archive import Opening, archive, deflate
from tests.documents import CLARET, NAVY, bold, cells, items, sample, says, words
from tests.write.docx.reading import BASE, WordFile, one, prepared, pretty, report, value, w, written

GOLDEN = Path(__file__).parent / "golden"


def test_the_same_report_gives_the_same_bytes() -> None:
    document = number(sample(), NAVY.scheme)
    assert write(document, prepared(NAVY)) == write(document, prepared(NAVY))


def test_the_archive_begins_with_the_content_types_and_bears_no_clock() -> None:
    data = write(number(sample(), CLARET.scheme), prepared(CLARET))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_has_a_content_type_and_no_type_is_without_its_part() -> None:
    file = written(number(sample(), CLARET.scheme), CLARET)
    types = file.tree("[Content_Types].xml")
    named = {str(kind.get("PartName")).lstrip("/") for kind in types if kind.get("PartName")}
    assert named == {name for name in file.names if name.endswith(".xml")} - {"[Content_Types].xml"}


def test_python_docx_opens_what_is_written() -> None:
    document = docx.Document(io.BytesIO(write(number(sample(), CLARET.scheme), prepared(CLARET))))
    assert document.paragraphs[0].text.startswith("To be done before publication")
    assert document.core_properties.title == sample().properties.title


def test_the_properties_are_those_of_the_report_and_its_date_stands_for_the_clock() -> None:
    document = replace(report(says("x")), properties=replace(sample().properties, subject="A & B", status="Draft"))
    core = written(document).tree("docProps/core.xml")
    found = {element.tag.rpartition("}")[2]: element.text for element in core}
    assert found == {
        "title": sample().properties.title,
        "subject": "A & B",
        "language": "en-GB",
        "contentStatus": "Draft",
        "lastModifiedBy": "reportgen",
        "created": "2000-01-01T00:00:00Z",
        "modified": "2000-01-01T00:00:00Z",
    }


def test_the_council_is_the_company_however_it_is_spelt() -> None:
    house = prepare(Look(), 'R&D "Council" <x>', None, BASE).value
    assert house is not None
    app = WordFile.opened(write(report(says("x")), house)).tree("docProps/app.xml")
    assert [element.text for element in app] == ["reportgen", 'R&D "Council" <x>']


def test_the_file_is_british_english_in_twelve_point_and_out_of_compatibility_mode() -> None:
    file = written(report(says("x")))
    defaults = one(file.tree("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr")
    assert value(defaults.find(w("lang"))) == "en-GB"
    assert value(defaults.find(w("sz"))) == "24"
    assert value(file.tree("word/settings.xml").find(f".//{w('compatSetting')}")) == "15"


def test_no_style_of_the_page_is_smaller_than_twelve_point() -> None:
    styles = written(report()).tree("word/styles.xml")
    small = {str(value(style, "styleId")) for style in styles for size in style.iter(w("sz")) if int(value(size)) < 24}
    assert small == {"CommentText", "CommentReference"}  # which are read on a screen


def test_the_look_gives_colours_sizes_and_capitals() -> None:
    look = replace(CLARET, capitals=True, heading_size=13, title_size=18, font="Gill Sans & Co")
    styles = written(report(), look).tree("word/styles.xml")
    heading = one(styles, "w:style[@w:styleId='Heading1']/w:rPr")
    assert value(heading.find(w("color"))) == "6B1D2A"
    assert value(heading.find(w("sz"))) == "26"
    assert heading.find(w("caps")) is not None
    assert value(styles.find(f".//{w('rFonts')}"), "ascii") == "Gill Sans & Co"


def test_an_archive_holds_its_parts_whatever_their_names() -> None:
    data = archive([("a.xml", deflate(b"x" * 9999)), ("é.xml", Opening(b"<a>").closed_by(b"</a>"))])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert {name: file.read(name)[:7] for name in file.namelist()} == {"a.xml": b"x" * 7, "é.xml": b"<a></a>"}


def small() -> Document:
    """A report short enough for its golden file to be read from top to bottom."""
    payments = Table((Column(8), Column(0, Align.RIGHT)), cells("For", "Sum"), (cells("Delay", "£300"),), "Payments")
    return report(
        Title(words("On delay"), words("Report title:")),
        Heading(1, words("Summary")),
        says("Miss X waited ", Gap("how long: to be given"), ". See ", Reference("report"), ":", anchor="delay"),
        items("by letter", "in person", kind=ListKind.NUMBERED),
        payments,
        says(Target("report", (bold("Appendix 1"),)), " says what paragraph ", Reference("delay"), " does not."),
        look=NAVY,
    )


@pytest.mark.parametrize(
    ("part", "path"), [("document", "."), ("header-default", "."), ("numbering", "w:abstractNum[1]/w:lvl[3]")]
)
def test_a_part_is_written_as_it_was_when_a_person_last_looked(part: str, path: str) -> None:
    document = replace(small(), page=Page(header=PageLine(words("On delay"), words("18 July"))))
    lines = "\n".join(pretty(one(written(document, NAVY).tree(f"word/{part}.xml"), path))) + "\n"
    golden = GOLDEN / f"{part}.xml"
    assert lines == golden.read_text(encoding="utf-8"), f"look at the change, then write it to {golden}"
