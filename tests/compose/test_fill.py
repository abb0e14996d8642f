"""Values in holes: each kind has its words, and prose may bring blocks of its own."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

import pytest

from reportgen.case.values import Prose
from reportgen.compose.fill import Filler, lines_of, run_on, with_marks
from reportgen.compose.tree import Builder
from reportgen.document.nodes import (
    Break,
    Cell,
    Column,
    Division,
    DivisionKind,
    Entries,
    Entry,
    Gap,
    Heading,
    Item,
    Link,
    List,
    ListKind,
    Mark,
    Paragraph,
    Quote,
    Reference,
    Table,
    Target,
    Text,
)
from tests.compose.houses import Folder, words, words_of

PROSE = (
    'reports: {cabinet: {response: "Both:\\n\\n- early\\n- late", background: "- x\\n- y",'
    ' summary: "> q\\n\\nOne.\\n\\nTwo."}}\n'
)


def shape(folder: Folder, template: str) -> list[str]:
    """The kinds of block and their words."""
    return [f"{type(block).__name__} {words_of([block])}" for block in folder.document(template, PROSE).blocks]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("'a b'", "a b"),
        ("7", "7"),
        ("case.total", "£300"),
        ("case.recommendations[0].payments[0].number", "1"),
        ("case.ombudsman.issued", "8 May 2019"),
        ("case.ombudsman.published", "June 2019"),
        ("case.ombudsman.reference", "19 014 855"),
        ("case.ombudsman.route", "public report"),
        ("case.recommendations[0].due", "4 weeks"),
        ("report.title", "Line one\nline two"),
        ("('a', 1, anchor('x'), case.complaint.service)", "a1[service complained about: to be given]"),
        ("line_break", "\n"),
        ("''", ""),
    ],
)
def test_each_kind_of_value_has_its_words(folder: Folder, expression: str, said: str) -> None:
    case = (
        "ombudsman: {issued: 2019-05-08, published: 2019-06, reference: 19014855, route: public report}\n"
        "recommendations: {due: 4 weeks, payments: {amount: 300}}\n"
        'reports: {cabinet: {title: "Line one\\nline two\\n"}}\n'
    )
    assert folder.said(f"x{{{{ {expression} }}}}y", case) == f"x{said}y"


def test_a_sum_that_is_worked_out_has_words() -> None:
    (paragraph,) = Filler([Decimal("12.5")]).blocks([Paragraph((Text("\ue000000000"),))])
    assert words_of([paragraph]) == "£12.50"


def test_values_take_the_marks_of_the_words_round_them(folder: Folder) -> None:
    case = "complaint: {about: delay}\nreports: {cabinet: {response: 'slow *post*', contacts: {email: a@b.uk}}}\n"
    template = (
        "**{{ case.complaint.about }}{{ report.response }}{{ refer('x', 'y') }}{{ report.contacts[0].email | mail }}"
        "{{ 'z' | target('x') }}{{ line_break }}**"
    )
    (paragraph,) = folder.document(template, case).blocks
    assert isinstance(paragraph, Paragraph)
    marks = [inline.marks for inline in paragraph.content if isinstance(inline, Text | Reference)]
    assert marks == [Mark.STRONG, Mark.STRONG, Mark.STRONG | Mark.EMPHASIS, Mark.STRONG]
    held = [part.content[0] for part in paragraph.content if isinstance(part, Link | Target)]
    assert [part.marks for part in held if isinstance(part, Text)] == [Mark.STRONG, Mark.STRONG]


def test_marks_are_added_to_those_that_are_there() -> None:
    assert with_marks(Gap("x", marks=Mark.STRONG), Mark.EMPHASIS) == Gap("x", marks=Mark.STRONG | Mark.EMPHASIS)
    assert with_marks(Break(), Mark.STRONG) == Break()
    assert with_marks(Text("x"), Mark.NONE) == Text("x")


def test_prose_brings_blocks_and_the_words_round_it_join_its_first_and_its_last(folder: Folder) -> None:
    assert shape(folder, "Before {{ report.response }} after.") == [
        "Paragraph Before Both:",
        "List earlylate",
        "Paragraph after.",
    ]
    assert shape(folder, "Before {{ report.background }} after.") == ["Paragraph Before", "List xy", "Paragraph after."]
    assert shape(folder, "Before {{ report.summary }} after.") == [
        "Paragraph Before",
        "Quote q",
        "Paragraph One.",
        "Paragraph Two. after.",
    ]
    assert shape(folder, "{{ report.background }}") == ["List xy"]
    assert shape(folder, "{{ anchor('x') }}") == []


def test_bold_prose_has_bold_paragraphs_and_lists_of_its_own(folder: Folder) -> None:
    paragraph, found = folder.document("**{{ report.response }}**", PROSE).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Text("Both:", Mark.STRONG),)
    assert isinstance(found, List)
    assert found.items[0].blocks == (Paragraph((Text("early"),)),)


def test_prose_runs_on_where_only_words_can_stand(folder: Folder) -> None:
    (heading,) = folder.document("## {{ report.response }}: {{ report.summary }}", PROSE).blocks
    assert isinstance(heading, Heading)
    assert words(heading.content) == "Both: early late: q One. Two."
    assert run_on([Table((Column(),), (), (), "")]) == ()


def test_prose_without_words_leaves_nothing() -> None:
    assert Filler([Prose("")]).blocks([Paragraph((Text("\ue000000000"),))]) == ()
    (heading,) = Filler([Prose("")]).blocks([Heading(1, (Text("a\ue000000000"),))])
    assert words_of([heading]) == "a"


def test_an_item_whose_prose_begins_with_a_list(folder: Folder) -> None:
    (found,) = folder.document("- {{ report.background }}\n", PROSE).blocks
    assert isinstance(found, List)
    assert words_of(found.items[0].blocks) == "xy"


def test_holes_are_filled_wherever_words_stand() -> None:
    hole = (Text("\ue000000000"),)
    block = Division(
        DivisionKind.BOX,
        (
            Quote((Paragraph(hole),)),
            List(ListKind.BULLET, (Item((Paragraph(hole),)),)),
            Entries((Entry(hole, (Paragraph(hole),), hole),)),
            Table((Column(),), (Cell((Paragraph(hole),)),), ((Cell((Paragraph(hole),)),),), ""),
        ),
    )
    assert words_of(Filler(["x"]).blocks([block])) == "x" * 7


def test_what_is_no_hole_stays() -> None:
    words = (Text("a"), Break(), Gap("b"))
    assert Filler([]).blocks([Paragraph(words)]) == (Paragraph(words),)


def test_a_line_break_of_markdowns_is_a_line_break() -> None:
    paragraph = Element("p")
    SubElement(paragraph, "br").tail = "a"
    assert Builder(str).block(paragraph) == Paragraph((Break(), Text("a")))


def test_lines_are_kept() -> None:
    assert lines_of("a\n\nb\n\n", None) == (Text("a"), Break(), Break(), Text("b"))
    assert lines_of("", None) == ()
