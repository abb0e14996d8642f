"""Nothing personal gets past the search: sixty names and sixty patterns, each hidden in another way."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import cast
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from reportgen.build import Workshop
from reportgen.case.load import load_case
from reportgen.law.contacts import contact_words
from reportgen.law.personal import WORD, found_in, permitted
from reportgen.options import Options, Stage
from reportgen.passages import passages
from reportgen.publish import search_package
from tests.law.hidden import NAMES, PATTERNS, PLAIN
from tests.program import WORKED

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(text: str, way: str) -> bytes:
    """A small Word package in which the text stands in the way that is said."""
    words = escape(text, {"\n": "</w:t><w:br/><w:t>", '"': "&quot;"})
    half = len(text) // 2
    runs = "".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{escape(part)}</w:t></w:r>"
        "<w:bookmarkStart w:id='0' w:name='x'/>"
        for part in (text[:half], text[half : half + 1], text[half + 1 :])
    )
    run = f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"
    body = {
        "runs": f"<w:p>{runs}</w:p>",
        "table": f"<w:tbl><w:tr><w:tc><w:p>{run}</w:p></w:tc></w:tr></w:tbl>",
        "link": f"<w:p><w:hyperlink w:tooltip='{escape(text)}'/></w:p>",
        "field": f"<w:p><w:r><w:instrText>AUTHOR {escape(text)}</w:instrText></w:r></w:p>",
        "deleted": f"<w:p><w:del><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del></w:p>",
    }.get(way, "<w:p/>")
    parts = {"word/document.xml": f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"}
    if way == "header":
        parts["word/header1.xml"] = f"<w:hdr xmlns:w='{W}'><w:p>{run}</w:p></w:hdr>"
    if way == "comment":
        parts["word/comments.xml"] = f"<w:comments xmlns:w='{W}'><w:comment><w:p>{run}</w:p></w:comment></w:comments>"
    if way == "property":
        parts["docProps/core.xml"] = f"<p xmlns:dc='d'><dc:title>{escape(text)}</dc:title></p>"
    if way == "custom":
        parts["customXml/item1.xml"] = f"<case><who>{escape(text)}</who></case>"
    content = BytesIO()
    with ZipFile(content, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


EVERY_WAY = ("runs", "table", "link", "field", "deleted", "header", "comment", "property", "custom")
WAYS = cycle(EVERY_WAY)
HIDDEN = [
    *((word, text, way) for (word, text), way in zip(NAMES, WAYS, strict=False)),
    *(("", text, way) for text, way in zip(PATTERNS, WAYS, strict=False)),
]


def test_the_list_is_long_enough() -> None:
    assert len(set(NAMES)) >= 60
    assert len(set(PATTERNS)) >= 60


@pytest.mark.parametrize(("word", "text", "way"), HIDDEN)
def test_what_is_personal_is_found_in_text_and_in_every_format(word: str, text: str, way: str) -> None:
    words = (word,) if word else ()
    said = f"It was {text}, they say."
    matches = list(found_in(said, words))
    assert matches
    assert any(match.what == WORD for match in matches) is bool(word)
    assert all(said[match.start : match.end].strip() in text for match in matches)
    line = said.replace("\n", " ") if way in {"link", "property", "custom"} else said
    for content, kind in (
        (docx(line, way), "docx"),
        (f"# A\n\n| a | b |\n| --- | --- |\n| x | {text.replace(chr(10), '<br>')} |\n".encode(), "md"),
        (f"<html><body><p>It was <b>{escape(text).replace(chr(10), '<br>')}</b></p></body></html>".encode(), "html"),
    ):
        assert search_package(content, kind, words), (kind, way)


@pytest.mark.parametrize(
    "way", ["runs", "table", "link", "field", "deleted", "header", "comment", "property", "custom"]
)
def test_a_name_and_a_number_are_found_in_every_part_of_a_package(way: str) -> None:
    found = search_package(docx("It was Jane Barrowclough of BB1 1AA", way), "docx", ("Jane Barrowclough",))
    assert [one.partition(" in ")[0] for one in found] == [WORD, "a postcode"]
    assert not any("Jane" in one or "BB1" in one for one in found)


def test_where_something_stands_is_told_by_the_words_that_a_reader_sees_before_it() -> None:
    before = "See REF _123b5744 \\h Appendix A. She was "
    assert search_package(f"{before}born on 3 March 2009".encode(), "md") == (
        "a date of birth in the text, after “See Appendix A. She was”",
    )


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_not_personal_is_left_alone(text: str) -> None:
    assert list(found_in(f"It was {text}, they say.", ("Ann", "Rose Lee"))) == []


@pytest.mark.parametrize("text", ["planning", "an annual review", "Joann", "rose and leeway"])
def test_a_word_within_another_word_is_not_found(text: str) -> None:
    assert list(found_in(text, ("Ann", "Rose Lee"))) == []


def test_contacts_are_allowed_in_any_layout_and_names_are_not() -> None:
    allowed = frozenset({"01632 960101", "b@example.gov.uk"})
    assert permitted("01632 960 101", "a telephone number", allowed)
    assert permitted("B@Example.gov.uk", "an e-mail address", allowed)
    assert not permitted("01632 960102", "a telephone number", allowed)
    assert not permitted("b", WORD, allowed)


def test_words_in_a_picture_and_in_a_package_within_the_package_are_found() -> None:
    content = BytesIO()
    with ZipFile(content, "w") as package:
        package.writestr("word/media/image1.png", b"\x89PNG\r\n\x00Photo of Jane Smith\x00\xff\xfe")
        package.writestr("word/embeddings/inner.docx", docx("Jane Smith", "runs"))
        package.writestr("word/Jane_Smith.xml", "<a/>")
    found = search_package(content.getvalue(), "docx", ("Jane Smith",))
    assert [one.partition(" in ")[2].partition(",")[0] for one in found] == [
        "word/media/image1.png",
        "the text of word/embeddings/inner.docx",
        "the name of a part",
    ]


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(ValueError, match="not a Word package"):
        search_package(b"no package", "docx")


def test_markdown_and_pages_are_searched_under_their_marks() -> None:
    words = ("Jane Barrowclough",)
    for text in ("Ja**ne** Barrow*clough*", "[x](https://e.org/Jane%20Barrowclough)", "Jane\\\nBarrow&shy;clough"):
        assert search_package(text.encode(), "md", words), text
    for page in (
        "<p title='Jane Barrowclough'>x</p>",
        "<p>Ja<b>ne</b> Barrow<wbr>clough</p>",
        "<!-- Jane Barrowclough -->",
    ):
        assert search_package(f"<html><body>{page}</body></html>".encode(), "html", words), page
    assert search_package(b"<style>p::after {content: 'Jane Barrowclough'}</style><p>x</p>", "html", words)
    assert search_package(b"", "html", words) == ()


@pytest.mark.parametrize("path", WORKED, ids=lambda path: cast("Path", path).stem)
def test_the_worked_cases_give_no_false_alarm(path: Path) -> None:
    case = load_case(path, path.as_posix()).value
    assert case is not None
    for made in Workshop(Options(stage=Stage.FINAL)).composed(path):
        document, studio = made.document, made.studio
        if document.value is None or studio is None:
            continue
        report = next(report for called, report in case.reports.items() if called == made.name)
        allowed = contact_words(report.over(case.every_report))
        words = (*case.never_publish, "Jane Barrowclough", "Ann")
        for kind in ("docx", "md", "html"):
            written = studio.written(document.value, kind).value
            assert written is not None
            assert search_package(written, kind, words, allowed) == ()
            if allowed:
                assert search_package(written, kind, words)
        read = passages(document.value)
        assert all(passage.text.strip() for passage in read)
        assert any(passage.heading for passage in read)
