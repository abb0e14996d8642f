from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.look import Scheme
from reportgen.document.nodes import (
    Block,
    Break,
    Cell,
    Column,
    Division,
    DivisionKind,
    Document,
    Entries,
    Entry,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Page,
    PageLine,
    Paragraph,
    Properties,
    Quote,
    Reference,
    Table,
    Target,
    Text,
    Title,
)
from reportgen.document.numbering import item_number, number
from reportgen.document.walk import all_blocks, all_inlines, plain, references

NUMBERED = Scheme(heading="1.", paragraph="1.1.", items=("i)", "a)"))
UNNUMBERED = Scheme(items=("(i)", "(a)"))


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def section(text: str, anchor: str = "") -> Heading:
    return Heading(1, words(text), anchor)


def says(text: str, anchor: str = "") -> Paragraph:
    return Paragraph(words(text), anchor)


def report(*blocks: Block, page: Page = Page()) -> Document:  # noqa: B008 (a Page never changes)
    return Document(blocks, page, Properties("Ombudsman’s public report on Children’s Social Care"))


def numbers(document: Document) -> list[str]:
    """The numbers in reading order, "-" for a heading or paragraph without one."""
    found = []
    for block in all_blocks(document.blocks):
        if isinstance(block, Heading | Paragraph):
            found.append(block.number or "-")
        elif isinstance(block, List):
            found += [item.number or "•" for item in block.items]
    return found


def points(*texts: str, kind: ListKind = ListKind.NUMBERED) -> List:
    return List(kind, tuple(Item((says(text),)) for text in texts))


def test_sections_and_their_paragraphs_are_numbered() -> None:
    document = report(
        section("Summary"),
        says("The Ombudsman found fault."),
        says("The Council has apologised."),
        section("Background"),
        says("Miss X complained in August 2018."),
    )
    assert numbers(number(document, NUMBERED)) == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_a_house_without_a_scheme_numbers_list_items_only() -> None:
    document = report(section("Recommendation"), says("That Full Council:"), points("Notes the report", "Endorses it"))
    assert numbers(number(document, UNNUMBERED)) == ["-", "-", "(i)", "(ii)", "-", "-"]


def test_a_second_level_heading_has_no_number_and_does_not_restart_the_paragraphs() -> None:
    document = report(section("Findings"), says("One."), Heading(2, words("Delay")), says("Two."))
    assert numbers(number(document, NUMBERED)) == ["1.", "1.1.", "-", "1.2."]


def test_paragraphs_before_the_first_numbered_heading_have_no_number() -> None:
    assert numbers(number(report(says("This report is public."), section("Summary")), NUMBERED)) == ["-", "1."]


@pytest.mark.parametrize("kind", [DivisionKind.RECOMMENDATIONS, DivisionKind.RESPONSES, DivisionKind.RUN_IN])
def test_divisions_of_running_text_are_numbered_like_the_text_around_them(kind: DivisionKind) -> None:
    document = report(section("Legal"), says("One."), Division(kind, (says("Two."), says("Three."))), says("Four."))
    assert numbers(number(document, NUMBERED)) == ["1.", "1.1.", "1.2.", "1.3.", "1.4."]


@pytest.mark.parametrize(
    "kind",
    [
        DivisionKind.MEETING,
        DivisionKind.FRONT,
        DivisionKind.NOTE,
        DivisionKind.CONTACTS,
        DivisionKind.BOX,
        DivisionKind.UNNUMBERED,
        DivisionKind.SHEET,
        DivisionKind.SIGNATURE,
        DivisionKind.TODO,
    ],
)
def test_other_divisions_are_passed_over_and_the_count_goes_on_after_them(kind: DivisionKind) -> None:
    aside = Division(kind, (section("Timeline"), says("See below."), Division(DivisionKind.RUN_IN, (says("Step"),))))
    document = report(section("Summary"), says("One."), aside, says("Two."), section("Background"))
    assert numbers(number(document, NUMBERED)) == ["1.", "1.1.", "-", "-", "-", "1.2.", "2."]


def test_paragraphs_in_quotes_cells_entries_and_items_have_no_number() -> None:
    cell = Cell((says("£300"),))
    document = report(
        section("Remedy"),
        Quote((says("The Council should apologise."),)),
        Table((Column(),), (cell,), ((cell,),), "Payments"),
        Entries((Entry(words("Date:"), (says("14 July 2021"),)),)),
        points("pay £300"),
        says("The Council agreed."),
    )
    assert numbers(number(document, NUMBERED)) == ["1.", "-", "-", "-", "-", "i)", "-", "1.1."]


def test_nested_numbered_lists_take_the_form_of_their_depth_and_the_forms_come_round_again() -> None:
    inner = List(ListKind.NUMBERED, (Item((says("by letter"), points("within a month"))),))
    between = List(ListKind.BULLET, (Item((says("in writing"), inner)),))
    document = report(List(ListKind.NUMBERED, (Item((says("apologise"), between)), Item((says("pay"),)))))
    found = [text for text in numbers(number(document, NUMBERED)) if text != "-"]
    assert found == ["i)", "ii)", "•", "a)", "i)"]


def test_numbering_starts_again_with_each_list() -> None:
    document = report(points("note"), points("endorse"))
    assert numbers(number(document, NUMBERED)) == ["i)", "-", "i)", "-"]


@pytest.mark.parametrize(
    ("form", "place", "number_text"),
    [
        ("(i)", 4, "(iv)"),
        ("(i)", 49, "(xlix)"),
        ("i)", 1994, "mcmxciv)"),
        ("(a)", 26, "(z)"),
        ("a)", 27, "aa)"),
        ("a)", 28, "bb)"),
        ("1.", 12, "12."),
        ("", 3, ""),
    ],
)
def test_item_numbers_are_written_as_word_writes_them(form: str, place: int, number_text: str) -> None:
    assert item_number(form, place) == number_text


# -------------------------------------------------------------------------------------------- cross-references


def resolved(reference: Reference, *blocks: Block, scheme: Scheme = NUMBERED) -> Reference:
    [found] = references(number(report(*blocks, Paragraph((Text("See "), reference))), scheme))
    return found


def test_a_reference_to_a_numbered_paragraph_reads_its_number_without_the_full_stop() -> None:
    found = resolved(Reference("finding"), section("Findings"), says("One."), says("Fault.", "finding"))
    assert (found.text, found.numbered, found.resolved) == ("1.2", True, True)


def test_a_reference_to_an_item_reads_its_number_without_brackets() -> None:
    items = List(ListKind.NUMBERED, (Item((says("note"),)), Item((says("endorse"),), anchor="endorse")))
    assert resolved(Reference("endorse"), items, scheme=UNNUMBERED).text == "ii"
    assert resolved(Reference("endorse"), items, scheme=NUMBERED).text == "ii"


def test_a_reference_to_a_heading_reads_its_number_or_else_its_words() -> None:
    heading = Heading(1, (Text("Financial "), Text("implications")), "finance")
    assert resolved(Reference("finance"), heading).text == "1"
    unnumbered = resolved(Reference("finance"), heading, scheme=UNNUMBERED)
    assert (unnumbered.text, unnumbered.numbered, unnumbered.resolved) == ("Financial implications", False, True)


def test_a_reference_to_a_target_reads_the_words_of_the_target() -> None:
    listed = Paragraph((Target("report", (Text("Appendix"), Break(), Link("https://example.gov.uk", words("1")))),))
    found = resolved(Reference("report"), listed)
    assert (found.text, found.numbered, found.resolved) == ("Appendix 1", False, True)


@pytest.mark.parametrize("name", ["plan", "remark", "bullet", ""])
def test_a_reference_that_leads_nowhere_keeps_its_text_and_stays_unresolved(name: str) -> None:
    bullet = List(ListKind.BULLET, (Item((says("a leaflet"),), anchor="bullet"),))
    found = resolved(Reference(name, "the action plan"), says("No number here.", "remark"), bullet)
    assert (found.text, found.numbered, found.resolved) == ("the action plan", False, False)


def test_text_that_a_reference_brings_is_only_a_fallback() -> None:
    assert resolved(Reference("summary", "the summary"), section("Summary", "summary")).text == "1"


def test_a_target_may_be_named_after_a_gap_and_is_then_read_in_brackets() -> None:
    assert resolved(Reference("a"), Paragraph((Target("a", (Gap("appendix letter"),)),))).text == "[appendix letter]"


def test_a_target_whose_words_hold_a_reference_reads_as_that_reference_reads() -> None:
    inside: tuple[Inline, ...] = (Text("Part "), Reference("plan", "?"))
    document = report(
        Paragraph((Reference("row"),)),
        Paragraph((Target("row", (Text("row of "), Target("cell", inside))),)),
        section("Action plan", "plan"),
    )
    assert [found.text for found in references(number(document, NUMBERED))] == ["row of Part 1", "1"]


def test_references_that_go_round_in_a_circle_come_to_an_end() -> None:
    document = report(
        Paragraph((Target("a", (Text("A "), Reference("b", "B?"))), Target("b", (Text("B "), Reference("a", "A?"))))),
    )
    assert [found.text for found in references(number(document, NUMBERED))] == ["B A B?", "A B?"]


def test_of_two_places_with_one_name_the_first_counts() -> None:
    assert resolved(Reference("x"), section("First", "x"), section("Second", "x")).text == "1"


def test_references_are_filled_wherever_they_stand() -> None:
    def ref() -> tuple[Inline, ...]:
        return (Text("(see "), Link("https://example.gov.uk/a", (Reference("plan"),)), Text(")"))

    line = PageLine(ref(), ref())
    cell = Cell((Paragraph(ref()),))
    document = report(
        Heading(1, ref(), "plan"),
        Title(ref(), label=ref()),
        Quote((Paragraph(ref()),)),
        Division(DivisionKind.FRONT, (Entries((Entry(ref(), (Paragraph(ref()),), ref()),)),)),
        Table((Column(),), (cell,), ((cell,),), "Payments"),
        List(ListKind.BULLET, (Item((Paragraph(ref()),)),)),
        page=Page(masthead=line, header=line, footer=line, feedback=ref(), marking=line),
    )
    found = [reference.text for reference in references(number(document, NUMBERED))]
    assert found == ["1"] * 19


def test_every_inline_is_walked_in_reading_order() -> None:
    page = Page(
        masthead=PageLine(words("Council"), words("Part 1")),
        header=PageLine(words("Short title")),
        footer=PageLine(words("Class")),
        feedback=words("Easy to read?"),
        marking=PageLine(words("DRAFT")),
    )
    entries = Entries((Entry(words("Date:"), (says("14 July"),), words("(to be confirmed)")),))
    document = report(Title(words("Report"), words("Title:")), entries, page=page)
    assert [plain([inline]) for inline in all_inlines(document)] == [
        "DRAFT",
        "Council",
        "Part 1",
        "Short title",
        "Title:",
        "Report",
        "Date:",
        "(to be confirmed)",
        "14 July",
        "Easy to read?",
        "Class",
    ]


BLOCKS = st.recursive(
    st.builds(says, st.just("x"), st.sampled_from(["", "a", "b"]))
    | st.builds(Heading, st.sampled_from([1, 2]), st.just(words("H")), st.sampled_from(["", "a", "b"]))
    | st.builds(lambda name: Paragraph((Reference(name, "?"),)), st.sampled_from(["a", "b"])),
    lambda inner: (
        st.builds(Division, st.sampled_from(DivisionKind), st.lists(inner, max_size=4).map(tuple))
        | st.builds(lambda kind, block: List(kind, (Item((block,)),)), st.sampled_from(ListKind), inner)
    ),
    max_leaves=12,
)


@given(st.lists(BLOCKS, max_size=6), st.sampled_from([NUMBERED, UNNUMBERED, Scheme(items=())]))
def test_numbering_twice_is_the_same_as_once_and_changes_no_words(blocks: list[Block], scheme: Scheme) -> None:
    document = report(*blocks)
    once = number(document, scheme)
    assert number(once, scheme) == once
    assert [type(block) for block in all_blocks(once.blocks)] == [type(block) for block in all_blocks(document.blocks)]


def test_a_document_of_twenty_thousand_paragraphs_is_numbered_in_linear_time() -> None:
    def seconds(count: int) -> float:
        see = Paragraph((Text("As paragraph "), Reference("last")))
        blocks: list[Block] = [section("Findings"), *[see] * count, says("The end.", "last")]
        start = time.process_time()
        number(report(*blocks), NUMBERED)
        return time.process_time() - start

    small = min(seconds(2000) for _ in range(3))
    assert seconds(20_000) < 40 * small  # ten times the work; a quadratic way would take a hundred times as long


def test_the_document_that_is_given_stays_as_it_was() -> None:
    document = report(section("Summary"), says("One."))
    before = replace(document)
    number(document, NUMBERED)
    assert document == before
