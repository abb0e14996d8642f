"""Sentences exactly as written, and numbers in words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers.wording import amount_in_words, level, number, sentences, spans


def test_titles_and_references_do_not_end_a_sentence() -> None:
    text = "Start reassessments for M and N. The Council will liaise with Mr. L (section 3(1)). See no. 5 and s. 31."
    assert sentences(text) == (
        "Start reassessments for M and N.",
        "The Council will liaise with Mr. L (section 3(1)).",
        "See no. 5 and s. 31.",
    )


@pytest.mark.parametrize(("words", "value"), [("4", 4), ("Twenty-four", 24), ("a", 1), ("twelve", 12), ("some", None)])
def test_a_number_may_be_in_words(words: str, value: int | None) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("three hundred", 300), ("one thousand two hundred and fifty", 1250), ("many", None), ("", None)],
)
def test_pounds_may_be_in_words(words: str, value: int | None) -> None:
    assert amount_in_words(words) == value


@given(st.text(max_size=200))
def test_sentences_are_pieces_of_the_text_in_order(text: str) -> None:
    places = list(spans(text))
    assert [text[start:end] for start, end in places] == list(sentences(text))
    assert all(end <= later for (_, end), (later, _) in itertools.pairwise(places))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_levelling_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(level(text)) == len(text)
