"""How a decision ended, by its own last words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers.facts import Fact, Outcome
from reportgen.importers.findings import Finding, said
from tests.importers.decisions import EARLY, REPORT_PAGE, STATEMENT, TRAP, facts

WITH, WITHOUT, REMEDIED = Outcome.FAULT_AND_INJUSTICE, Outcome.FAULT_WITHOUT_INJUSTICE, Outcome.FAULT_REMEDIED
NONE, NOT, EARLIER, ALREADY = (
    Outcome.NO_FAULT,
    Outcome.NOT_INVESTIGATED,
    Outcome.EARLY_RESOLUTION,
    Outcome.ALREADY_REMEDIED,
)


def outcome(last: str = "", summary: str = "", label: str = "", action: str = "") -> Fact[Outcome] | None:
    parts = (
        "Wexcombe Borough Council (23 901 447)",
        f"Decision : {label}" if label else "",
        "The Ombudsman's final decision:",
        f"Summary: {summary}" if summary else "",
        "The complaint",
        "Mr X says the Council was at fault, which caused him injustice.",
        f"Agreed action\n\n{action}" if action else "",
        f"Final decision\n\n{last}" if last else "",
    )
    return facts("\n\n".join(part for part in parts if part) + "\n").outcome


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("I found fault which caused injustice to Mr X.", WITH),
        ("There was maladministration causing injustice.", WITH),
        ("I uphold the complaint. Ms T was caused an injustice by the actions of the Council.", WITH),
        (
            "The Council was at fault in delaying, and this caused Mr Q frustration. It was not at fault otherwise.",
            WITH,
        ),
        ("The Ombudsmen have found fault by the Council and the Trust which caused Mrs Y an injustice.", WITH),
        ("There was fault by the Council which did not cause significant injustice.", WITHOUT),
        ("There was fault without injustice.", WITHOUT),
        ("The Council was at fault. The injustice to Mrs L was not significant.", WITHOUT),
        ("There was fault causing injustice. The Council has already remedied that injustice.", REMEDIED),
        ("The Council failed to have a procedure but recognised that failing and has remedied it.", REMEDIED),
        ("I have found no fault by the Council.", NONE),
        ("I have completed my investigation as there is no evidence of fault.", NONE),
        ("The complaint is not upheld.", NONE),
        ("The Council’s actions were not affected by fault.", NONE),
        ("I have ended my investigation. There was no fault in how the Council decided.", NONE),
        ("We will not investigate this complaint because Mr X can appeal.", NOT),
        ("I have discontinued my investigation because Mrs W withdrew it.", NOT),
        ("We cannot investigate this complaint because it is about court proceedings.", NOT),
        ("We should not investigate this complaint. This is because it is late.", NOT),
        ("We will not investigate. This is because any fault has not caused significant injustice.", NOT),
        ("We have upheld this complaint because the Council has agreed to resolve it early by a remedy.", EARLIER),
    ],
)
def test_the_final_decision_says_how_the_case_ended(last: str, expected: Outcome) -> None:
    found = outcome(last)
    assert found
    assert found.value is expected


@pytest.mark.parametrize(
    "last",
    [
        "I have completed my investigation.",
        "Mr X complains that the Council was at fault and caused him distress.",
        "If we investigated, it is likely we would find fault causing injustice.",
        "",
    ],
)
def test_where_nothing_decides_there_is_no_outcome(last: str) -> None:
    assert outcome(last) is None


def test_upheld_alone_says_nothing_of_injustice() -> None:
    assert outcome(label="Upheld") is None
    assert outcome("I uphold the complaint.", label="Upheld") is None


@pytest.mark.parametrize(("label", "expected"), [("Not upheld", NONE), ("Closed after initial enquiries", NOT)])
def test_other_labels_decide_by_themselves_with_a_doubt(label: str, expected: Outcome) -> None:
    found = outcome(label=label)
    assert found
    assert (found.value, bool(found.doubt)) == (expected, True)


def test_a_case_that_was_put_right_before_is_upheld_only_where_the_list_says_so() -> None:
    last = "We will not investigate. We are satisfied with the Council’s actions of reducing the bill."
    upheld, closed, unknown = (outcome(last, label=label) for label in ("Upheld", "Closed after initial enquiries", ""))
    assert upheld
    assert closed
    assert unknown
    assert (upheld.value, closed.value, unknown.value) == (ALREADY, NOT, NOT)
    assert unknown.doubt


def test_what_the_final_decision_leaves_open_the_summary_says() -> None:
    found = outcome("I uphold the complaint.", "The Council was at fault. This did not cause injustice.")
    assert found
    assert found.value is WITHOUT
    assert found.doubt


def test_a_remedy_for_a_fault_is_taken_for_injustice_with_a_doubt() -> None:
    found = outcome(summary="We found fault. The Council has agreed to apologise and pay him £250.")
    assert found
    assert found.value is WITH
    assert "injustice" in found.doubt


def test_the_final_decision_governs_where_the_summary_says_otherwise_and_that_is_told() -> None:
    found = facts(TRAP).outcome
    assert found
    assert found.value is WITH
    assert found.evidence.words == "I found fault which caused injustice to Mrs V."
    assert "summary" in found.doubt


def test_the_last_paragraph_is_the_decision_even_without_its_heading() -> None:
    found = facts(TRAP.replace("Final decision\n", "")).outcome
    assert found
    assert found.value is WITH


def test_a_body_that_was_not_at_fault_is_told_from_others_that_were() -> None:
    found = outcome(summary="We found fault with the Council. We found no fault by the Trust.", label="Not upheld")
    assert found
    assert found.value is NONE
    assert found.doubt


@pytest.mark.parametrize(("text", "expected"), [(STATEMENT, WITH), (REPORT_PAGE, WITH), (EARLY, EARLIER)])
def test_whole_documents_have_an_outcome_without_doubt(text: str, expected: Outcome) -> None:
    found = facts(text).outcome
    assert found
    assert (found.value, found.doubt) == (expected, "")


def test_a_denial_does_not_count_as_what_it_denies() -> None:
    assert said("The Council was not at fault.").findings == {Finding.NO_FAULT}
    assert said("It did not cause Mr X a significant personal injustice.").findings == {Finding.NO_INJUSTICE}


def test_a_claim_counts_for_nothing() -> None:
    assert not said("Mr X says the fault caused him injustice.").findings


@given(st.text())
def test_any_sentence_can_be_read(sentence: str) -> None:
    assert said(sentence).sentence == sentence
