"""The box at the head of a draft: what is open, in the order in which it weighs."""

from __future__ import annotations

import pytest

from reportgen.compose.todo import finished, tally, to_be_done
from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, Span
from reportgen.document.nodes import Division, DivisionKind, Document, Page, Paragraph, Properties, Text
from reportgen.document.walk import all_blocks, plain
from reportgen.options import Stage

ERROR = Diagnostic(
    Code("ANS-02", "t", "m", "n"),
    Severity.ERROR,
    "the meeting is late",
    Span("a.yaml", 9, 1),
    "hold it by 7 August 2019. Or ask",
    law="Local Government Act 1974, s 31(2)",
)
GAP = Diagnostic(
    Code("GAP-01", "t", "m", "n"),
    Severity.GAP,
    "not given yet: meeting date",
    Span("a.yaml", 4, 1),
    "give `meeting:`. The day",
    about="meeting date",
)
LEGAL = Diagnostic(
    Code("GAP-01", "t", "m", "n"),
    Severity.GAP,
    "not given yet: Legal",
    None,
    "",
    about="Legal",
    who="monitoring officer",
)
CLEARANCE = Diagnostic(
    Code("CLEAR-01", "t", "m", "n"),
    Severity.GAP,
    "Financial: the section 151 officer has not been asked",
    Span("a.yaml", 2, 1),
    about="Financial",
    who="section 151 officer",
)
WARNING = Diagnostic(
    Code("TXT-01", "t", "m", "n"), Severity.WARNING, "`June` has no year", Span("a.yaml", 1, 1), "add it"
)
NOTE = Diagnostic(Code("PUB-01", "t", "m", "n"), Severity.NOTE, "accepted")
DOCUMENT = Document((Paragraph((Text("Words."),)),), Page(), Properties("A report"))


def lines(*found: Diagnostic) -> list[str]:
    todo = to_be_done(found)
    assert todo is not None
    return [plain(block.content) for block in all_blocks((todo,)) if isinstance(block, Paragraph)]


def test_errors_come_first_then_gaps_then_clearances_then_warnings() -> None:
    assert lines(WARNING, CLEARANCE, GAP, LEGAL, ERROR, NOTE, GAP) == [
        "To be done before publication: 1 error, 2 gaps, 1 clearance and 1 warning",
        "The meeting is late (Local Government Act 1974, s 31(2); case file, line 9): hold it by 7 August 2019; author",
        "Legal: monitoring officer",
        "Meeting date (case file, line 4): give “meeting:”; author",
        "Financial (case file, line 2): the section 151 officer has not been asked",
        "“June” has no year (case file, line 1): add it; author",
    ]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([GAP], "1 gap"),
        ([GAP, LEGAL], "2 gaps"),
        ([GAP, LEGAL, CLEARANCE], "2 gaps and 1 clearance"),
        ([ERROR, WARNING], "1 error and 1 warning"),
        ([], ""),
    ],
)
def test_numbers_agree_with_their_nouns(found: list[Diagnostic], said: str) -> None:
    assert tally(found) == said


def test_where_nothing_is_open_there_is_no_box() -> None:
    assert to_be_done([NOTE]) is None
    assert finished(Checked(DOCUMENT), Stage.DRAFT, (NOTE,)).value == DOCUMENT


def test_a_draft_shows_a_breach_and_is_still_there() -> None:
    made = finished(Checked(DOCUMENT, (GAP,)), Stage.DRAFT, (ERROR,))
    assert made.diagnostics == (GAP, ERROR)
    assert made.value is not None
    assert isinstance(made.value.blocks[0], Division)
    assert made.value.blocks[0].kind is DivisionKind.TODO
    assert made.value.blocks[1:] == DOCUMENT.blocks


@pytest.mark.parametrize("stage", [Stage.FINAL, Stage.PUBLIC])
def test_other_stages_show_nothing_of_it(stage: Stage) -> None:
    made = finished(Checked(DOCUMENT), stage, (ERROR,))
    assert (made.value, made.failed) == (DOCUMENT, True)


def test_a_report_that_could_not_be_composed_is_not_there() -> None:
    assert finished(Checked(DOCUMENT, (ERROR,)), Stage.DRAFT).value is None
