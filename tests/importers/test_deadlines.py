"""Deadlines in the words of a recommendation, and time limits that the words only speak of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers.deadlines import deadline, same_time

CERTAIN = [
    (
        "We recommend the Council within four weeks of my final decision complete the following:",
        4,
        "weeks",
        "my final decision",
    ),
    (
        "The Council will also within three months of my final decision remind its staff",
        3,
        "months",
        "my final decision",
    ),
    ("by making the payment within one month of the date of this decision.", 1, "months", "the date of this decision"),
    ("The council should report its findings to us within three months.", 3, "months", None),
    ("Within 4 weeks of the final decision:", 4, "weeks", "the final decision"),
    ("within four (4) weeks of the date of our report, to:", 4, "weeks", "the date of our report"),
    ("Within one month of our final decision get a quote from its contractor", 1, "months", "our final decision"),
    ("Ensure the wall is rebuilt within three months of the final decision", 3, "months", "the final decision"),
    ("within 20 working days of my decision statement, apologise", 20, "working days", "my decision statement"),
    ("within a month of the decision the Council should pay her", 1, "months", "the decision"),
    ("no later than twelve weeks after the date of my final decision", 12, "weeks", "the date of my final decision"),
    ("pay her within two weeks of receiving her bank details", 2, "weeks", "receiving her bank details"),
    ("arrange the panel within a fortnight", 2, "weeks", None),
    ("In the next three months the Council should review its policy", 3, "months", None),
    ("The Council has agreed to my recommendation that it should within six weeks:", 6, "weeks", None),
]


@pytest.mark.parametrize(("words", "within", "unit", "of"), CERTAIN)
def test_a_deadline_has_a_number_a_unit_and_what_it_runs_from(
    words: str, within: int, unit: str, of: str | None
) -> None:
    found = deadline(words).deadline
    assert found is not None
    assert (found.within, found.unit, found.of) == (within, unit, of)
    assert found.words in words


NONE = [
    "review decisions it has made within the past 12 months",
    "provide us with evidence it has complied within three months of my decision",
    "apologise to Ms K without further delay",
    "the charity that she has run for two years",
]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_deadline_is_passed_over(words: str) -> None:
    assert deadline(words).deadline is None
    assert not deadline(words).doubt


SPOKEN_OF = [
    "remind staff that they should respond to complaints within 20 working days",
    "ensure that plans are issued within 20 weeks",
    "within 12 weeks of its decision to assess",
    "review its procedure so complaints are answered within ten days of receipt",
    "produce a plan for how it will respond to gaps within two weeks of being told of them",
]


@pytest.mark.parametrize("words", SPOKEN_OF)
def test_a_time_limit_of_which_the_words_only_speak_is_doubtful(words: str) -> None:
    found = deadline(words)
    assert found.deadline is None
    assert found.spoken_of
    assert "not certain" in found.doubt


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("by 30 June, apologise", "The deadline may be a date: “by 30 June”."),
        ("within six to eight weeks of my decision", "The deadline is not one number: “within six to eight weeks”."),
        (
            "Within one month, apologise. Within three months, train staff.",
            "The words give more than one deadline: “Within one month” and “Within three months”",
        ),
    ],
)
def test_what_is_not_one_number_is_left_to_a_person(words: str, doubt: str) -> None:
    assert deadline(words).deadline is None
    assert deadline(words).doubt == doubt


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("By 31 January 2025 the Council will:", "By 31 January 2025"),
        ("apologise to Ms K no later than 31st January 2025; and", "no later than 31st January 2025"),
        ("remind staff by Friday 31 January 2025 to answer within ten days", "by Friday 31 January 2025"),
    ],
)
def test_a_day_is_a_deadline_without_a_time(words: str, said: str) -> None:
    found = deadline(words)
    assert (found.deadline, found.doubt, found.words) == (None, "", said)
    assert found.due is not None
    assert found.due.day == date(2025, 1, 31)


@pytest.mark.parametrize(
    "words",
    [
        "review the decisions that it made by 31 January 2025",
        "pay her £100 since it failed to reply by 31 January 2025",
        "apologise by 31 January 2025 and pay her by 28 February 2025",
        "apologise before 31 January 2025",
        "apologise by 31 February 2025",
    ],
)
def test_a_day_that_may_not_be_the_deadline_is_left_to_a_person(words: str) -> None:
    assert deadline(words).due is None
    assert deadline(words).doubt


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("By the same date it will revise its procedure", True),
        ("Within the same time the Trust will pay her £250", True),
        ("At the same time it should look at its policy", False),
        ("give officers the same training", False),
    ],
)
def test_the_same_time_is_that_of_what_stands_before(words: str, same: bool) -> None:  # noqa: FBT001 - from the table
    assert same_time(words) is same


WORDS = {"four": "4", "three": "3", "one": "1", "twelve": "12", "six": "6", "two": "2"}


@given(st.sampled_from(CERTAIN), st.sampled_from([" ", "\u00a0"]), st.booleans())
def test_figures_spaces_and_capitals_change_no_deadline(
    example: tuple[str, int, str, str | None],
    space: str,
    figures: bool,  # noqa: FBT001 - drawn
) -> None:
    words, within, unit, _ = example
    if figures:
        words = " ".join(WORDS.get(word, word) for word in words.split(" "))
    found = deadline(words.replace(" ", space)).deadline
    assert found is not None
    assert (found.within, found.unit) == (within, unit)


@given(st.text(alphabet="within of0123456789 onethreweksmhdayprt.,():-’", max_size=80))
def test_any_text_can_be_read(words: str) -> None:
    found = deadline(words).deadline
    assert found is None or (found.within > 0 and found.words in words)
