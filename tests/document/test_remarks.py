"""Comments stand beside the words that they are about, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.diagnostics import Code, Diagnostic, Severity, Span
from reportgen.document.nodes import (
    Block,
    Document,
    Gap,
    Inline,
    Link,
    Origin,
    Page,
    PageLine,
    Paragraph,
    Properties,
    Remark,
    Target,
    Text,
)
from reportgen.document.remarks import comment, with_remarks
from reportgen.document.walk import all_inlines, plain

LATE = Code("ANS-02", "Late", "It is late.", "Be early.")
DATED = Code("TXT-01", "Undated", "It has no year.", "Give the year.")
LINE = "    meeting: 2019-07-18"


def place(column: int = 14, width: int = 10, line: int = 5, excerpt: str = LINE) -> Span:
    return Span("cases/case.yaml", line, column, width, excerpt)


def text(words: str, span: Span) -> Text:
    return Text(words, origin=Origin(span))


def gap(label: str, span: Span) -> Gap:
    return Gap(f"{label}: to be given", "It matters", origin=Origin(span))


def found(span: Span | None, what: Code = LATE, severity: Severity = Severity.ERROR, about: str = "") -> Diagnostic:
    return Diagnostic(what, severity, "the meeting is late", span, "hold it in `June`", about=about)


def document(*lines: tuple[Inline, ...]) -> Document:
    blocks: tuple[Block, ...] = tuple(map(Paragraph, lines))
    return Document(blocks, Page(header=PageLine((text("18 July 2019", place()),))), Properties("A report"))


def remarked(made: Document) -> list[str]:
    return [plain(inline.content) for inline in all_inlines(made) if isinstance(inline, Remark)]


def test_a_comment_stands_beside_the_first_words_of_the_body_that_it_is_about() -> None:
    made = with_remarks(document((text("18 July 2019", place()),), (text("in July", place()),)), [found(place())])
    assert remarked(made) == ["18 July 2019"]
    assert made.page == document().page


@pytest.mark.parametrize(("column", "words"), [(14, ["July"]), (23, ["July"]), (24, []), (1, [])])
def test_a_place_within_words_is_theirs(column: int, words: list[str]) -> None:
    assert remarked(with_remarks(document((text("July", place()),)), [found(place(column, 1))])) == words


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (LINE, 14, ["July"]),
        ("    meeting:  '2019-07-18'", 15, ["July"]),
        ("    meeting: x, held: July", 24, []),
        ("    meeting: 18 July, 2019", 17, []),
    ],
)
def test_a_place_at_a_key_is_that_of_the_words_after_it(line: str, column: int, words: list[str]) -> None:
    made = document((text("July", place(column, 4, excerpt=line)),))
    assert remarked(with_remarks(made, [found(place(5, 7, excerpt=line))])) == words


def test_a_place_inside_a_value_of_many_lines_is_that_of_the_paragraph_with_its_words() -> None:
    inside = replace(place(8, 7, line=8, excerpt="    on 21 June, and"), whole=place())
    made = document((text("It was sent", place()),), (text("on 21 June, and read", place()),))
    assert remarked(with_remarks(made, [found(inside)])) == ["on 21 June, and read"]
    assert remarked(with_remarks(made, [found(replace(inside, whole=None))])) == []


def test_of_several_gaps_at_one_place_the_one_that_is_named_is_meant() -> None:
    made = document((gap("meeting date", place()),), (gap("key decision", place()),))
    missing = found(place(), severity=Severity.GAP, about="key decision")
    assert remarked(with_remarks(made, [missing])) == ["[key decision: to be given]"]
    assert remarked(with_remarks(made, [replace(missing, about="wards")])) == []
    assert remarked(with_remarks(made, [found(place())])) == []


def test_a_breach_at_the_only_gap_of_a_place_stands_beside_it() -> None:
    made = document((gap("meeting date", place()),), (gap("meeting date", place()),))
    assert remarked(with_remarks(made, [found(place())])) == ["[meeting date: to be given]"]


def test_a_reference_to_nowhere_has_its_comment() -> None:
    nowhere = Gap("Appendix x: to be given", "the meeting is late", origin=Origin(place()))
    assert remarked(with_remarks(document((nowhere,)), [found(place(), severity=Severity.GAP)])) != []


def test_words_have_one_comment_of_each_code() -> None:
    made = with_remarks(document((text("July", place()),)), [found(place()), found(place(15)), found(place(), DATED)])
    assert remarked(made) == ["July", "July"]
    assert [inline.comment[-1] for inline in all_inlines(made) if isinstance(inline, Remark)] == [
        "Line 5 of case.yaml (TXT-01)",
        "Line 5 of case.yaml (ANS-02)",
    ]


@pytest.mark.parametrize(
    "whole", [Link("mailto:a@b.uk", (text("a@b.uk", place()),)), Target("a", (gap("x", place()),))]
)
def test_a_link_is_commented_as_a_whole(whole: Link | Target) -> None:
    made = with_remarks(document((Text("Ask "), whole)), [found(place())])
    assert [inline.content for inline in all_inlines(made) if isinstance(inline, Remark)] == [(whole,)]


@pytest.mark.parametrize("one", [found(None), found(place(line=9)), found(place(), severity=Severity.NOTE)])
def test_what_is_about_no_words_leaves_the_document_as_it_is(one: Diagnostic) -> None:
    made = document((text("July", place()), Text("no origin")))
    assert with_remarks(made, [one]) == made


def test_a_comment_says_what_is_wrong_and_why_the_law_what_to_do_and_where() -> None:
    one = replace(found(place()), because="it was `received` in March", law="Local Government Act 1974, s 31(2)")
    assert comment(one) == (
        "The meeting is late. It was “received” in March.",
        "Local Government Act 1974, s 31(2)",
        "Hold it in “June”.",
        "Line 5 of case.yaml (ANS-02)",
    )
    assert comment(Diagnostic(LATE, Severity.GAP, "late?")) == ("Late?",)
