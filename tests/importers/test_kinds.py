"""The kinds of remedy, told from the words of a recommendation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.case.response import Kind
from reportgen.importers.kinds import is_new, kinds

MAIN = [
    ("apologise to Ms K for the delay;", Kind.APOLOGY),
    ("write to the tenants and their neighbours separately to apologise", Kind.APOLOGY),
    ("providing Ms K with an apology for the delay", Kind.APOLOGY),
    ("pay Ms K £250 for the distress caused to her", Kind.DISTRESS),
    ("Pay Mr L £150 for extra time and trouble spent on his complaint", Kind.TIME_AND_TROUBLE),
    ("pay Mr L £300 for each child to recognise the lack of education", Kind.LOST_SERVICE),
    ("refund the parking charges", Kind.MEASURABLE_LOSS),
    ("backdate its payments to May", Kind.MEASURABLE_LOSS),
    ("pay Ms K £250", Kind.PAYMENT),
    ("issue the final plan", Kind.SERVICE),
    ("offer her the next suitable property", Kind.SERVICE),
    ("Start social care reassessments for both children", Kind.REASSESSMENT),
    ("carry out a carer’s assessment for Mrs T", Kind.REASSESSMENT),
    ("make new transport decisions for the families", Kind.DECISION),
    ("reconsider Ms K’s application", Kind.DECISION),
    ("Improve how it speaks with Mr L by giving him contact details of a member of staff", Kind.CONTACT),
    ("reinstate Mr L’s direct payments", Kind.REINSTATEMENT),
    ("explain in writing why it refused", Kind.INFORMATION),
    ("remind its staff that complaints should be answered", Kind.STAFF_REMINDER),
    ("ensure its officers are aware of the time limits", Kind.STAFF_REMINDER),
    ("provide training to staff on the Equality Act", Kind.TRAINING),
    ("review its procedures; and", Kind.PROCEDURE),
    ("put in place a procedure so that this does not happen again", Kind.PROCEDURE),
    ("ensure it properly records such requests", Kind.PROCEDURE),
    ("review cases to see if there are others similarly affected.", Kind.AUDIT),
    ("undertake a review of decisions it has made within the past 12 months", Kind.AUDIT),
    ("write to other families who may have been affected", Kind.AUDIT),
    ("produce an action plan for the backlog", Kind.ACTION_PLAN),
    ("share this decision with all its teams", Kind.LEARNING),
    ("report the findings to its scrutiny committee", Kind.MEMBERS),
    ("confirm in writing that no record remains with any credit reference agency", Kind.INFORMATION),
    ("write to Ms K to acknowledge the faults and apologise", Kind.APOLOGY),
    ("put on its website what tenants can expect", Kind.INFORMATION),
    ("backdate her band 2 priority to June", Kind.REINSTATEMENT),
    ("waive the charges for her stay", Kind.MEASURABLE_LOSS),
    ("stop charging her for the bins", Kind.MEASURABLE_LOSS),
    ("have the garden valued, assess the effect of the noise, and pay her £100", Kind.PAYMENT),
    ("arrange for the appeal to be heard again by another panel", Kind.DECISION),
    ("consider how such forms are dealt with", Kind.PROCEDURE),
    ("introduce a tracker with a named officer for each case", Kind.PROCEDURE),
    ("put in place a way to keep track of forms", Kind.PROCEDURE),
    ("check the records of all residents in the home", Kind.AUDIT),
    ("identify all households that have waited for a year", Kind.AUDIT),
]


@pytest.mark.parametrize(("words", "kind"), MAIN)
def test_the_main_kind_is_that_of_the_first_action(words: str, kind: Kind) -> None:
    assert kinds(words)[0] is kind


def test_several_actions_in_a_sentence_give_several_kinds() -> None:
    words = "I proposed that it apologise to Mr L, refund the storage costs and review its policy."
    assert kinds(words) == (Kind.APOLOGY, Kind.MEASURABLE_LOSS, Kind.PROCEDURE)


def test_a_reason_gives_no_kind() -> None:
    words = "pay him £200 for the distress caused by delays in carrying out assessments and in responding to him"
    assert kinds(words) == (Kind.DISTRESS,)


def test_the_purpose_before_the_action_gives_no_kind() -> None:
    words = "In recognition of the delay in responding to his request, I proposed the Council pay him £250."
    assert [kind for kind in kinds(words) if kind is Kind.INFORMATION] == []


def test_words_of_no_known_family_have_no_kind() -> None:
    assert kinds("ensure full compliance with the recommendations of the first report") == ()


@given(st.sampled_from(MAIN), st.sampled_from(["'", "’"]), st.sampled_from([" ", "\u00a0"]))
def test_quotes_and_spaces_change_no_kind(example: tuple[str, Kind], quote: str, space: str) -> None:
    words, kind = example
    assert kinds(words.replace("’", quote).replace(" ", space))[0] is kind


@given(st.text(max_size=80))
def test_any_text_can_be_read(words: str) -> None:
    assert isinstance(kinds(words), tuple)


@pytest.mark.parametrize(
    ("words", "new"),
    [
        ("introduce a register of forms", True),
        ("put in place a procedure, and review it every year", True),
        ("ensure it properly records such requests", True),
        ("review its procedure to ensure forms are kept", False),
        ("amend its letters", False),
        ("consider how forms are dealt with", False),
    ],
)
def test_a_new_procedure_is_told_from_one_that_is_looked_at_again(words: str, new: bool) -> None:  # noqa: FBT001 - from the table
    assert is_new(words) is new
