"""Comments in Word: the words, the mark after them, and the part that says what is said of them."""

from __future__ import annotations

from reportgen.document.nodes import (
    Division,
    DivisionKind,
    Gap,
    Inline,
    Link,
    Page,
    PageLine,
    Remark,
    Target,
    Text,
    Title,
)
from tests.documents import bold, says, words
from tests.write.docx.reading import WordFile, report, style, text, value, w, written

PART = "word/comments.xml"
GAP = Gap("meeting date: to be given")


def remark(*content: Inline, said: str = "Give it.") -> Remark:
    return Remark(content, (said, "GAP-01"))


def commented(file: WordFile) -> list[str]:
    """The words of each comment's range, in the order of the document."""
    found: dict[str, str] = {}
    for element in file.tree().iter():
        if element.tag == w("commentRangeStart"):
            found[value(element, "id")] = ""
        elif element.tag == w("commentRangeEnd"):
            found[value(element, "id")] += "|"
        elif element.tag == w("t"):
            found = {key: said if "|" in said else said + str(element.text) for key, said in found.items()}
    return [said.rstrip("|") for said in found.values()]


def test_a_comment_says_its_paragraphs_under_our_name_and_the_date_of_the_report() -> None:
    file = written(report(says("Held on ", remark(GAP), ".")))
    (comment,) = file.tree(PART)
    assert {key: value(comment, key) for key in ("id", "author", "initials", "date")} == {
        "id": "0",
        "author": "reportgen",
        "initials": "rg",
        "date": "2026-01-02T00:00:00Z",
    }
    assert [(style(line), text(line)) for line in comment] == [("CommentText", "Give it."), ("CommentText", "GAP-01")]
    assert commented(file) == ["[meeting date: to be given]"]
    (mark,) = file.tree().iter(w("commentReference"))
    assert value(mark, "id") == "0"


def test_the_package_names_the_comments_only_where_there_are_some() -> None:
    file = written(report(says(remark(GAP))))
    assert ("comments", "comments.xml") in file.links().values()
    assert b'PartName="/word/comments.xml"' in file.parts["[Content_Types].xml"]
    plain = written(report(says(GAP)))
    assert PART not in plain.names
    assert b"comments" not in plain.parts["[Content_Types].xml"] + plain.parts["word/_rels/document.xml.rels"]


def test_every_kind_of_words_can_be_commented() -> None:
    link = Link("mailto:a@b.uk", (Text("a@b.uk"),))
    within = Link("mailto:c@d.uk", (remark(Text("c@d.uk")),))
    file = written(
        report(
            Title((remark(Text("A title")),), (remark(Text("Title:")),)),
            Division(DivisionKind.RUN_IN, (says(remark(bold("Legal.")), " None."),)),
            says(remark(remark(Text("twice"))), remark(link), within, remark(Target("a", words("Appendix 1")))),
            says(remark(Text(""))),
        )
    )
    assert commented(file) == ["Title:", "A title", "Legal.", "twice", "twice", "a@b.uk", "c@d.uk", "Appendix 1"]
    assert len(file.tree(PART)) == 8
    runs = {text(run): value(run.find(f"{w('rPr')}/{w('rStyle')}")) for run in file.tree().iter(w("r"))}
    assert runs["Legal."] == "RunInLabel"
    assert runs["Title:"] == "TitleLabel"


def test_heads_and_feet_of_pages_have_no_comments() -> None:
    page = Page(header=PageLine((remark(Text("18 July")),)))
    file = written(report(says("a"), page=page))
    assert PART not in file.names
    assert any(
        b"18 July" in content and b"comment" not in content for name, content in file.parts.items() if "header" in name
    )


def test_what_xml_cannot_hold_is_escaped_or_left_out_of_a_comment() -> None:
    file = written(report(says(remark(GAP, said="a < b & \x01c"))))
    assert text(file.tree(PART)[0][0]) == "a < b & c"
