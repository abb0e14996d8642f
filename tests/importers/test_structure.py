"""What becomes of a decision's text: sections, paragraphs, items, labels."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.importers.decision import Paragraph, Status, Topic
from reportgen.importers.lists import layout_of, nested
from reportgen.importers.structure import structured
from reportgen.importers.transcript import Block, Form, Transcript
from tests.importers.decisions import EARLY, REPORT_PAGE, STATEMENT, decided

DASHES = ("-", "-", "-", "-", "-", "-")


def blocks(lines: Iterable[str], marker: str = "", depth: int = 0) -> tuple[Block, ...]:
    return tuple(Block(line, marker, depth, line=number) for number, line in enumerate(lines, start=1))


def outline(paragraphs: Iterable[Paragraph]) -> list[object]:
    found: list[object] = []
    for paragraph in paragraphs:
        found.append(paragraph.text)
        if paragraph.items:
            found.append(outline(paragraph.items))
    return found


def listed(*lines: Block) -> list[object]:
    return outline(nested(lines, layout_of([lines])))


def plain(*lines: str) -> list[object]:
    return listed(*blocks(lines))


def test_a_statement_has_its_sections_in_order() -> None:
    topics = [section.topic for section in decided(STATEMENT).sections]
    assert topics == [
        Topic.OTHER,
        Topic.SUMMARY,
        Topic.COMPLAINT,
        Topic.POWERS,
        Topic.CONSIDERED,
        Topic.FOUND,
        Topic.FOUND,
        Topic.ANALYSIS,
        Topic.ACTION,
        Topic.DECISION,
        Topic.OTHER,
    ]


def test_a_paragraph_keeps_its_own_number() -> None:
    action = decided(STATEMENT).about(Topic.ACTION)[0]
    assert [(paragraph.number, len(paragraph.items)) for paragraph in action.paragraphs] == [("7", 3)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (STATEMENT, Status.FINAL),
        (STATEMENT.replace("final decision", "draft decision"), Status.DRAFT),
        (REPORT_PAGE, Status.PUBLIC_REPORT),
        (
            REPORT_PAGE.replace("Ombudsman satisfied", "Further report\nIt did not.\nOmbudsman satisfied"),
            Status.FURTHER_REPORT,
        ),
        (EARLY, Status.FINAL),
        ("Minutes of the Council\nThe Council met in the town hall.", Status.UNKNOWN),
    ],
)
def test_title_headings_and_signature_say_what_kind_of_document_it_is(text: str, status: Status) -> None:
    assert decided(text).status is status


def test_a_foot_alone_can_make_it_a_draft() -> None:
    transcript = Transcript("a", Form.PDF, (Block("The complaint"), Block("She complains.")), ("Draft decision 2",))
    assert structured(transcript).status is Status.DRAFT


def test_a_draft_that_the_text_mentions_makes_no_draft() -> None:
    assert (
        decided(STATEMENT.replace("sent me.", "sent me. Both commented on my draft decision.")).status is Status.FINAL
    )


def test_menus_and_cookie_banners_before_the_title_are_no_part_of_it() -> None:
    banner = "Privacy settings\n\nThese cookies enable the website to function properly.\n\nView required cookies\n\n"
    decision = decided(banner + STATEMENT)
    assert [block.text for block in decision.title] == ["Wexcombe Borough Council (23 901 447)"]
    assert decision.sections[1].topic is Topic.SUMMARY


def test_a_list_of_the_page_s_own_headings_is_no_part_of_it() -> None:
    menu = "- The complaint\n- What I found\n- Final decision\n"
    text = EARLY.replace("The Ombudsman's final", f"{menu}The Ombudsman's final", 1)
    assert [s.heading for s in decided(text).sections] == [s.heading for s in decided(EARLY).sections]


def test_what_stands_after_the_signature_is_no_part_of_it() -> None:
    text = STATEMENT + "\nPrint this page\n\nContact us\n\nAccessibility statement\n"
    assert decided(text).sections[-1].paragraphs[0].text.startswith("Investigator's final decision")


def test_the_word_complaint_above_a_later_part_is_only_a_sub_heading() -> None:
    text = STATEMENT.replace("Analysis\n", "Complaint\n\n5. She complained in June.\n\nAnalysis\n")
    assert len(decided(text).about(Topic.COMPLAINT)) == 1


def test_a_sub_heading_that_no_family_knows_belongs_to_its_section() -> None:
    text = STATEMENT.replace("Analysis\n", "Her son’s asthma\n\n5. He was ill.\n\nAnalysis\n")
    section = next(section for section in decided(text).sections if section.heading == "Her son’s asthma")
    assert section.topic is Topic.FOUND


def test_a_foot_between_two_pages_does_not_part_a_paragraph() -> None:
    lines = (
        "What I found",
        "The Council lost the form that she had",
        "Final decision 3",
        "handed in.",
        "Final decision",
        "It was fault.",
    )
    decision = structured(Transcript("a", Form.TEXT, blocks(lines)))
    assert decision.about(Topic.FOUND)[0].paragraphs[0].text == "The Council lost the form that she had handed in."
    assert decision.about(Topic.DECISION)[0].paragraphs[0].text == "It was fault."


def test_a_report_s_own_summary_keeps_its_finding_and_its_recommendations() -> None:
    lines = (
        "Report summary", "Ms K complained.", "Finding", "Fault found.", "Recommendations", "It should pay £50.",
        "The complaint", "Ms K complained.", "Recommendations", "It should pay her £50.", "Decision", "It erred.",
    )  # fmt: skip
    decision = structured(Transcript("a", Form.TEXT, blocks(lines)))
    assert [section.paragraphs[0].text for section in decision.about(Topic.ACTION)] == ["It should pay her £50."]
    assert [section.paragraphs[0].text for section in decision.about(Topic.DECISION)] == ["It erred."]
    assert [section.paragraphs[0].text for section in decision.about(Topic.COMPLAINT)] == ["Ms K complained."]


def test_the_labels_of_a_page_are_read_in_every_layout() -> None:
    one = {label.name: label.value for label in decided(STATEMENT).labels}
    assert one == {"Category": "Housing > Allocations", "Decision": "Upheld", "Decision date": "05 Mar 2024"}
    split = {label.name: label.value for label in decided(REPORT_PAGE).labels}
    assert split["Category"] == "Education > School transport"
    assert split["Ombudsman satisfied with council's response"] == "19 July 2017"


def test_the_rows_of_a_table_are_labels_as_well() -> None:
    decision = decided("| Category | Housing > Repairs |\n| Decision | Upheld |\nSummary: She complains.\n")
    assert [(label.name, label.value) for label in decision.labels] == [
        ("Category", "Housing > Repairs"),
        ("Decision", "Upheld"),
    ]


def test_labels_that_run_together_are_told_apart() -> None:
    head = "LGO Upheld Reference 24-009-210 Sector Benefits And Tax Category Council Tax Decided 20 October 2024"
    labels = {label.name: label.value for label in decided(f"{head}\nThe Ombudsman's final decision\n").labels}
    assert labels == {
        "Reference": "24-009-210",
        "Sector": "Benefits And Tax",
        "Category": "Council Tax",
        "Decided": "20 October 2024",
        "Decision": "Upheld",
    }
    both = decided(
        "Complaint reference: 23 901 447 Complaint against: Wexcombe Borough Council\nSummary: She complains."
    )
    assert [label.value for label in both.labels] == ["23 901 447", "Wexcombe Borough Council"]


def test_deeper_blocks_are_items() -> None:
    parent, item, deeper = Block("It failed to:", "1.", 1), Block("answer;", "a)", 2), Block("in time.", "i)", 3)
    after = Block("She waited.", "2.", 1)
    assert listed(parent, item, deeper, after) == ["It failed to:", ["answer;", ["in time."]], "She waited."]


def test_bullets_are_items_of_the_numbered_paragraph_before_them() -> None:
    lines = (Block("It should:", "1."), Block("pay;", "•"), Block("write.", "•"), Block("She waited.", "2."))
    assert listed(*lines) == ["It should:", ["pay;", "write."], "She waited."]


def test_numbers_that_begin_again_below_a_colon_are_items() -> None:
    lines = (
        Block("She says it:", "1."),
        Block("lied;", "1."),
        Block("delayed.", "2."),
        Block("hid.", "3."),
        Block("It did.", "2."),
    )
    assert listed(*lines) == ["She says it:", ["lied;", "delayed.", "hid."], "It did."]


def test_numbers_that_go_on_are_paragraphs_even_below_a_colon() -> None:
    assert listed(Block("She says:", "4."), Block("It did.", "5.")) == ["She says:", "It did."]


def test_where_parents_and_items_bear_the_same_dash_the_words_tell_them_apart() -> None:
    lines = (
        "Within a month the Council will:", "Apologise to Ms K;", "Pay Ms K £100; and", "Review its letters.",
        "The Council will also train its staff.",
    )  # fmt: skip
    expected = [lines[0], [*lines[1:4]], lines[4]]
    assert listed(*blocks(lines, "-")) == expected
    assert plain(*lines) == expected


def test_items_that_are_sentences_go_on_as_long_as_they_begin_alike() -> None:
    lines = (
        "In its answer the Council:",
        "Upheld the complaint.",
        "Explained its delay.",
        "Only later it paid.",
        "Apologised.",
        "Ms K was ill.",
    )
    assert plain(*lines) == [lines[0], [*lines[1:5]], lines[5]]


def test_a_list_without_a_colon_is_known_by_its_items() -> None:
    assert plain("The council has agreed to", "apologise to the man;", "pay him £10.") == [
        "The council has agreed to",
        ["apologise to the man;", "pay him £10."],
    ]


def test_an_unmarked_line_ends_a_list_of_dashes() -> None:
    lines = (*blocks(("It will:", "pay;", "write."), "-"), Block("It should send us evidence."))
    assert listed(*lines) == ["It will:", ["pay;", "write."], "It should send us evidence."]


def test_paragraphs_without_a_list_stay_paragraphs() -> None:
    assert plain("Mr X complains.", "The Council answered.", "He waited.") == [
        "Mr X complains.",
        "The Council answered.",
        "He waited.",
    ]


WORDS = st.sampled_from(
    [
        "It will:",
        "pay;",
        "Pay her £5.",
        "The Council",
        "Final decision",
        "Summary",
        "Summary: She says.",
        "- ",
        "1",
        "Decision :",
        ">",
    ]
)
BLOCKS = st.builds(
    Block,
    st.one_of(WORDS, st.text(max_size=40)),
    st.sampled_from(["", "-", "•", "1.", "2.", "a)", "(i)", "4.2"]),
    st.integers(0, 4),
    st.integers(0, 6),
)


@given(st.lists(BLOCKS, max_size=30))
@settings(max_examples=200, deadline=None)
def test_every_transcript_has_a_structure_that_says_nothing_twice(lines: list[Block]) -> None:
    decision = structured(Transcript("a", Form.TEXT, tuple(lines)))
    said = [paragraph.text for paragraph in decision.walk()]
    assert len(said) <= len(lines)
    assert all(any(text in block.text or block.text in text for block in lines) for text in said)


@given(st.lists(BLOCKS, max_size=30))
@settings(max_examples=200, deadline=None)
def test_a_list_keeps_every_block_once_and_in_order(lines: list[Block]) -> None:
    kept = [one.block for paragraph in nested(lines, layout_of([lines])) for one in paragraph.walk()]
    assert kept == lines
