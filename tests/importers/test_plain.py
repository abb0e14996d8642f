"""Text: pasted from a page, typed, or taken out of a PDF by another program."""

from __future__ import annotations

import pytest

from reportgen.importers.reading import read_document
from reportgen.importers.transcript import Block, Transcript


def read(text: str) -> Transcript:
    transcript = read_document("-", text.encode()).value
    assert transcript is not None
    return transcript


def shown(text: str) -> list[tuple[int, str, str]]:
    return [(block.depth, block.marker, block.text) for block in read(text).blocks]


@pytest.mark.parametrize("marker", ["1.", "12)", "(3)", "4.2.", "a)", "(b)", "iv.", "•", "▪", "-", "–", "*", "o"])
def test_a_marker_is_taken_off(marker: str) -> None:
    assert shown(f"The Council will:\n{marker} apologise to Ms K.")[1] == (0, marker, "apologise to Ms K.")


@pytest.mark.parametrize(
    "text",
    [
        "17 May 2022",
        "14 019 995",
        "2.5 hours of support a week",
        "s. 26 of the Act",
        "2016. That was late.",
        "-£150 was wrong",
        "only one word",
    ],
)
def test_what_only_looks_like_a_marker_stays_in_the_text(text: str) -> None:
    assert shown(text) == [(0, "", text)]


def test_a_marker_alone_on_its_line_belongs_to_the_next() -> None:
    assert shown("The Council will:\n•\napologise to Ms K.")[1] == (0, "•", "apologise to Ms K.")


def test_a_bullet_of_a_symbol_font_becomes_one_that_can_be_seen() -> None:
    assert shown("\uf0b7 apologise")[0] == (0, "•", "apologise")


def test_white_space_is_folded_and_quotes_stay_as_they_are() -> None:
    assert shown("Ms\u00a0K’s  “home”\tis 'here'\u200b.") == [(0, "", "Ms K’s “home” is 'here'.")]


def test_lists_that_begin_again_in_each_part_have_the_same_depth() -> None:
    text = "The complaint\n\n  1. It failed:\n    1. once; and\n    2. twice.\n\nAnalysis\n\n  1. It did."
    assert [depth for depth, _, _ in shown(text)] == [0, 1, 2, 2, 0, 1]


def test_a_first_item_without_its_indent_goes_with_the_others() -> None:
    text = "- The Council failed to:\n \n- decide;\n - tell her; and\n - pay.\n\n- She was upset."
    assert [depth for depth, _, _ in shown(text)] == [1, 2, 2, 2, 1]


def test_buttons_of_a_web_page_are_no_paragraphs() -> None:
    found = read("It erred.\n\nBack to top\n\nFinal decision\n\nIt pays.\n\nPrint this page")
    assert [block.text for block in found.blocks] == ["It erred.", "Final decision", "It pays."]
    assert found.furniture == ("Back to top", "Print this page")


def test_one_long_line_is_one_block() -> None:
    text = "Report by the Ombudsman Investigation into a complaint against Wexcombe Council " * 30
    assert len(read(text).blocks) == 1


def test_short_items_without_full_stops_are_not_joined() -> None:
    text = (
        "To remedy the injustice the council has agreed to:\napologise to the family\nrefund the fees paid to date\n"
        "review its procedures; and\npay the family £300 for the frustration and time and trouble caused by the delay"
        " in deciding their application, and for the months in which they did not know where they would live next."
    )
    assert len(read(text).blocks) == 5


LAYOUT = """5 March 2024

Complaint reference:
23 901 447

                    The complaint
               9.   Ms K complains that the Council did not decide her application for
                    a larger home and that it lost her medical form, of which it now has
                    no record at all. She says that her family lived in a cold flat:
                  • for a year before the Council wrote to her about it, and even
                    longer before it came to look at it; and
                  • without any hot water in the winter.

                    Analysis
              10.   It was at fault for the delay, and for telling Ms K that it would not
                    look at her form before it had decided everybody else’s, which was
                                                                                1
\f    not what its policy says.
11. The Council lost the form, and said that it had never had one from her or
    from anybody else.

    Draft decision                                              2
\f12. The delay of five months was fault as well. It caused Ms K distress, and
    she had to go to the trouble of complaining.
"""


def test_a_page_laid_out_in_columns_of_characters_is_joined_over_its_feet() -> None:
    found = read(LAYOUT)
    assert [(block.depth, block.marker, block.text[-25:]) for block in found.blocks[4:]] == [
        (1, "9.", "mily lived in a cold flat"[-24:] + ":"),
        (2, "•", "before it came to look at it; and"[-25:]),
        (2, "•", "any hot water in the winter."[-25:]),
        (0, "", "Analysis"),
        (1, "10.", "not what its policy says."),
        (1, "11.", " her or from anybody else."[-25:]),
        (1, "12.", "he trouble of complaining."[-25:]),
    ]
    assert found.furniture == ("Draft decision",)


def test_markdown_says_which_lines_are_headings() -> None:
    blocks = read("# Wexcombe\n\n## The complaint\n\n1. **Ms K** complained.\n").blocks
    assert [(block.level, block.marker, block.text) for block in blocks] == [
        (1, "", "Wexcombe"),
        (2, "", "The complaint"),
        (0, "1.", "Ms K complained."),
    ]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert [block.line for block in read("one\r\n\r\ntwo\fthree\n\nfour").blocks] == [1, 3, 3, 5]


def test_a_dash_inside_a_broken_sentence_is_no_marker() -> None:
    text = (
        "1. The Council decided in May that it had no duty to Ms K or to any of her\n"
        "children, and it told her so in June of the same year, which was rather late\n"
        "– as it has accepted – and not in writing, although its own policy says that\n"
        "everybody is told in writing within a week. It has since said that it was in\n"
        "a hurry, that the officer was away and that it will not happen to her again.\n"
    )
    found: list[Block] = list(read(text).blocks)
    assert [block.marker for block in found] == ["1."]
