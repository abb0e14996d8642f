"""Documents that are no single decision of the Local Government Ombudsman's are told from those that are."""

from __future__ import annotations

import pytest

from reportgen.importers.refusals import refused
from reportgen.importers.transcript import Block, Form, Transcript

OURS = (
    "Wexcombe Borough Council (23 901 447)",
    "Decision : Upheld",
    "Decision date : 05 Mar 2024",
    "The Ombudsman's final decision:",
    "Summary: The Council lost a form.",
    "The complaint",
    "Ms K complains that the Council lost her form.",
    "The Ombudsman’s role and powers",
    "We investigate complaints about ‘maladministration’ and ‘service failure’. (Local Government Act 1974)",
    "How I considered this complaint",
    "Final decision",
    "I have completed my investigation.",
    "Investigator's decision on behalf of the Ombudsman",
)
SECOND = tuple(line.replace("23 901 447", "23 901 448").replace("05 Mar", "06 Mar") for line in OURS)


def code_of(*lines: str) -> str | None:
    blocks = tuple(Block(line, line=number) for number, line in enumerate(lines, 1))
    found = refused(Transcript("document.txt", Form.TEXT, blocks))
    return found.code.name if found else None


def test_a_decision_is_taken() -> None:
    assert code_of(*OURS) is None


@pytest.mark.parametrize("lost", range(len(OURS)))
def test_a_decision_is_taken_whichever_of_its_lines_is_lost(lost: int) -> None:
    assert code_of(*OURS[:lost], *OURS[lost + 1 :]) is None


def test_a_decision_without_its_head_is_taken() -> None:
    assert code_of(*OURS[5:]) is None


def test_the_head_of_a_web_page_alone_is_taken() -> None:
    assert code_of(*OURS[:4]) is None


def test_the_page_of_a_public_report_is_taken() -> None:
    assert (
        code_of(
            "Category :",
            "Education",
            "Decision :",
            "Upheld",
            "Decision date :",
            "1 Mar 2017",
            "Summary",
            "A family complains.",
            "The complaint",
            "Finding",
            "The Ombudsman upheld the complaint and found fault causing injustice.",
            "Recommendations",
        )
        is None
    )


def test_the_cover_of_a_public_report_is_taken() -> None:
    cover = "Report by the Local Government and Social Care Ombudsman"
    about = "Investigation into a complaint against Wexcombe City Council (reference number: 23 901 447)"
    assert code_of(f"{cover} {about} 1 September 2016") is None


def test_a_joint_decision_of_two_ombudsmen_is_taken() -> None:
    assert (
        code_of(
            "Wexcombe NHS Trust (23 901 447a)",
            "The Ombudsmen's final decision",
            "The Parliamentary and Health Service Ombudsman and the Local Government and Social Care Ombudsman",
            "The Health Service Ombudsman may look at the NHS (Health Service Commissioners Act 1993).",
        )
        is None
    )


def test_a_decision_that_sends_somebody_to_another_ombudsman_is_taken() -> None:
    assert code_of(*OURS, *["The Housing Ombudsman is better placed to look at this."] * 6) is None


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Meeting of the Full Council",
            "Report by the Local Government and Social Care Ombudsman on Housing - 8 May 2019",
            "Executive Summary",
            "The Ombudsman's decision",
            "The Ombudsman investigated a complaint (reference 23 901 447) and found fault causing injustice.",
            "Recommendations",
            "That Full Council notes the report, and the agreed action within 3 months of the decision.",
            "Background papers: Local Government Act 1974, section 31",
        ),
        (
            "Council told to pay £600 after losing form",
            "The Local Government and Social Care Ombudsman found that Wexcombe Borough Council was at fault.",
            "“We investigate complaints about councils,” a spokeswoman said.",
            "The complaint",
        ),
        ("Dear Ms K", "The complaint", "What I found", "We uphold your complaint.", "Yours sincerely"),
        ("Nothing of the kind.",),
    ],
)
def test_a_paper_about_a_decision_is_no_decision(lines: tuple[str, ...]) -> None:
    assert code_of(*lines) == "IMPORT-20"


def test_two_decisions_in_one_document_are_refused_and_the_second_is_pointed_out() -> None:
    assert code_of(*OURS, *SECOND) == "IMPORT-21"
    blocks = tuple(Block(line, line=number) for number, line in enumerate((*OURS, *SECOND), 1))
    found = refused(Transcript("document.txt", Form.TEXT, blocks))
    assert found is not None
    assert found.span is not None
    assert "2 decisions" in found.message
    assert found.span.line in {len(OURS) + 1, len(OURS) + 3, len(OURS) + 4}


def test_a_head_that_stands_twice_on_a_page_is_one_decision() -> None:
    assert code_of(OURS[0], *OURS) is None


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("the Scottish Public Services Ombudsman", ("Scottish Public Services Ombudsman", "Decision report 202001234")),
        (
            "the Public Services Ombudsman for Wales",
            (
                "The investigation of a complaint against Wexcombe County Council",
                "A report by the Public Services Ombudsman for Wales",
            ),
        ),
        (
            "the Northern Ireland Public Services Ombudsman",
            ("NIPSO", "We investigate complaints about maladministration", "Final decision"),
        ),
        (
            "the Housing Ombudsman",
            (
                "REPORT",
                "COMPLAINT 202112345",
                "The Housing Ombudsman’s approach",
                "The complaint",
                "Our role is to decide fairly under the Housing Ombudsman Scheme.",
                "Determination (decision)",
                "The Housing Ombudsman finds that there was maladministration by the landlord.",
            ),
        ),
        (
            "the Parliamentary and Health Service Ombudsman",
            ("Parliamentary and Health Service Ombudsman", "The complaint", "We partly uphold this complaint."),
        ),
    ],
)
def test_the_decision_of_another_ombudsman_is_refused_by_name(name: str, lines: tuple[str, ...]) -> None:
    blocks = tuple(map(Block, lines))
    found = refused(Transcript("document.txt", Form.TEXT, blocks))
    assert found is not None
    assert found.code.name == "IMPORT-22"
    assert name in found.message


COVER = (
    "Further report by the Local Government and",
    "Social Care Ombudsman",
    "Investigation into a complaint against",
    "Wexcombe Borough Council",
    "(reference number: 23 901 447)",
)


def test_a_report_whose_cover_stands_in_several_lines_is_taken() -> None:
    assert code_of(*COVER, "Introduction", "On 4 February 2021 we issued a report about the Council.") is None


def test_a_thin_report_is_taken() -> None:
    cover = (
        "Report by the Local Government and Social Care Ombudsman",
        "Investigation into a complaint about Wexcombe",
    )
    assert (
        code_of(*cover, "Recommendations", "The Council should pay Ms K £300.", "Decision", "It was at fault.") is None
    )


def test_a_council_s_report_that_is_called_like_the_ombudsman_s_is_no_decision() -> None:
    lines = ("Wards affected: all", *COVER, "Purpose of the report", "That members note the report.")
    assert code_of(*lines) == "IMPORT-20"
