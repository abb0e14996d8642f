"""Words that are written into a case file are read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen import source
from reportgen.source import Mapping
from reportgen.source.characters import FORBIDDEN
from reportgen.source.writing import entry, held, inline

WORDS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(list(" \t\n:#-'\"|>*&![]{}%@`~?,.£’"))
).filter(lambda words: held(words).strip() != "")


def read(*lines: str) -> Mapping:
    parsed = source.parse("\n".join(lines) + "\n", "case.yaml")
    assert not parsed.failed, (lines, parsed.diagnostics)
    assert parsed.value is not None
    assert parsed.value.root is not None
    return parsed.value.root


@given(WORDS, st.sampled_from(["", "paragraph 32", "page 4: #3"]), st.integers(0, 130))
@example("- a dash, then: a colon #3", "paragraph 3", 0)
@example("Mr X’s “words”: they end in a colon:", "", 90)
@example("null", "", 0)
@example("a\n\n  b\nc", "", 0)
@example("---\n...", "", 0)
def test_any_words_are_read_back_exactly(words: str, note: str, longer: int) -> None:
    words = words + " and more" * (longer // 9)
    root = read("case:", *entry("  text:", words, note), "  next: one")
    assert root == {"case": {"text": held(words), "next": "one"}}


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_in_a_list_are_read_back_exactly(several: list[str]) -> None:
    root = read("case:", "  points:", *(line for words in several for line in entry("    -", words, "line 4")))
    assert root == {"case": {"points": [held(words) for words in several]}}


@given(WORDS)
def test_only_characters_that_no_case_can_hold_are_lost(words: str) -> None:
    kept = held(words)
    assert not FORBIDDEN.search(kept)
    if not FORBIDDEN.search(words) and "\r" not in words:
        assert kept == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Mr X", "Mr X"),
        ("300", "300"),
        ("4 weeks", "4 weeks"),
        ("the council’s staff (all of them)", "the council’s staff (all of them)"),
        ("A title: with a colon", '"A title: with a colon"'),
        ("Flat #3", '"Flat #3"'),
        ("- not a list", '"- not a list"'),
        ("null", '"null"'),
        ("He said “no”", "He said “no”"),
    ],
)
def test_words_stand_as_they_are_unless_yaml_would_take_them_for_something_else(words: str, written: str) -> None:
    assert inline(words) == written


def test_long_words_are_folded_and_need_no_quotation_marks() -> None:
    lines = entry("  text:", "Pay Mr X £300: £100 for each of the three months. " * 4, "paragraph 32")
    assert lines[0].startswith('  text: "')  # it ends with a space, which folding would lose
    lines = entry("  text:", ("Pay Mr X £300: £100 for each of the three months. " * 4).strip(), "paragraph 32")
    assert lines[0] == "  text: >-  # paragraph 32"
    assert lines[1].startswith("    Pay Mr X £300: £100 for each")
    assert max(map(len, lines)) <= 100
