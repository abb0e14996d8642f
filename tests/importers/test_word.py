"""Word files: text wherever Word puts it, changes as they would be accepted, and the numbers of lists."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from reportgen.importers import unreadable
from reportgen.importers.reading import read_document
from reportgen.importers.transcript import Transcript

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, doctype: str = "", **parts: str) -> bytes:
    """A Word file with this body; `numbering`, `styles` and `footer1` are the insides of its other parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", TYPES)
        made.writestr("word/document.xml", f"{doctype}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            made.writestr(f"word/{name}.xml", f"<w:{name.rstrip('1')} {NAMESPACE}>{inside}</w:{name.rstrip('1')}>")
    return file.getvalue()


def read(body: str, **parts: str) -> Transcript:
    transcript = read_document("decision.docx", word(body, **parts)).value
    assert transcript is not None
    return transcript


def said(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return said(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def scheme(identity: int, *levels: tuple[str, str], start: int = 1) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{identity}">{inside}</w:abstractNum>'


def number(identity: int, of: int, restart: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{restart}</w:num>'


def run(text: str, kind: str = "t") -> str:
    return f"<w:r><w:{kind}>{text}</w:{kind}></w:r>"


def in_(name: str, inside: str) -> str:
    return f"<w:{name}>{inside}</w:{name}>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (in_("p", in_("ins", run("It ")) + in_("del", run("never ", "delText")) + run("erred.")), "It erred."),
        (in_("p", in_("moveFrom", run("Gone")) + in_("moveTo", run("Here"))), "Here"),
        (in_("sdt", "<w:sdtPr/>" + in_("sdtContent", in_("p", run("In a control")))), "In a control"),
        (in_("p", run("On ") + in_("sdt", in_("sdtContent", run("5 March")))), "On 5 March"),
        (in_("p", in_("hyperlink", run("a link"))), "a link"),
        (in_("p", in_("fldSimple", run("5 March"))), "5 March"),
        (in_("p", run("DATE", "instrText") + run("5 March")), "5 March"),
        (in_("tbl", in_("tr", in_("tc", in_("p", run("a cell"))))), "a cell"),
        (in_("p", run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("ordinated")), "co-ordinated"),
        (in_("p", run("support") + "<w:r><w:tab/></w:r>" + run("plan")), "support plan"),
        (in_("p", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>" + run("seen")), "seen"),
        (in_("p", run("The Council") + "<w:r><w:br/></w:r>" + run("erred.")), "The Council erred."),
    ],
)
def test_text_is_read_wherever_word_puts_it(body: str, text: str) -> None:
    assert [block.text for block in read(body).blocks] == [text]


def test_the_words_of_a_box_come_before_the_paragraph_that_it_hangs_on() -> None:
    box = f"<w:txbxContent>{said('Complaint reference:')}</w:txbxContent>"
    body = f"<w:p><w:r><w:pict>{box}</w:pict></w:r><w:r><w:t>The complaint</w:t></w:r></w:p>"
    assert [block.text for block in read(body).blocks] == ["Complaint reference:", "The complaint"]


def test_numbers_go_on_after_other_lists_and_letters_begin_again() -> None:
    numbering = scheme(1, ("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3.")) + number(5, 1)
    body = "".join(item("x", 5, level) for level in (0, 1, 1, 2, 2, 0, 1, 2))
    blocks = read(body, numbering=numbering).blocks
    assert [block.marker for block in blocks] == ["1.", "a)", "b)", "i.", "ii.", "2.", "a)", "i."]
    assert [block.depth for block in blocks] == [1, 2, 2, 3, 3, 1, 2, 3]


def test_a_list_that_starts_anew_starts_anew() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = scheme(1, ("decimal", "%1.")) + number(5, 1) + number(6, 1) + number(7, 1, restart)
    body = item("x", 5) + item("x", 5) + item("x", 6) + item("x", 7) + item("x", 7)
    assert [block.marker for block in read(body, numbering=numbering).blocks] == ["1.", "2.", "3.", "1.", "2."]


def test_numbers_of_several_levels_are_put_together() -> None:
    numbering = scheme(1, ("decimal", "%1"), ("decimal", "%1.%2"), start=4) + number(5, 1)
    body = item("x", 5) + item("x", 5, 1) + item("x", 5, 1)
    assert [block.marker for block in read(body, numbering=numbering).blocks] == ["4", "4.4", "4.5"]


def test_a_list_that_comes_from_the_style_is_counted() -> None:
    numbering = scheme(1, ("decimal", "%1.")) + number(5, 1)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Numbered"><w:basedOn w:val="Base"/></w:style>'
    )
    body = said("x", '<w:pStyle w:val="Numbered"/>') * 2
    body += said("x", '<w:pStyle w:val="Numbered"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert [block.marker for block in read(body, numbering=numbering, styles=styles).blocks] == ["1.", "2.", ""]


def test_styles_with_an_outline_are_headings() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    body = "".join(said("x", f'<w:pStyle w:val="{name}"/>') for name in "ABT") + said("x")
    assert [block.level for block in read(body, styles=styles).blocks] == [2, 2, 1, 0]


def test_styles_that_are_based_on_themselves_end() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert len(read(said("x", '<w:pStyle w:val="A"/>'), styles=styles).blocks) == 1


def test_the_foot_of_the_page_is_kept_apart() -> None:
    found = read(said("It erred."), footer1=said("Draft decision for your comments 4"))
    assert found.furniture == ("Draft decision for your comments",)


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    bomb = word(f"<w:p><w:r><w:t>{'x' * 25_000_000}</w:t></w:r></w:p>")
    assert len(bomb) < 100_000
    assert [one.code for one in read_document("bomb.docx", bomb).diagnostics][-1] is unreadable.UNSAFE


def test_entities_are_not_followed() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd"><!ENTITY z "zz">]>'
    found = read_document("x.docx", word("<w:p><w:r><w:t>a&y;&z;b</w:t></w:r></w:p>", doctype))
    said_ = "".join(block.text for block in found.value.blocks) if found.value else ""
    assert re.fullmatch("a?b?", said_)


def test_entities_that_multiply_are_refused_or_empty() -> None:
    levels = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 9))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>'
    found = read_document("x.docx", word("<w:p><w:r><w:t>a&l8;</w:t></w:r></w:p>", doctype))
    assert found.value is None or len(found.value.blocks[0].text) < 10
