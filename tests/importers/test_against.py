"""A case held against the decision that it is about: each difference, where it stands in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from reportgen import source
from reportgen.case.load import make
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.importers.against import differences, quoted
from reportgen.importers.case_file import case_file
from reportgen.importers.facts import Evidence, Facts
from reportgen.importers.said import Said, likeness
from reportgen.law.written import written
from tests.importers.found import APOLOGY, FOUND, HOUSE, fact

WORDS = (
    Evidence("Wexcombe Borough Council (23 901 447)", line=1),
    Evidence("Decision date: 5 March 2024", line=2),
    Evidence("Ms K complained about a lost form. L and M, her two children, went without a larger home.", "1", 1, 4),
    Evidence(
        "The Council lost the form. That was fault. Mr and Mrs P’s statement – of 17 May 2022 – says so.", "27", 2, 40
    ),
    Evidence("The delay was fault as well. It caused Ms K distress.", "28", 2, 41),
    *(remedy.text.evidence for remedy in FOUND.remedies),
)
SAID = Said("decision.pdf", WORDS)
TEXT = case_file(FOUND, HOUSE)


def found_in(text: str, facts: Facts = FOUND) -> Sequence[Diagnostic]:
    read = source.parse(text, "case.yaml")
    assert read.value is not None
    made = make(read.value)
    assert made.value is not None, made.diagnostics
    return list(differences(made.value, facts, SAID, written(made.value).texts))


def changed(old: str, new: str) -> Sequence[Diagnostic]:
    """What is found once these words of the case are others."""
    assert TEXT.count(old) >= 1
    return found_in(TEXT.replace(old, new, 1))


def test_a_case_that_was_imported_is_as_its_decision() -> None:
    assert found_in(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        (
            "issued: 2024-03-05",
            "issued: 2024-03-06",
            "SOURCE-04",
            "the case has 6 March 2024 as the day of the decision",
        ),
        ("issued: 2024-03-05", "issued: 2024-04", "SOURCE-04", "the case has April 2024 as the day of the decision"),
        ("reference: 23 901 447", "reference: 23 901 474", "SOURCE-05", "the case has the reference 23 901 474"),
        ("amount: 300", "amount: 350", "SOURCE-03", "the case has £350 here, and the decision has £300 and £600"),
        ("number: 2", "number: 3", "SOURCE-03", "the payments come to £900, and those of the decision to £600"),
        (
            "due: 4 weeks",
            "due: 6 weeks",
            "SOURCE-10",
            "the case gives 6 weeks for this, and the decision gives 4 weeks",
        ),
        ("route: decision statement", "route: public report", "SOURCE-09", "the document is a final decision"),
    ],
)
def test_a_fact_that_differs_is_an_error(old: str, new: str, code: str, message: str) -> None:
    (only,) = changed(old, new)
    assert (only.code.name, only.severity) == (code, Severity.ERROR)
    assert message in only.message
    assert only.span is not None
    assert only.span.file == "case.yaml"
    assert "decision.pdf" in only.because


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("category: Housing", "category: Planning", "SOURCE-09", "the category of the case is “Planning”"),
        ("Ms K: the person", "Ms J: the person", "SOURCE-06", "the decision speaks of no Ms J"),
        ("L: the first", "Q: the first", "SOURCE-06", "the decision speaks of no Q"),
        ("due: 4 weeks", "due:", "SOURCE-10", "the case gives no time for this"),
        ("for the faults in", "for the four faults in", "SOURCE-02", "not in the decision's words"),
        ("Apologise to Ms K", "Apologise to Mrs K", "SOURCE-06", "the decision speaks of no Mrs K"),
        ("The delay was fault", "The delay to 9 June 2022 was fault", "SOURCE-04", "does not name 9 June 2022"),
        (
            "The delay was fault",
            "“The delays were faults” was fault",
            "SOURCE-01",
            "does not say “The delays were faults”",
        ),
    ],
)
def test_what_is_not_in_the_decision_is_a_warning(old: str, new: str, code: str, message: str) -> None:
    found = [one for one in changed(old, new) if one.code.name == code]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert message in found[0].message


def test_a_day_that_differs_from_the_decision_s_is_an_error() -> None:
    day = fact(date(2025, 1, 31), "29", "By 31 January 2025")
    facts = replace(FOUND, remedies=(replace(APOLOGY, deadline=None, due=day), *FOUND.remedies[1:]))
    text = case_file(facts, HOUSE)
    assert found_in(text, facts) == []
    (only,) = found_in(text.replace("due: 2025-01-31", "due: 2025-02-28"), facts)
    assert only.message == "the case gives 2025-02-28 for this, and the decision gives 2025-01-31"
    assert "By 31 January 2025" in only.because
    assert found_in(text.replace("due: 2025-01-31", "due: 4 weeks"), facts) == []


def test_the_nearest_words_of_the_decision_are_shown() -> None:
    (found,) = changed("The delay was fault", "“The delays was fault as well” was fault")
    assert (
        found.because
        == "the nearest words are at paragraph 28 of decision.pdf (page 2): “The delay was fault as well.”"
    )


def test_a_quotation_may_have_other_marks_dashes_and_spaces() -> None:
    assert changed("The delay was fault", 'As "P\'s  statement -  of 17 May 2022" says, it was fault') == []
    assert changed("The delay was fault", "“the Council lost the form. That was fault” was fault") == []


def test_a_quotation_must_not_end_within_a_word() -> None:
    (found,) = changed("The delay was fault", "“The Council lost the for” was fault")
    assert found.code.name == "SOURCE-01"


def test_a_recommendation_that_was_added_or_dropped_is_told() -> None:
    dropped = TEXT.replace("Remind its staff of the “receipt rule” within three months.", "Plant a tree in the park.")
    codes = {found.code.name: found for found in found_in(dropped)}
    assert "no recommendation like this" in codes["SOURCE-07"].message
    assert "Remind its staff of the “receipt rule”" in codes["SOURCE-08"].message
    assert "paragraph 32" in codes["SOURCE-08"].because


def test_recommendations_are_known_by_their_sums_where_the_words_are_others() -> None:
    told = changed(
        "Pay Ms K £300 for each child: £600 in total, for the larger home they went without.",
        "Pay Ms K for the larger home her children went without",
    )
    assert [found.code.name for found in told] == ["SOURCE-02"]


def test_recommendations_of_one_kind_are_known_by_a_few_of_their_words() -> None:
    told = changed("Remind its staff of the “receipt rule” within three months.", "Tell its staff again about receipts")
    assert [found.code.name for found in told] == ["SOURCE-02"]


def test_two_people_who_share_a_letter_are_both_in_the_decision() -> None:
    assert changed("The delay was fault", "Mr P and Mrs P say that the delay was fault") == []


def test_a_sum_in_words_that_the_decision_does_not_name_is_pointed_out() -> None:
    found = changed("Apologise to Ms K for the faults in this decision;", "Apologise to Ms K, and pay £25;")
    assert "£25 is not in the decision" in [one.message for one in found]


def test_what_was_not_found_in_the_decision_is_not_compared() -> None:
    silent = replace(FOUND, decision_date=None, references=(), status=None, category=None, decision=None)
    assert found_in(TEXT, silent) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “it was lost by us” twice", ["it was lost by us"]),
        ("The “rule” is a term", []),
        ("‘the Council’s own form was lost’, she said", ["the Council’s own form was lost"]),
        ("Before.\n\n> It was lost\n> by us.\n\nAfter.", ["It was lost by us."]),
        ("The Councils’ rule, and the ‘form’", []),
    ],
)
def test_quotations_are_found_in_all_their_marks(text: str, words: list[str]) -> None:
    assert list(quoted(text)) == words


def test_likeness_goes_by_words() -> None:
    assert likeness("Pay the family", "pay  the family") == 1
    assert likeness("Pay the family", "remind its staff") == 0
