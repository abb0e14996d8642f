"""Sums in a recommendation: how much, to whom, for what, how many times, and what is no award at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers.sums import sums

ONE = [
    ("pay Ms K £250 to recognise her distress", "250", "Ms K", "her distress"),
    (
        "Pay the aunt and uncle £850 for the worry caused to them;",
        "850",
        "the aunt and uncle",
        "the worry caused to them",
    ),
    ("make a payment of £100 to Mr B within one month", "100", "Mr B", ""),
    ("Make Mrs T a symbolic payment of £400 to acknowledge the uncertainty", "400", "Mrs T", "the uncertainty"),
    ("provide Mr X with a payment of £2,000.50 in recognition of missed respite.", "2000.50", "Mr X", "missed respite"),
    ("In recognition of his trouble, I proposed the Council pay him £250.", "250", "him", "his trouble"),
    ("Mr X should also be paid £100 for his time", "100", "Mr X", "his time"),
    ("pay Ms K three hundred pounds", "300", "Ms K", ""),
    ("refund the top-up fees paid to date (£4,628)", "4628", "", ""),
    ("refund the £1,200 she paid for tuition", "1200", "", ""),
    ("pay Ms K £250 in addition to the £100 it has already paid", "250", "Ms K", ""),
    ("pay her £500, including the £150 it offered before", "500", "her", ""),
    ("£500 for distress", "500", "", "distress"),
]


@pytest.mark.parametrize(("words", "amount", "to", "what_for"), ONE)
def test_one_sum_has_its_payee_and_reason(words: str, amount: str, to: str, what_for: str) -> None:
    (one,) = sums(words).sums
    assert (one.amount, one.to, one.for_, one.number) == (Decimal(amount), to, what_for, 1)


SEVERAL = [
    (
        "pay the first tenant £300, the second £100, the third £600 and fourth £500 for the noise",
        [("300", "the first tenant"), ("100", "the second"), ("600", "the third"), ("500", "fourth")],
    ),
    ("pay Mr L £500, and Mr and Mrs T £3,000", [("500", "Mr L"), ("3000", "Mr and Mrs T")]),
    ("pay £200 to Mr L and £100 to Mrs L for their worry", [("200", "Mr L"), ("100", "Mrs L")]),
    ("pay Ms K £250 to recognise time and trouble and £300 for distress", [("250", "Ms K"), ("300", "Ms K")]),
]


@pytest.mark.parametrize(("words", "expected"), SEVERAL)
def test_several_sums_each_have_their_payee(words: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.amount, one.to) for one in sums(words).sums] == [(Decimal(amount), to) for amount, to in expected]


TIMES = [
    ("Pay Mr L £300 for each child. The Council will pay £600 in total;", "300", "child", 2, "600"),
    ("a payment of £50 per month, a total of £100.", "50", "month", 2, "100"),
    ("pay £1,500 (£500 a term for three terms)", "500", "term", 3, "1500"),
    ("pay Ms B £150 a month for the six months she waited", "150", "month", 6, None),
    ("pay Ms B £200 for each of the three months she waited", "200", "month", 3, None),
    ("pay each of the four families £250", "250", "family", 4, None),
    ("pay both complainants £100 each", "100", "complainant", 2, None),
    ("pay Mr and Mrs L £200 each for their worry", "200", "person", 2, None),
    ("pay Ms B £1,800. I have calculated this at £300 a month", "300", "month", 6, "1800"),
]


@pytest.mark.parametrize(("words", "amount", "per", "number", "total"), TIMES)
def test_a_sum_for_each_of_several_is_counted(
    words: str, amount: str, per: str, number: int, total: str | None
) -> None:
    found = sums(words)
    (one,) = found.sums
    assert (one.amount, one.per, one.number) == (Decimal(amount), per, number)
    assert found.stated_total == (Decimal(total) if total else None)
    assert not found.doubt


def test_a_number_that_the_words_do_not_give_stays_open() -> None:
    found = sums("pay Ms B £100 for every month until the plan is issued")
    assert found.sums[0].number is None
    assert found.sums[0].total is None
    assert "how many times £100 is paid" in found.doubt


def test_a_number_from_elsewhere_in_the_decision_is_to_be_checked() -> None:
    found = sums("pay Ms B £300 for each child", {"child": 2})
    assert found.sums[0].total == Decimal(600)
    assert "stands elsewhere" in found.doubt


def test_a_total_that_differs_from_the_sums_is_a_doubt() -> None:
    found = sums("pay Ms B £300 for distress and £100 for her time, a total of £450")
    assert [one.amount for one in found.sums] == [Decimal(300), Decimal(100)]
    assert found.stated_total == Decimal(450)
    assert found.doubt == "The words give a total of £450, and the sums make £400."


def test_a_sum_and_what_it_is_made_up_of_are_not_added_together() -> None:
    found = sums("pay Mr P £500, made up of £300 for the distress and £200 for his time and trouble")
    assert [(one.amount, one.to) for one in found.sums] == [(Decimal(300), "Mr P"), (Decimal(200), "Mr P")]
    assert found.stated_total == Decimal(500)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "pay Mrs T a total of £900, made up of: £500 for the lost term. She may use it; and £400 for her time",
            [("500", 1), ("400", 1)],
        ),
        (
            "pay Mrs T a total of £900. This is made up of £200 for each of three terms, £600 in all; and £300 for it",
            [("200", 3), ("300", 1)],
        ),
    ],
)
def test_the_parts_of_a_total_may_stand_in_items_and_sentences(words: str, expected: list[tuple[str, int]]) -> None:
    found = sums(words)
    assert [(one.amount, one.number) for one in found.sums] == [(Decimal(amount), many) for amount, many in expected]
    assert {one.to for one in found.sums} == {"Mrs T"}
    assert (found.stated_total, found.doubt) == (Decimal(900), "")


def test_parts_that_are_included_are_not_added() -> None:
    found = sums("pay Mrs T £600. This includes £200 for distress; and £400 for the lost term")
    assert [one.amount for one in found.sums] == [Decimal(600)]


def test_parts_that_do_not_make_their_sum_leave_the_sum_and_a_doubt() -> None:
    found = sums("pay Mr and Mrs T £1,000, being £400 for distress to each of them and £200 for time and trouble")
    assert [one.amount for one in found.sums] == [Decimal(1000)]
    assert "divide the first sum" in found.doubt


NONE = [
    "He says he paid £3,726 to his surveyor himself and this was not reimbursed.",
    "bailiff costs of nearly £7,000 were deducted",
    "The maximum grant payable by a council is £30,000.",
    "apologise to Ms K for charging her £90",
    "The Council offered Ms K £75 in its final response.",
    "apologise for the worry",
]


@pytest.mark.parametrize("words", NONE)
def test_a_sum_that_somebody_paid_charged_or_offered_is_no_award(words: str) -> None:
    assert sums(words).sums == ()


UNCLEAR = [
    "pay Ms K up to £500",
    "pay Ms K between £200 and £300",
    "pay Ms K £10k",
    "consider whether to reimburse Ms K’s taxi fares of £86.40",
    "pay Ms K £500 less the £100 already paid",
    "reimburse her costs, up to a maximum of £3,400",
    "refund the difference between the £500 she paid and the £300 she owed",
]


@pytest.mark.parametrize("words", UNCLEAR)
def test_a_sum_that_is_not_exact_is_left_to_a_person(words: str) -> None:
    found = sums(words)
    assert found.sums == ()
    assert found.doubt


EXAMPLES = st.sampled_from([words for words, *_ in [*ONE, *SEVERAL, *TIMES]])
QUOTES = st.sampled_from(["'", "’", "‘"])
SPACES = st.sampled_from([" ", "\u00a0", "\u2009"])


@given(EXAMPLES, QUOTES, SPACES)
def test_quotes_and_spaces_change_no_sum(words: str, quote: str, space: str) -> None:
    plain, other = sums(words), sums(words.replace("'", quote).replace("’", quote).replace(" ", space))
    assert [(one.amount, one.number) for one in other.sums] == [(one.amount, one.number) for one in plain.sums]
    assert other.stated_total == plain.stated_total


@given(EXAMPLES, st.data())
def test_a_text_that_is_cut_short_gives_no_sum_that_it_does_not_hold(words: str, data: st.DataObject) -> None:
    short = words[: data.draw(st.integers(0, len(words)))]
    digits = short.replace(",", "")
    for one in sums(short).sums:
        assert f"{one.amount:f}".removesuffix(".00") in digits or "hundred" in short


@given(st.text(alphabet="£0123456789,. abpayMtolfrehc()-–’\n", max_size=80))
def test_any_text_can_be_read(words: str) -> None:
    found = sums(words)
    assert all(one.amount >= 0 and (one.number is None or one.number >= 0) for one in found.sums)
