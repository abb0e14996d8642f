from __future__ import annotations

import pytest

from reportgen.suggest import did_you_mean

FIELDS = ["received", "issued", "title", "background papers", "report of", "recommendations"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("recieved", "received"),
        ("Title", "title"),
        ("background_papers", "background papers"),
        ("recommendation", "recommendations"),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(slip: str, meant: str) -> None:
    assert did_you_mean(slip, FIELDS) == meant


@pytest.mark.parametrize("word", ["", "ward", "xyz"])
def test_a_word_like_no_other_finds_nothing(word: str) -> None:
    assert did_you_mean(word, FIELDS) is None


def test_without_candidates_nothing_is_meant() -> None:
    assert did_you_mean("title", []) is None
