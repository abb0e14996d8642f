"""However a decision was damaged on its way, each fact stands or becomes a gap: it is never another."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.importers.facts import Facts, Person
from tests.importers.decisions import EARLY, REPORT_PAGE, STATEMENT, TRAP, facts

DECISIONS = (STATEMENT, REPORT_PAGE, EARLY, TRAP)
HEADINGS = re.compile(
    r"^(?:The Ombudsman.s (?:final decision:?|role and powers)|The complaint|How I considered this complaint|Finding"
    r"|What I found|What happened|Analysis|My assessment|Agreed action|Final decision|Summary)$"
)
CURLED = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")


def without_headings(text: str, kept: frozenset[int]) -> str:
    lines = text.split("\n")
    return "\n".join(line for place, line in enumerate(lines) if place in kept or not HEADINGS.match(line))


def without_markers(text: str) -> str:
    return re.sub(r"^(?:\d+\. |• |- )", "", text, flags=re.MULTILINE)


def wrapped(text: str, width: int) -> str:
    lines = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join("\n".join(line) for line in lines)


def single(found: Facts) -> dict[str, object]:
    names = ("body", "category", "subcategory", "decision", "decision_date", "satisfied_on", "outcome", "status")
    facts_by_name = {name: getattr(found, name) for name in names}
    return {name: fact.value if fact else None for name, fact in facts_by_name.items()}


def assert_stands(text: str, damaged: str) -> None:
    before, after = facts(text), facts(damaged)
    values = single(before)
    for name, value in single(after).items():
        assert value in {values[name], None}, name
    assert {fact.value for fact in after.references} <= {fact.value for fact in before.references}
    assert complainants(after) <= complainants(before)
    if after.summary and before.summary:
        assert plain(after.summary.value) == plain(before.summary.value)


def complainants(found: Facts) -> set[str]:
    return {fact.value.name for fact in found.pseudonyms if fact.value.person is Person.COMPLAINANT}


def plain(words: str) -> str:
    return " ".join(words.replace("’", "'").replace("\u00a0", " ").split())


@pytest.mark.parametrize("text", DECISIONS)
def test_a_decision_without_any_headings_gives_the_same_facts_or_gaps(text: str) -> None:
    assert_stands(text, without_headings(text, frozenset()))


@given(st.sampled_from(DECISIONS), st.frozensets(st.integers(0, 60)))
@settings(max_examples=60, deadline=None)
def test_a_decision_without_some_of_its_headings_gives_the_same_facts_or_gaps(text: str, kept: frozenset[int]) -> None:
    assert_stands(text, without_headings(text, kept))


@pytest.mark.parametrize("text", DECISIONS)
def test_a_decision_without_numbers_and_bullets_gives_the_same_facts(text: str) -> None:
    assert single(facts(without_markers(text))) == single(facts(text))
    assert_stands(text, without_markers(text))


@given(st.sampled_from(DECISIONS), st.integers(62, 110))
@settings(max_examples=40, deadline=None)
def test_a_decision_whose_lines_were_wrapped_anew_gives_the_same_facts_or_gaps(text: str, width: int) -> None:
    assert_stands(text, wrapped(text, width))


@pytest.mark.parametrize("text", DECISIONS)
def test_curly_and_straight_quotes_give_the_same_facts(text: str) -> None:
    straight, curly = text.replace("’", "'").replace("‘", "'"), CURLED.sub("’", text)
    assert single(facts(straight)) == single(facts(curly)) == single(facts(text))
    assert complainants(facts(straight)) == complainants(facts(curly)) == complainants(facts(text))


@given(st.sampled_from(DECISIONS), st.randoms(use_true_random=False), st.floats(0.05, 1))
@settings(max_examples=40, deadline=None)
def test_spaces_that_do_not_break_change_nothing(text: str, chance: object, share: float) -> None:
    assert hasattr(chance, "random")
    damaged = re.sub(r"(?<=\S) (?=\S)", lambda _: "\u00a0" if chance.random() < share else " ", text)
    assert_stands(text, damaged)
    assert single(facts(damaged)) == single(facts(text))


@given(st.sampled_from(DECISIONS), st.integers(0, 100))
@settings(max_examples=60, deadline=None)
def test_a_decision_that_breaks_off_gives_the_same_facts_or_gaps(text: str, percent: int) -> None:
    damaged = text[: len(text) * percent // 100].rsplit("\n", 1)[0]
    if damaged.strip() and text is not TRAP:
        before, after = single(facts(text)), single(facts(damaged))
        assert all(after[name] in {before[name], None} for name in before)
