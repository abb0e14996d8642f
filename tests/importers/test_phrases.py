"""Turns of phrase in their notation, and patterns that are compiled only where they may be needed."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import importers
from reportgen.importers.kind_words import AGAIN, ANEW, GENERAL, LISTS, REASONS, SPECIFIC
from reportgen.importers.phrases import Phrases, phrases

FOUND = [
    ("apolog*", "It will make an apology today", "apology"),
    ("review+", "by reviewing it", "reviewing"),
    ("carr+ out", "It carries out work", "carries out"),
    ("tell/inform her", "and inform her", "inform her"),
    ("has [also/now] agreed", "it has now agreed", "has now agreed"),
    ("has [also/now] agreed", "it has agreed", "has agreed"),
    ("remind ~2 <staff>", "remind all its call handlers", "remind all its call handlers"),
    ("change ... policy", "change the words of its policy", "change the words of its policy"),
    ("pay not:scale/slip", "the pay scale, and pay her", "pay"),
    ("assess ?'s needs", "assess B's needs", "assess B's needs"),
    ("£", "pay £100", "£"),
]


@pytest.mark.parametrize(("table", "text", "expected"), FOUND)
def test_a_phrase_finds_its_words(table: str, text: str, expected: str) -> None:
    found = phrases(table, {"staff": "officers, call handlers"}).search(text)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("review", "reviewed"),
        ("has [also] agreed", "has never agreed"),
        ("remind ~1 staff", "remind all of its staff"),
        ("change ... policy", "change the words; its policy"),
        ("pay not:scale/slip", "the pay slip"),
        ("assess ?", "assess the"),
    ],
)
def test_a_phrase_does_not_find_others(table: str, text: str) -> None:
    assert phrases(table).search(text) is None


LETTERS = st.characters(min_codepoint=ord(" "), max_codepoint=ord("~"), include_characters="£")


def inside(value: object) -> Iterator[Phrases]:
    """The patterns that a constant holds."""
    if isinstance(value, Phrases):
        yield value
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from inside(part)


def patterns() -> Iterator[tuple[str, Phrases]]:
    """Every pattern of the importers that is not searched for in all texts, with the name of its constant."""
    for module in pkgutil.iter_modules(importers.__path__, f"{importers.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            yield from ((f"{module.name} {name}", one) for one in inside(value) if one.needs)


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
@given(data=st.data())
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_what_a_pattern_needs_is_in_all_that_it_matches(name: str, pattern: Phrases, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=True, alphabet=LETTERS))
    assert any(word in text.casefold() for word in pattern.needs), (name, text)


TABLES = [
    *(table for table in SPECIFIC.values() if "£" not in table),
    *GENERAL.values(),
    *REASONS.values(),
    ANEW,
    AGAIN,
]


@given(st.data())
def test_a_text_is_never_passed_over_that_has_a_phrase(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    line = data.draw(st.sampled_from(table.strip().splitlines()))
    whole, one = phrases(table, LISTS), phrases(line, LISTS)
    words = data.draw(st.from_regex(re.compile(one.pattern, re.IGNORECASE), fullmatch=True, alphabet=LETTERS))
    assert whole.search(f"and {words} too") is not None


def test_a_pattern_is_compiled_when_a_text_may_have_it_and_not_before() -> None:
    broken = Phrases(r"apolog(", "apolog")
    assert broken.search("Pay her £100") is None
    assert broken.split("Pay her £100") == ["Pay her £100"]
    assert broken.sub("", "Pay her £100") == "Pay her £100"
    assert list(broken.finditer("Pay her £100")) == []
    with pytest.raises(re.error):
        broken.match("Apologise")
