"""A council's own Word file gives a report its look, and can do it no harm."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Severity
from reportgen.document.look import Look
from reportgen.document.nodes import Heading, ListKind, Page, PageLine
from reportgen.document.numbering import number
from reportgen.write.docx import inspect, prepare, write
from tests.documents import CLARET, NAVY, bold, items, sample, says, words
from tests.write.docx.council_files import (
    CREST,
    MACRO_TEMPLATE,
    SECTION,
    STYLES,
    TEMPLATE,
    W,
    crest_parts,
    document,
    links,
    plain_parts,
    zipped,
)
from tests.write.docx.reading import BASE, WordFile, WordNumbers, link_id, one, report, value, w, written

MARKING = PageLine(words("DRAFT 2"), words("Not for publication"))
PAGE = Page(PageLine(words("Masthead")), PageLine(words("Header")), PageLine(words("Footer")))


def refused(data: bytes) -> tuple[str, str]:
    """Code and message of the one error that the file gives, wherever it is looked at."""
    checked = prepare(CLARET, "Crestshire", data, BASE, "house.docx")
    assert checked.value is None
    (error,) = checked.diagnostics
    assert error.severity is Severity.ERROR
    assert inspect(data, "house.docx") == checked.diagnostics
    return error.code.name, error.message


def changed(**parts: str) -> bytes:
    """The plain file with parts of `word/` changed."""
    return zipped(plain_parts() | {f"word/{name}.xml": content for name, content in parts.items()})


# ------------------------------------------------------------------------------------------ what is refused


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"{\\rtf1", zipped(plain_parts())[:400], b"\0" * 5000])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert refused(data) == ("WORD-01", "house.docx is damaged or is not a Word file.")


@pytest.mark.parametrize("missing", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
def test_a_file_without_its_main_parts_is_refused(missing: str) -> None:
    parts = plain_parts()
    del parts[missing]
    assert refused(zipped(parts))[0] == "WORD-01"


def test_a_spreadsheet_is_refused() -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert refused(zipped(plain_parts(sheet))) == ("WORD-01", "house.docx is not a Word document or template.")


def test_a_part_that_is_not_well_formed_is_named() -> None:
    assert "word/styles.xml" in refused(changed(styles="<w:styles"))[1]


def test_an_old_word_file_is_told_from_one_with_a_password() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    assert refused(compound)[0] == "WORD-02"
    assert refused(compound + "EncryptedPackage".encode("utf-16-le"))[0] == "WORD-03"


def test_an_encrypted_archive_is_refused() -> None:
    data = bytearray(zipped(plain_parts()))
    place = data.rindex(b"PK\1\2")
    struct.pack_into("<H", data, place + 8, 1)
    assert refused(bytes(data))[0] == "WORD-03"


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    assert refused(zipped(plain_parts() | {"word/media/x.png": b"\0" * 20_000_000}))[0] == "WORD-04"
    many = {f"word/media/{place}.png": bytes(range(256)) * 20_000 for place in range(11)}
    assert refused(zipped(plain_parts() | many))[0] == "WORD-04"
    assert refused(zipped(plain_parts() | {f"x{place}": "" for place in range(600)}))[0] == "WORD-04"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "word\\..\\x", "C:x", "word/../../x"])
def test_a_part_that_would_lie_outside_is_refused(name: str) -> None:
    assert refused(zipped(plain_parts() | {name: "x"}))[0] == "WORD-04"


def test_a_part_that_is_there_twice_is_refused() -> None:
    stream = io.BytesIO(zipped(plain_parts()))
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/DOCUMENT.xml", "<other/>")
    assert refused(stream.getvalue())[0] == "WORD-04"


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    assert refused(changed(document=bomb + document("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")))[0] == "WORD-05"
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    assert refused(changed(styles=f'{outside}<w:styles xmlns:w="{W}"/>'))[0] == "WORD-05"


@pytest.mark.parametrize("command", ["DDEAUTO c:\\\\cmd", " includetext x", "MACROBUTTON x", 'DATABASE \\d "x"'])
def test_a_field_that_fetches_is_refused_however_it_is_written(command: str) -> None:
    simple = f"<w:p><w:fldSimple w:instr='{command}'/></w:p>"
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    split = "".join(f"<w:r><w:instrText>{sign}</w:instrText></w:r>" for sign in command)
    nested = f"<w:p>{begin}<w:r><w:instrText> IF </w:instrText></w:r>{begin}{split}{end}{end}</w:p>"
    for body in (simple, nested, f"<w:p>{begin}{split}</w:p>", f"<w:p>{split}</w:p>"):
        assert refused(changed(document=document(body)))[0] == "WORD-06"


def test_a_strict_document_is_told_how_to_be_saved_again() -> None:
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    assert refused(changed(document=strict))[0] == "WORD-07"


@pytest.mark.parametrize("part", ["styles", "numbering", "settings"])
def test_a_part_that_is_not_what_it_is_said_to_be_is_refused(part: str) -> None:
    assert refused(changed(**{part: CREST})) == ("WORD-01", f"house.docx is damaged in its part 'word/{part}.xml'.")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_that_is_spoilt_anywhere_is_refused_or_used_but_never_stops_the_program(data: st.DataObject) -> None:
    parts = crest_parts()
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from([name for name in parts if not name.endswith(".png")]))
        content = str(parts[name])
        pieces = list(re.finditer(r'<[^>]+/>|<[^>]+>|"[^"]*"| [\w:]+="[^"]*"', content))
        if pieces:
            piece = data.draw(st.sampled_from(pieces))
            instead = data.draw(st.sampled_from(["", '"x"', '"-1"', '"rId1"', '"header"', '""']))
            parts[name] = content[: piece.start()] + instead + content[piece.end() :]
    spoilt = zipped(parts)
    inspect(spoilt, "house.docx")
    checked = prepare(NAVY, "Crestshire", spoilt, BASE)
    if checked.value is not None:
        write(number(sample(), NAVY.scheme), checked.value)


def test_a_file_whose_markup_has_other_prefixes_is_refused_rather_than_spoilt() -> None:
    assert refused(changed(styles=f'<x:styles xmlns:x="{W}"/>'))[0] == "WORD-01"


# --------------------------------------------------------------------------------------- what is left out


def cleaned(parts: dict[str, str | bytes]) -> WordFile:
    checked = prepare(CLARET, "Crestshire", zipped(parts), BASE)
    assert checked.value is not None, checked.diagnostics
    return written(report(says("x"), page=PAGE), CLARET, zipped(parts))


def test_macros_templates_and_embedded_things_are_left_out_with_a_note() -> None:
    parts = crest_parts(MACRO_TEMPLATE)
    parts["word/_rels/document.xml.rels"] = links(
        ("rId1", "styles", "styles.xml"),
        ("rId3", "settings", "settings.xml"),
        ("rId9", "header", "header1.xml"),
        ("rId20", "vbaProject", "vbaProject.bin"),
        ("rId21", "oleObject", "embeddings/a.bin"),
        ("rId22", "glossaryDocument", "glossary/document.xml"),
        ("rId23", "customXml", "../customXml/item1.xml"),
    )
    parts["word/settings.xml"] = (
        f'<w:settings xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<w:attachedTemplate r:id="rId1"/><w:trackRevisions/><w:updateFields/></w:settings>'
    )
    parts["word/_rels/settings.xml.rels"] = links(("rId1", "attachedTemplate", "https://evil.example/x.dotm"))
    for name in ("word/vbaProject.bin", "word/embeddings/a.bin", "word/glossary/document.xml", "customXml/item1.xml"):
        parts[name] = "x"
    (note,) = prepare(CLARET, "Crestshire", zipped(parts), BASE).diagnostics
    assert (note.code.name, note.severity) == ("WORD-08", Severity.NOTE)
    assert note.message == (
        "Left out of styles.docx: an attached template, building blocks, custom data, embedded files, macros."
    )
    file = cleaned(parts)
    assert not [name for name in file.names if "vba" in name or "embeddings" in name or "custom" in name]
    assert b"evil" not in b"".join(file.parts.values())
    assert [child.tag for child in file.tree("word/settings.xml")] == [w("compat")]


def test_a_picture_that_is_linked_from_elsewhere_falls_away_with_its_frame() -> None:
    parts = crest_parts() | {"word/_rels/header1.xml.rels": links(("rId1", "image", "https://evil.example/pixel.png"))}
    file = cleaned(parts)
    assert not list(file.tree("word/header1.xml").iter(w("pict")))
    assert file.texts("word/header1.xml") == ["Crestshire Council"]


def test_a_link_in_the_header_stays_and_one_without_an_address_becomes_words() -> None:
    content = '<w:p><w:hyperlink r:id="{}"><w:r><w:t>web</w:t></w:r></w:hyperlink></w:p></w:hdr>'
    header = CREST.replace("</w:hdr>", content.format("rId2")).replace("</w:hdr>", content.format("rId3"))
    parts = crest_parts() | {"word/header1.xml": header}
    parts["word/_rels/header1.xml.rels"] = links(
        ("rId1", "image", "media/crest.png"), ("rId2", "hyperlink", "https://crestshire.example")
    )
    file = cleaned(parts)
    assert [link_id(link) for link in file.tree("word/header1.xml").iter(w("hyperlink"))] == ["rId2", "None"]
    assert file.texts("word/header1.xml")[1:] == ["web", "web"]


def test_the_words_of_the_council_file_are_gone() -> None:
    assert written(report(says("ours")), CLARET, zipped(plain_parts())).texts() == ["ours"]


# ------------------------------------------------------------------------------------------- what is kept


@pytest.mark.parametrize("main", [TEMPLATE, MACRO_TEMPLATE])
def test_a_template_becomes_a_document_that_python_docx_opens(main: str) -> None:
    file = written(report(says("x")), CLARET, zipped(crest_parts(main)))
    assert docx.Document(io.BytesIO(zipped(file.parts))).paragraphs[0].text == "x"


def test_the_crest_the_margins_and_the_font_of_the_council_stay() -> None:
    file = cleaned(crest_parts())
    assert "word/media/crest.png" in file.names
    assert value(next(file.tree().iter(w("pgMar"))), "left") == "1500"
    assert value(one(file.tree("word/styles.xml"), ".//w:rFonts"), "ascii") == "Gill Sans"


def test_tables_are_as_wide_as_the_text_of_the_council_page() -> None:
    file = written(number(sample(), CLARET.scheme), CLARET, zipped(crest_parts()))
    assert {value(width, "w") for width in file.tree().iter(w("tblW"))} == {str(11906 - 1500 - 1000)}


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    file = written(report(Heading(1, words("A")), says(bold("b"))), CLARET, zipped(plain_parts()))
    assert [name for name, _ in file.styled()] == ["berschrift1", "BodyText"]
    assert value(next(file.tree().iter(w("rStyle")))) == "Fett"


def test_only_missing_styles_are_added_and_they_rest_on_the_council_styles() -> None:
    styles = written(report(), CLARET, zipped(plain_parts())).tree("word/styles.xml")
    names = [value(one(style, "w:name")) for style in styles.findall(w("style"))]
    assert len(names) == len(set(names))
    assert value(one(styles, "w:style[@w:styleId='BodyText']/w:basedOn")) == "Standard"
    assert value(one(styles, "w:style[@w:styleId='Heading1Plain']/w:basedOn")) == "berschrift1"
    assert value(one(styles, "w:style[@w:styleId='berschrift1']/w:rPr/w:color")) == "005500"
    assert [style.get(w("styleId")) for style in styles if style.get(w("default"))] == [
        *("Standard", "Absatz", "NormaleTabelle")
    ]


def test_a_style_of_ours_whose_id_is_taken_gets_another() -> None:
    file = written(report(page=PAGE), CLARET, zipped(plain_parts()))
    assert file.styled("word/header-first.xml") == [("MastheadReport", "Masthead")]


def test_our_lists_stand_above_those_of_the_council() -> None:
    file = written(report(items("a", kind=ListKind.NUMBERED)), CLARET, zipped(plain_parts()))
    numbering = file.tree("word/numbering.xml")
    ids = [int(value(element, "abstractNumId")) for element in numbering.findall(w("abstractNum"))]
    assert ids == list(range(7, 16))
    assert min(int(value(num, "numId")) for num in numbering.findall(w("num"))[1:]) == 6


@pytest.mark.parametrize(("house", "expected"), [(NAVY, ["1.", "2.", "3.", "4."]), (CLARET, [""] * 4)])
def test_the_council_heading_is_numbered_as_the_house_says(house: Look, expected: list[str]) -> None:
    file = written(number(sample(), house.scheme), house, zipped(plain_parts()))
    numbers = zip(WordNumbers(file).of(), file.styled(), strict=True)
    assert [shown for shown, (style, _) in numbers if style == "berschrift1"] == expected


def test_a_file_without_styles_numbering_or_settings_gets_ours() -> None:
    parts = plain_parts() | {"word/_rels/document.xml.rels": links()}
    file = written(number(sample(), NAVY.scheme), NAVY, zipped(parts))
    assert WordNumbers(file).of()
    assert docx.Document(io.BytesIO(zipped(file.parts))).paragraphs


# ------------------------------------------------------------------------------- the council's heads and feet


def test_the_council_header_stays_and_ours_is_not_added() -> None:
    file = cleaned(crest_parts())
    kinds = sorted(element.tag.rpartition("}")[2] for element in next(file.tree().iter(w("sectPr"))))[:2]
    assert kinds == ["footerReference", "headerReference"]
    assert file.texts("word/header1.xml") == ["Crestshire Council"]
    assert file.texts("word/footer-default.xml") == ["Footer\tPage 1 of 1"]


def test_a_marking_stands_above_the_council_header() -> None:
    page = Page(marking=MARKING)
    file = written(report(says("x"), page=page), CLARET, zipped(crest_parts()))
    assert file.texts("word/header1.xml") == ["DRAFT 2\tNot for publication", "Crestshire Council"]


def test_a_marking_stands_on_pages_for_which_the_council_has_no_header() -> None:
    parts = crest_parts()
    parts["word/document.xml"] = document("", SECTION.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>"))
    parts["word/settings.xml"] = f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/></w:settings>'
    file = written(report(says("x"), page=Page(marking=MARKING)), CLARET, zipped(parts))
    assert file.texts("word/header-first.xml") == ["DRAFT 2\tNot for publication"]
    assert file.texts("word/header-even.xml") == ["DRAFT 2\tNot for publication"]


def test_a_header_that_leads_to_something_else_is_no_header() -> None:
    parts = crest_parts()
    parts["word/document.xml"] = document("", SECTION.replace("rId9", "rId1"))
    file = written(report(says("x"), page=Page(marking=MARKING)), CLARET, zipped(parts))
    assert file.texts("word/header-default.xml") == ["DRAFT 2\tNot for publication"]


def test_of_two_styles_parts_the_first_counts_whatever_the_file_calls_them() -> None:
    parts = plain_parts() | {"word/other.bin": STYLES.replace("005500", "AA0000")}
    parts["word/_rels/document.xml.rels"] = links(("rId1", "styles", "other.bin"), ("rId2", "styles", "styles.xml"))
    file = written(report(says("x")), CLARET, zipped(parts))
    assert value(one(file.tree("word/other.bin"), ".//w:style[@w:styleId='berschrift1']/w:rPr/w:color")) == "AA0000"


def test_headers_of_an_earlier_section_are_inherited_by_the_last() -> None:
    parts = crest_parts()
    first = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    parts["word/document.xml"] = document(first, '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906"/></w:sectPr>')
    file = written(report(says("x")), CLARET, zipped(parts))
    section = next(file.tree().iter(w("sectPr")))
    assert file.links()[link_id(one(section, "w:headerReference"))] == ("header", "header1.xml")
    assert section.find(w("type")) is None


def test_a_report_of_ours_can_be_the_council_file_of_another() -> None:
    first = written(number(sample(), NAVY.scheme), NAVY)
    file = written(number(sample(), NAVY.scheme), NAVY, zipped(first.parts))
    assert [shown for shown in WordNumbers(file).of() if shown] == [shown for shown in WordNumbers(first).of() if shown]
    assert len(set(file.names)) == len(file.names)


LIST_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:ind w:left="99"/></w:pPr></w:style></w:styles>'
)


def test_the_council_bullets_stay_where_they_stand_as_ours_would() -> None:
    parts = plain_parts()
    parts["word/styles.xml"] = str(parts["word/styles.xml"]).replace("</w:styles>", LIST_STYLE)
    path = "w:style[@w:styleId='Liste']/w:pPr/w:numPr/w:numId"
    for house, number_id in ((CLARET, "5"), (NAVY, "7")):
        file = written(report(items("a")), house, zipped(parts))
        assert value(one(file.tree("word/styles.xml"), path)) == number_id


def test_a_council_style_that_is_numbered_by_us_has_no_indent_of_its_own() -> None:
    parts = plain_parts()
    parts["word/styles.xml"] = str(parts["word/styles.xml"]).replace("</w:styles>", LIST_STYLE)
    style = one(written(report(), NAVY, zipped(parts)).tree("word/styles.xml"), "w:style[@w:styleId='Liste']")
    assert style.find(f".//{w('ind')}") is None


def test_a_council_page_makes_room_for_the_marking() -> None:
    tops = [
        value(next(written(report(page=page), CLARET, zipped(crest_parts())).tree().iter(w("pgMar"))), "top")
        for page in (Page(), Page(marking=MARKING))
    ]
    assert tops == ["2000", "2510"]
