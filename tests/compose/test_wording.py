"""The words for dates, sums, periods, lists and counts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from markupsafe import Markup

from reportgen.case.dates import Day, Due, When
from reportgen.compose import wording
from reportgen.compose.environment import Missing
from reportgen.compose.wording import FILTERS
from reportgen.document.nodes import Inline, Link, Reference, Target, Text
from reportgen.document.walk import plain
from tests.case.reading import typed


def said(value: object) -> str:
    """The words of what a filter gives."""
    if isinstance(value, tuple):
        return "".join(map(said, value))
    if isinstance(value, Text | Link | Target | Reference):
        return plain([value])
    return str(value)


def filtered(name: str, value: object, *rest: object) -> str:
    return said(FILTERS[name](value, *rest))


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("date", "2019-05-08", "8 May 2019"),
        ("date", "2019-06", "June 2019"),
        ("on_date", "2019-05-08", "on 8 May 2019"),
        ("on_date", "2019-06", "in June 2019"),
        ("by_date", "2024-12-02", "by 2 December 2024"),
        ("by_date", "2024-12", "by the end of December 2024"),
        ("weekday_date", "2019-07-18", "Thursday, 18 July 2019"),
        ("weekday_date", "2024-02-29", "Thursday, 29 February 2024"),
    ],
)
def test_dates(name: str, written: str, words: str) -> None:
    assert filtered(name, When.read(typed(written))) == words


def test_a_date_is_kept_together_and_knows_its_place() -> None:
    text = wording.date(Day.read(typed("2019-05-08")))
    assert text.together
    assert text.origin is not None
    assert wording.date(dt.date(2019, 5, 8)).origin is None


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("0", "£0"),
        ("550", "£550"),
        ("1250.5", "£1,250.50"),
        ("1250.50", "£1,250.50"),
        ("1234567", "£1,234,567"),
        ("300.00", "£300"),
    ],
)
def test_sums(sum_: str, words: str) -> None:
    assert filtered("money", Decimal(sum_)) == words


@pytest.mark.parametrize(
    ("written", "start", "words"),
    [
        ("2024-09-30", "2024-09-02", "by 30 September 2024"),
        ("4 weeks", "2024-09-02", "within four weeks of the decision (by 30 September 2024)"),
        ("1 month", "2024-01-31", "within one month of the decision (by 29 February 2024)"),
        ("twelve months", "2024-09-02", "within 12 months of the decision (by 2 September 2025)"),
        ("20 working days", "2024-09-02", "within 20 working days of the decision"),
        ("1 working day", "2024-09-02", "within one working day of the decision"),
        ("3 months", "2024-09", "within three months of the decision"),
    ],
)
def test_when_something_is_due(written: str, start: str, words: str) -> None:
    assert filtered("due", Due.read(typed(written)), When.read(typed(start))) == words


def test_a_period_counts_from_what_it_is_said_to_count_from() -> None:
    assert filtered("due", Due.read(typed("4 weeks")), Missing("date"), "report") == "within four weeks of the report"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no cases"), (1, "one case"), (3, "three cases"), (10, "ten cases"), (11, "11 cases"), (1200, "1,200 cases")],
)
def test_counts(number: int, words: str) -> None:
    assert filtered("count", number, "case") == words


def test_counts_of_what_has_a_plural_of_its_own() -> None:
    assert filtered("count", 2, "child", "children") == "two children"
    assert filtered("spelt", -1) == "-1"


@pytest.mark.parametrize(
    ("items", "words"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists(items: tuple[str, ...], words: str) -> None:
    assert filtered("listed", items) == words
    assert filtered("listed", items, "or") == words.replace("and", "or")
    assert filtered("joined", items, "; ") == words.replace(" and", ",").replace(",", ";")


def test_the_particular_part_of_names() -> None:
    assert filtered("letters", (Text("Appendix ‘A’"), Text("Appendix ‘B’"))) == "‘A’‘B’"


def test_small_words() -> None:
    assert filtered("upper_first", "the council") == "The council"
    assert filtered("upper_first", "") == ""
    assert [filtered("yes_no", answer) for answer in (True, False)] == ["Yes", "No"]
    assert (filtered("upper", "abc"), filtered("lower", "ABC"), filtered("trim", " a ")) == ("ABC", "abc", "a")
    assert filtered("telephone", "01632 960101") == "01632 960101"


@pytest.mark.parametrize(
    ("address", "words"),
    [("https://www.lgo.org.uk/", "www.lgo.org.uk"), ("http://a.uk/b", "a.uk/b"), ("HTTPS://A.UK", "HTTPS://A.UK")],
)
def test_links(address: str, words: str) -> None:
    assert FILTERS["web"](address) == Link(address, (Text(words),))
    assert FILTERS["web"](address, "the report") == Link(address, (Text("the report"),))
    assert FILTERS["mail"]("a@b.uk") == Link("mailto:a@b.uk", (Text("a@b.uk"),))


def test_targets_and_references() -> None:
    assert FILTERS["target"]("Appendix 1", "plan") == Target("plan", (Text("Appendix 1", together=True),))
    assert FILTERS["target"](Text("Appendix 1"), "plan") == Target("plan", (Text("Appendix 1"),))
    assert wording.refer("plan", "the plan") == Reference("plan", "the plan")


@pytest.mark.parametrize("name", sorted(set(FILTERS) - {"in_order", "default"}))
def test_a_gap_passes_every_filter(name: str) -> None:
    gap = Missing("meeting date")
    assert FILTERS[name](gap, "x") is gap


def test_another_value_for_a_gap() -> None:
    assert filtered("default", Missing("x"), "none yet") == "none yet"
    assert filtered("default", "there", "none yet") == "there"


def test_words_that_a_macro_wrote_can_be_reworded_where_they_hold_no_value() -> None:
    assert filtered("upper_first", Markup("\ue0020:7\ue003 the report ")) == "The report"
    assert filtered("count", 2, Markup("\ue0020:7\ue003case")) == "two cases"
    with pytest.raises(ValueError, match="cannot reword text that holds values"):
        FILTERS["upper_first"](Markup("the \ue0000\ue001"))


def test_a_gap_that_a_template_sees_for_itself() -> None:
    gap = wording.gap("papers", "List them")
    assert (gap.label, gap.reason, gap.span) == ("papers", "List them", None)


def test_no_filter_gives_anything_but_words() -> None:
    kinds: tuple[type[Inline], ...] = (Text, Link, Target)
    for name in ("date", "weekday_date", "on_date", "by_date"):
        given = FILTERS[name](Day.read(typed("2019-05-08")))
        assert all(isinstance(part, kinds) for part in (given if isinstance(given, tuple) else (given,)))
