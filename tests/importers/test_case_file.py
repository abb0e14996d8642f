"""A case file made of the facts of a decision: it loads, keeps the words, and says what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import source
from reportgen.case.load import make
from reportgen.case.model import Case, Route
from reportgen.case.response import Kind
from reportgen.importers.case_file import case_file, same_council
from reportgen.importers.decision import Status
from reportgen.importers.facts import Deadline, Facts, Fault, Outcome, Person, Pseudonym, Remedy, Sum
from reportgen.importers.transcript import Form
from reportgen.printing import listing
from reportgen.source.writing import held
from tests.importers.found import APOLOGY, FOUND, HOUSE, PAYMENT, fact

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cf"], exclude_characters="\n\r")
    | st.sampled_from(list(" :#-'\"|>*&![]{}%@`~£’"))
).filter(lambda words: held(words).strip() != "")


def loaded(facts: Facts) -> Case:
    text = case_file(facts, HOUSE)
    read = source.parse(text, "case.yaml")
    assert listing(read.diagnostics) == ""
    assert read.value is not None
    made = make(read.value)
    assert listing(made.diagnostics) == ""
    assert made.value is not None
    return made.value


def checks(facts: Facts) -> str:
    """All that the case file asks a person to look at, whatever lines it is broken into."""
    return " ".join(case_file(facts, HOUSE).replace("#", " ").split())


def test_what_was_found_is_in_the_case() -> None:
    case = loaded(FOUND)
    assert case.ombudsman.route is Route.DECISION_STATEMENT
    assert case.ombudsman.reference == ("23 901 447",)
    assert case.ombudsman.issued == date(2024, 3, 5)
    assert (case.ombudsman.category, case.ombudsman.subcategory) == ("Housing", "Allocations")
    assert [finding.fault for finding in case.findings] == [
        "The Council lost the form. That was fault.",
        "The delay was fault as well.",
    ]
    assert [finding.injustice.found for finding in case.findings] == [False, True]
    assert case.findings[1].injustice.effect == "It caused Ms K distress."
    assert [finding.paragraph for finding in case.findings] == ["27", "28"]
    assert [item.text for item in case.recommendations] == [remedy.text.value for remedy in FOUND.remedies]
    assert [item.kind for item in case.recommendations] == [Kind.APOLOGY, Kind.LOST_SERVICE, Kind.STAFF_REMINDER]
    assert [str(item.due) for item in case.recommendations] == ["4 weeks", "4 weeks", "3 months"]
    assert case.total == Decimal(600)
    assert case.complaint.points == ("Ms K complains about the loss of her form; nobody answered her.",)
    assert list(case.reports) == ["full-council", "cabinet"]


def test_everything_taken_says_where_it_stood() -> None:
    text = case_file(FOUND, HOUSE)
    assert "  issued: 2024-03-05  # page 1\n" in text
    assert "    text: Apologise to Ms K for the faults in this decision;  # paragraph 30\n" in text
    assert "    due: 4 weeks  # paragraph 29\n" in text


def test_a_field_is_explained_once_and_what_no_decision_tells_stays_open() -> None:
    text = case_file(FOUND, HOUSE)
    assert text.count("# The kind of remedy: ") == 1
    assert text.count("      - done:\n") == len(FOUND.remedies)
    assert "  received:\n" in text
    assert "    meeting:\n" in text


def test_names_for_one_group_of_people_are_told_apart() -> None:
    assert loaded(FOUND).ombudsman.pseudonyms == {
        "Ms K": "the person who complained",
        "L": "the first child (“her two children”)",
        "M": "the second child (“her two children”)",
    }


def test_words_that_are_no_pseudonym_are_left_out() -> None:
    facts = replace(FOUND, pseudonyms=(fact(Pseudonym("A family", Person.COMPLAINANT)),))
    assert loaded(facts).ombudsman.pseudonyms == {}


def test_the_recommendations_have_names_made_of_their_words() -> None:
    facts = replace(FOUND, remedies=(*FOUND.remedies, APOLOGY, Remedy(fact("£ 1"))))
    assert [item.id for item in loaded(facts).recommendations] == [
        "apologise-ms-k-faults",
        "pay-ms-k-each",
        "remind-staff-receipt-rule",
        "apologise-ms-k-faults-2",
        "recommendation",
    ]


def test_doubt_about_a_fact_stands_above_it() -> None:
    facts = replace(FOUND, decision_date=fact(date(2024, 3, 5), doubt="two dates are printed"))
    assert "  # check: two dates are printed\n  issued: 2024-03-05" in case_file(facts, HOUSE)


def test_another_council_than_that_of_the_house_is_pointed_out() -> None:
    assert "check: this is the house style of Lancashire County Council" in checks(FOUND)
    ours = replace(FOUND, body=fact("Lancashire County Council"))
    assert "check: this is the house style" not in checks(ours)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("London Borough of Wexcombe", "Wexcombe Council", True),
        ("Wexcombe City Council", "wexcombe city council", True),
        ("Wexcombe Borough Council", "Upper Wexcombe Borough Council", False),
        ("Borough Council", "County Council", False),
    ],
)
def test_a_council_is_known_by_its_own_name(one: str, other: str, *, same: bool) -> None:
    assert same_council(one, other) is same


def test_a_draft_decision_says_loudly_that_it_must_not_be_reported() -> None:
    facts = replace(FOUND, status=fact(Status.DRAFT))
    head = case_file(facts, HOUSE).split("schema_version")[0]
    assert "DRAFT DECISION: CONFIDENTIAL, AND NOT TO BE REPORTED." in head
    assert loaded(facts).ombudsman.route is None


@pytest.mark.parametrize(
    ("status", "route"),
    [
        (Status.PUBLIC_REPORT, Route.PUBLIC_REPORT),
        (Status.FURTHER_REPORT, Route.FURTHER_REPORT),
        (Status.UNKNOWN, None),
    ],
)
def test_the_route_is_that_of_the_document(status: Status, route: Route | None) -> None:
    assert loaded(replace(FOUND, status=fact(status))).ombudsman.route is route
    assert loaded(replace(FOUND, status=None)).ombudsman.route is None


def test_no_fault_leaves_nothing_that_a_report_must_tell() -> None:
    facts = replace(FOUND, outcome=fact(Outcome.NO_FAULT), faults=(), remedies=(), decision=fact("Not upheld"))
    assert "there is nothing here that a report to members must tell" in case_file(facts, HOUSE)
    case = loaded(facts)
    assert case.faults == ()
    assert case.findings[0].matter == FOUND.complaint[0].value
    assert case.recommendations == ()


def test_a_complaint_that_was_not_investigated_has_no_findings() -> None:
    facts = replace(FOUND, outcome=fact(Outcome.NOT_INVESTIGATED), faults=(), remedies=())
    assert loaded(facts).findings == ()
    assert "The Ombudsman did not investigate" in case_file(facts, HOUSE)


def test_a_fault_whose_words_were_not_found_is_no_finding_of_no_fault() -> None:
    facts = replace(FOUND, faults=())
    assert loaded(facts).findings == ()
    assert "check: no sentence that finds fault was recognised" in checks(facts)


def test_words_that_find_fault_and_injustice_at_once_stand_only_once() -> None:
    both = fact("The Ombudsman found fault that caused injustice.")
    (finding,) = loaded(replace(FOUND, faults=(Fault(both, both, caused_injustice=True),))).findings
    assert (finding.fault, finding.injustice.found, finding.injustice.effect) == (both.value, True, None)


def test_an_outcome_never_stands_beside_what_contradicts_it() -> None:
    facts = replace(FOUND, decision=fact("Not upheld"))
    assert [finding.outcome for finding in loaded(facts).findings] == [None, None]


def test_a_reference_that_no_case_can_hold_is_shown_and_left_open() -> None:
    facts = replace(FOUND, references=(fact("23 901 44"),))
    assert loaded(facts).ombudsman.reference == ()
    assert "check: the document says “23 901 44”" in checks(facts)


def test_the_references_of_a_joint_case_are_pointed_out() -> None:
    facts = replace(FOUND, references=(fact("23901447A"), fact("23-901-448")))
    assert loaded(facts).ombudsman.reference == ("23 901 447a", "23 901 448")
    assert "check: the letter says that the decision is one of several" in checks(facts)


def test_what_another_body_is_to_do_is_pointed_out() -> None:
    facts = replace(FOUND, remedies=(replace(APOLOGY, by="Wexcombe Hospitals NHS Trust"),))
    assert "check: this is for Wexcombe Hospitals NHS Trust to do" in checks(facts)
    ours = replace(FOUND, remedies=(replace(APOLOGY, by="Wexcombe Borough Council"),))
    assert "to do; take it out" not in checks(ours)


def test_what_is_done_already_asks_for_the_day() -> None:
    facts = replace(FOUND, remedies=(replace(APOLOGY, done=True),))
    assert "check: the document says that this has been done already; give the day" in checks(facts)


@pytest.mark.parametrize(
    ("limit", "due", "check"),
    [
        (Deadline(1, "months", "decision", "within a month"), "1 month", ""),
        (Deadline(20, "working days", None, "within 20 working days"), "20 working days", ""),
        (Deadline(1, "years", None, "within one year"), "12 months", ""),
        (
            Deadline(2, "weeks", "receiving his receipts", "within two weeks of receiving his receipts"),
            "2 weeks",
            "check: it does not run from the decision: the document says “within two weeks of receiving his receipts”",
        ),
        (Deadline(2, "school terms", None, "within two school terms"), None, "check: the document says “within two"),
        (Deadline(0, "days", None, "at once"), None, "check: the document says “at once”"),
    ],
)
def test_a_deadline_is_written_as_a_case_has_it(limit: Deadline, due: str | None, check: str) -> None:
    facts = replace(FOUND, remedies=(replace(APOLOGY, deadline=fact(limit)),))
    assert loaded(facts).recommendations[0].due == due
    assert check in checks(facts)


def test_a_day_is_written_as_a_day() -> None:
    day = fact(date(2025, 1, 31), "29", "By 31 January 2025")
    facts = replace(FOUND, remedies=(replace(APOLOGY, deadline=None, due=day),))
    assert loaded(facts).recommendations[0].due == date(2025, 1, 31)
    assert "    due: 2025-01-31  # paragraph 29\n" in case_file(facts, HOUSE)


@pytest.mark.parametrize(
    ("remedy", "check"),
    [
        (replace(PAYMENT, stated_total=Decimal(700)), "the words give a total of £700, and the sums here come to £600"),
        (replace(PAYMENT, sums=()), "the words give a total of £600, which the sums here do not make up"),
        (replace(PAYMENT, sums=(Sum(Decimal(300), per="month", number=None),)), "the words do not say how many"),
        (replace(PAYMENT, sums=(Sum(Decimal("0.005")),)), "the document says £0.005"),
        (replace(PAYMENT, kinds=()), "no kind could be told from the words"),
        (PAYMENT, "it is also: payment for distress"),
        (replace(PAYMENT, sums=(), stated_total=None), "it is a payment, and the words name no sum"),
    ],
)
def test_sums_that_do_not_fit_are_pointed_out(remedy: Remedy, check: str) -> None:
    facts = replace(FOUND, remedies=(remedy,))
    assert f"check: {check}" in checks(facts)
    assert loaded(facts).recommendations[0].text == remedy.text.value


def test_that_the_ombudsman_was_satisfied_is_told() -> None:
    assert "satisfied with the council's response on 2024-08-25" in checks(
        replace(FOUND, satisfied_on=fact(date(2024, 8, 25)))
    )


def test_what_the_complaint_was_about_is_taken_where_the_document_says_it_so() -> None:
    assert loaded(FOUND).complaint.about == "a lost form"
    silent = replace(FOUND, summary=None, complaint=(fact("Ms K says that her form was lost."),))
    assert loaded(silent).complaint.about is None


def test_a_document_that_says_nothing_still_makes_a_case() -> None:
    case = loaded(Facts("decision\n.txt", Form.TEXT, None))
    assert case.council == "lancashire"


@given(WORDS, st.lists(WORDS, max_size=3))
def test_any_words_are_kept_exactly(words: str, more: Sequence[str]) -> None:
    facts = replace(
        FOUND,
        category=fact(words),
        complaint=tuple(map(fact, (words, *more))),
        faults=(Fault(fact(f"Fault: {words}"), fact(words), None),),
        remedies=tuple(Remedy(fact(one), sums=(Sum(Decimal(5), words, words, words),)) for one in (words, *more)),
        summary=fact(words, words, words, words),
        decision=fact(f"Upheld{words}"),
    )
    case = loaded(facts)
    kept = held(words)
    assert case.ombudsman.category == kept
    assert case.complaint.points == tuple(map(held, (words, *more)))
    assert (case.findings[0].fault, case.findings[0].injustice.effect) == (f"Fault: {kept}", kept)
    assert case.findings[0].outcome == f"Upheld{kept}"
    assert [item.text for item in case.recommendations] == [held(one) for one in (words, *more)]
    payment = case.recommendations[0].payments[0]
    assert (payment.to, payment.for_, payment.per) == (kept, kept, kept)
