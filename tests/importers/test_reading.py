"""Files that are no decision in a form that is read: what an officer is told. And nothing makes reading raise."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Code, Severity
from reportgen.importers import unreadable
from reportgen.importers.characters import decoded
from reportgen.importers.reading import MOST_BYTES, read_document
from tests.importers import forms, pages
from tests.importers.forms import EXAMPLE

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "words")
    return file.getvalue()


def locked(data: bytes) -> bytes:
    """The same PDF, saying that it is encrypted with a password."""
    entry = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [(a) (a)] " % (b"x" * 32, b"y" * 32)
    return data.replace(b"trailer\n<< ", b"trailer\n<< " + entry)


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", unreadable.EMPTY, "is empty"),
        (b" \r\n\t\n", unreadable.EMPTY, "is empty"),
        (b"\xef\xbb\xbf\n", unreadable.EMPTY, "is empty"),
        (b"<html><body><script>run()</script></body></html>", unreadable.EMPTY, "says nothing"),
        (b"x" * (MOST_BYTES + 1), unreadable.TOO_LARGE, "larger than 30 MB"),
        (b"word " * 300_000, unreadable.TOO_LARGE, "1,500,000 characters"),
        (pages.pdf([pages.drawn("Hello", 100, 700)] * 500), unreadable.TOO_LARGE, "has 500 pages"),
        (b"{\\rtf1 A decision}", unreadable.UNKNOWN_KIND, "Rich Text"),
        (archive("mimetype", "content.xml"), unreadable.UNKNOWN_KIND, "OpenDocument"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), unreadable.UNKNOWN_KIND, "Excel"),
        (archive("decision.pdf"), unreadable.UNKNOWN_KIND, "unpack it"),
        (COMPOUND, unreadable.UNKNOWN_KIND, "Word 97–2003"),
        (COMPOUND + "__substg1.0_".encode("utf-16-le"), unreadable.UNKNOWN_KIND, "Outlook"),
        (bytes(range(256)) * 20, unreadable.UNKNOWN_KIND, "not known"),
        (forms.as_pdf(EXAMPLE)[:2500], unreadable.DAMAGED, "damaged"),
        (forms.as_docx(EXAMPLE)[:9000], unreadable.DAMAGED, "damaged"),
        (archive("[Content_Types].xml", "word/document.xml"), unreadable.DAMAGED, "damaged"),
        (archive("[Content_Types].xml", "word/styles.xml"), unreadable.DAMAGED, "without any text"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), unreadable.LOCKED, "password"),
        (locked(forms.as_pdf(EXAMPLE)), unreadable.LOCKED, "password"),
        (pages.pdf(["0.5 g 10 10 500 700 re f"] * 3), unreadable.NO_TEXT, "is a picture of pages"),
        (pages.pdf([""]), unreadable.NO_TEXT, "has no text"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, unreadable.NO_TEXT, "is a picture"),
        (b"<html><body>" + b"<div>" * 5000 + b"deep", unreadable.UNSAFE, "deep"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, kind: Code, words: str) -> None:
    found = read_document("file", data)

    assert found.value is None
    (refusal,) = found.diagnostics
    assert refusal.code is kind
    assert refusal.severity is Severity.ERROR
    assert refusal.message.startswith("file ")
    assert words in refusal.message
    assert refusal.fix


def test_a_wrong_ending_is_noted_and_the_content_is_read() -> None:
    found = read_document("decision.txt", forms.as_pdf(EXAMPLE))
    assert found.value is not None
    (note,) = found.diagnostics
    assert (note.code, note.severity) == (unreadable.OTHERWISE, Severity.NOTE)
    assert note.message == "decision.txt is a PDF, whatever its ending says, and was read as one"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("pay Ms K’s £250 – now".encode(), "pay Ms K’s £250 – now"),
        ("pay Ms K’s £250 – now".encode("cp1252"), "pay Ms K’s £250 – now"),
        ("pay £250".encode("utf-8-sig"), "pay £250"),
        ("pay £250".encode("utf-16"), "pay £250"),
        ("pay £250".encode("utf-16-le"), "pay £250"),
        ("“£250” ".encode() + "£100".encode("cp1252"), "“£250” £100"),
        (b'<meta charset="iso-8859-1"><p>\x93\xa3250\x94', '<meta charset="iso-8859-1"><p>“£250”'),
        (b'<meta charset="windows-1251"><p>\xc4', '<meta charset="windows-1251"><p>Д'),
        (b'<meta charset="zip"><p>\xa35', '<meta charset="zip"><p>£5'),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str) -> None:
    assert decoded(data) == text


def test_a_page_saved_as_one_file_is_read() -> None:
    head = (
        "From: <Saved by Blink>\r\nSubject: 23 901 447\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n\r\n----x\r\nContent-Type: text/html; charset=utf-8\r\n'
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    saved = head.encode() + forms.as_html(EXAMPLE).replace(b"\n", b"\r\n") + b"\r\n----x--\r\n"

    found = read_document("decision.mhtml", saved)

    plain = read_document("decision.html", forms.as_html(EXAMPLE))
    assert found.value is not None
    assert plain.value is not None
    assert [block.text for block in found.value.blocks] == [block.text for block in plain.value.blocks]
    assert found.diagnostics == ()


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"MIME-Version: 1.0\n\n"])
)
def test_no_bytes_make_reading_raise(data: bytes, start: bytes) -> None:
    found = read_document("file", start + data)
    assert (found.value is None) == found.failed


@given(st.data())
def test_no_damage_to_a_real_file_makes_reading_raise(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from([forms.as_pdf, forms.as_html, forms.as_docx, forms.as_wrapped]))
    file = bytearray(form(EXAMPLE))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(file) - 1))
        file[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    found = read_document("file", bytes(file))
    assert (found.value is None) == found.failed


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def read_letters(text: str) -> str:
    found = read_document("-", text.encode()).value
    assert found is not None
    return letters("".join(f"{block.marker}{block.text}" for block in found.blocks))


@given(st.lists(st.text("abo DE.,;:-–•’\u00a0\t\u200b()#*", max_size=90), max_size=30))
def test_every_word_of_a_text_is_kept_in_order(lines: list[str]) -> None:
    text = "\n".join(["Beginning here", *lines, "ending there"])
    assert read_letters(text) == letters(text)


@given(st.lists(st.text("ab DE.;-12 \f", max_size=60), max_size=30))
def test_nothing_is_added_where_page_numbers_are_taken_out(lines: list[str]) -> None:
    text = "\n".join(["Beginning here", *lines, "ending there"])
    left = iter(letters(text))
    assert all(letter in left for letter in read_letters(text))
