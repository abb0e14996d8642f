"""A calendar file is one that every calendar reads, whatever the words in it."""

from __future__ import annotations

from datetime import date

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ical import Event, written

DAY = date(2019, 7, 10)
ANY = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\\;,é€😀")
LONG = st.text(ANY, max_size=200)


def calendar(summary: str, description: str = "") -> bytes:
    return written("Days", "-//reportgen//tests//EN", [Event("one@reportgen", DAY, summary, description)])


@given(LONG, LONG)
def test_words_come_back_as_they_were(summary: str, description: str) -> None:
    event = vobject.readOne(calendar(summary, description).decode()).vevent
    assert (event.summary.value, event.description.value) == (summary, description)


@given(LONG)
def test_no_line_is_too_long_and_each_is_whole_characters(words: str) -> None:
    for line in calendar(words).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("before", range(60, 72))
@pytest.mark.parametrize("sign", [",", ";", "\n"])
def test_no_escape_is_parted_at_the_end_of_a_line(before: int, sign: str) -> None:
    lines = calendar("a" * before + sign + "b" * 20).split(b"\r\n")
    assert not [line for line in lines if line.endswith(b"\\")]


def test_a_calendar_bears_its_name() -> None:
    assert b"\r\nX-WR-CALNAME:Days\\, and nights\r\n" in written("Days, and nights", "x", [])
