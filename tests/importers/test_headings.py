from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers.decision import Topic
from reportgen.importers.headings import bare, foot, inline, is_signature, is_title, topic_of


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Report summary", Topic.SUMMARY),
        ("The complaint", Topic.COMPLAINT),
        ("THE COMPLAINT:", Topic.COMPLAINT),
        ("1. The complaint", Topic.COMPLAINT),
        ("The Ombudsman's role and powers", Topic.POWERS),
        ("The Ombudsmen’s role and powers", Topic.POWERS),
        ("Our role and powers", Topic.POWERS),
        ("Legal and administrative background", Topic.POWERS),
        ("Relevant law and guidance", Topic.POWERS),
        ("How I considered this complaint", Topic.CONSIDERED),
        ("How we considered the complaints", Topic.CONSIDERED),
        ("What I have and have not investigated", Topic.CONSIDERED),
        ("Parts of the complaint that I did not investigate", Topic.CONSIDERED),
        ("What I found", Topic.FOUND),
        ("What happened", Topic.FOUND),
        ("Background", Topic.FOUND),
        ("My assessment", Topic.ASSESSMENT),
        ("The Ombudsman’s Assessment", Topic.ASSESSMENT),
        ("Analysis", Topic.ANALYSIS),
        ("Findings", Topic.ANALYSIS),
        ("Conclusion", Topic.ANALYSIS),
        ("Was there fault by the Council causing injustice?", Topic.ANALYSIS),
        ("Analysis – is there fault leading to injustice?", Topic.ANALYSIS),
        ("Agreed action", Topic.ACTION),
        ("Agreed actions", Topic.ACTION),
        ("Recommended action", Topic.ACTION),
        ("Agreed and recommended actions", Topic.ACTION),
        ("Recommendations", Topic.ACTION),
        ("Action the Council has agreed to take", Topic.ACTION),
        ("Further report", Topic.FURTHER_REPORT),
        ("Final decision", Topic.DECISION),
        ("Draft decision", Topic.DECISION),
        ("Decision", Topic.DECISION),
        ("Finding", Topic.DECISION),
        ("Key to names used", Topic.OTHER),
    ],
)
def test_a_heading_says_what_its_section_is_about(heading: str, topic: Topic) -> None:
    assert topic_of(heading) is topic


@pytest.mark.parametrize(
    "line",
    [
        "Disabled facilities grants",
        "The complaint is about a delay in deciding an application.",
        "my draft decision.",
        "We investigate complaints about maladministration and service failure",
        "The Council’s policy on school transport",
        "",
    ],
)
def test_any_other_line_is_about_nothing_in_particular(line: str) -> None:
    assert topic_of(line) is None


def test_a_heading_can_share_its_line_with_the_paragraph() -> None:
    assert inline("Summary: Ms K complains.") == ("Summary", "Ms K complains.")
    assert inline("Summary :  Ms K complains.") == ("Summary", "Ms K complains.")
    assert inline("In summary: Ms K complains.") is None
    assert inline("Summary:") is None


def test_the_title_of_a_statement_is_known_in_all_its_forms() -> None:
    assert is_title("The Ombudsman's final decision:")
    assert is_title("The Ombudsman’s draft decision")
    assert is_title("The Ombudsmen’s final decision")
    assert not is_title("Final decision")


def test_a_signature_is_known_in_all_its_forms() -> None:
    assert is_signature("Investigator's decision on behalf of the Ombudsman")
    assert is_signature("Investigator’s draft decision on behalf of the Ombudsmen")
    assert not is_signature("The investigator made a decision on behalf of the Ombudsman, which Ms K disputes.")


def test_a_running_foot_is_a_heading_with_the_number_of_a_page() -> None:
    assert foot("Draft decision for your comments 2") == "draft decision for your comments"
    assert foot("Final decision") == "final decision"
    assert not foot("Final decision of the Council")


@given(st.text())
def test_any_line_can_be_asked_for_its_topic(line: str) -> None:
    topic_of(line)
    inline(line)
    assert bare(bare(line)) == bare(line) or topic_of(line) is None
