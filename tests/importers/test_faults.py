"""The findings of a decision and the injustice that they caused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers import plain
from reportgen.importers.facts import Fault
from reportgen.importers.faults import faults, finds_fault, says_injustice
from reportgen.importers.structure import structured

HEAD = "The Ombudsman's final decision\nSummary: {summary}\nThe complaint\n1. Ms K says the Council was at fault.\n"


def found(
    analysis: str, *, summary: str = "Ms K complained.", decision: str = "I have ended this."
) -> tuple[Fault, ...]:
    powers = "The Ombudsman’s role and powers\n2. In this statement, I have used the word fault to refer to these.\n"
    text = f"{HEAD.format(summary=summary)}{powers}Analysis\n{analysis}\nFinal decision\n9. {decision}\n"
    transcript = plain.read("made-up.txt", text).value
    assert transcript is not None
    return faults(structured(transcript))


FINDS = [
    "The Council was at fault for the delay.",
    "I find the Council at fault for losing the file.",
    "There was fault by the Council in how it kept records.",
    "The Council’s failing is fault.",
    "It remains at fault for failing to empty the bins.",
    "If we investigated, it is likely we would find the Council at fault.",
]


@pytest.mark.parametrize("sentence", FINDS)
def test_a_sentence_that_finds_fault(sentence: str) -> None:
    assert finds_fault(sentence)


NONE = [
    "I do not find the Council at fault.",
    "The Council was not at fault in how it decided.",
    "There was no fault in the Council’s decision.",
    "There is not enough evidence of fault.",
    "Ms K says the Council was at fault.",
    "If there was fault, we consider whether it caused injustice.",
    "In this statement, I have used the word ‘fault’ to refer to these.",
    "The Ombudsmen did not find fault with the care provided.",
    "We must also consider whether any fault has had an adverse impact.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_a_sentence_that_finds_none(sentence: str) -> None:
    assert not finds_fault(sentence)


@pytest.mark.parametrize(
    ("sentence", "caused"),
    [
        ("This caused Ms K avoidable distress.", True),
        ("M and N missed the provision they should have had.", True),
        ("It did not however cause injustice to Ms K.", False),
        ("There was no significant personal injustice.", False),
        ("The officer wrote to Ms K in May.", None),
    ],
)
def test_what_a_sentence_says_of_injustice(sentence: str, caused: bool | None) -> None:  # noqa: FBT001 - an example
    assert says_injustice(sentence) is caused


def test_a_finding_has_the_injustice_that_stands_beside_it() -> None:
    (one,) = found("5. The Council was at fault for the delay. This caused Ms K distress. It has since apologised.")
    assert one.text.value == "The Council was at fault for the delay."
    assert one.text.evidence.paragraph == "5"
    assert one.injustice is not None
    assert one.injustice.value == "This caused Ms K distress."
    assert one.caused_injustice is True


def test_injustice_may_stand_in_the_next_paragraph_and_is_then_to_be_checked() -> None:
    (one,) = found("5. The Council was at fault for the delay.\n6. This meant Ms K was left without support.")
    assert one.injustice is not None
    assert one.injustice.doubt


def test_each_finding_has_its_own_injustice() -> None:
    first, second = found(
        "5. The delay was fault. It did not cause injustice to Ms K.\n6. Losing it was fault. This caused her worry."
    )
    assert (first.caused_injustice, second.caused_injustice) == (False, True)


def test_this_was_fault_is_quoted_with_what_it_is_about() -> None:
    (one,) = found("5. The Council lost the file. This was fault.")
    assert one.text.value == "The Council lost the file. This was fault."


def test_the_body_goes_before_the_summary() -> None:
    (one,) = found("5. The delay was fault.", summary="There was fault by the Council.")
    assert one.text.value == "The delay was fault."


def test_a_finding_only_in_the_end_is_to_be_checked() -> None:
    (one,) = found("5. The Council wrote.", decision="There was fault by the Council causing injustice.")
    assert one.caused_injustice is True
    assert "only in the final decision" in one.text.doubt


def test_a_final_decision_that_finds_injustice_where_the_body_finds_none_is_told() -> None:
    first, second = found(
        "5. The delay was fault. It did not cause injustice to Ms K.",
        decision="I found fault which caused injustice to Ms K.",
    )
    assert (first.caused_injustice, second.caused_injustice) == (False, True)
    assert "no finding of the body" in second.text.doubt


def test_a_likely_fault_is_told_from_one_that_was_found() -> None:
    (one,) = found("5. If we investigated, it is likely we would find the Council at fault.")
    assert "fault is likely" in one.text.doubt


def test_no_finding_no_fault() -> None:
    assert found("5. There was no fault.", decision="I have found no fault by the Council.") == ()


@given(st.lists(st.sampled_from([*FINDS, *NONE, "This caused Ms K distress."]), min_size=1, max_size=6))
def test_every_finding_is_quoted_exactly(sentences: list[str]) -> None:
    text = " ".join(sentences)
    for one in found(f"5. {text}"):
        assert one.text.value in text
        assert one.injustice is None or one.injustice.value in text
