from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Code, Diagnostic, Severity, Span
from reportgen.printing import Stage, as_json, as_text, counts, listing, number_of, safe, summary

UNKNOWN = Code("CASE-02", "an unknown field", "There is no such field.", "Correct its name.")
LATE = Code("STAT-01", "a late meeting", "The meeting is too late.", "Bring it forward.")


def error(
    span: Span | None = None, message: str = "`recieved` is not a field of ombudsman", fix: str = ""
) -> Diagnostic:
    return Diagnostic(UNKNOWN, Severity.ERROR, message, span, fix)


def excerpt_of(line: str, column: int, width: int = 1) -> list[str]:
    return as_text(error(Span("x.yaml", 12, column, width, line))).splitlines()[1:3]


def columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def test_a_diagnostic_shows_its_place_its_line_and_what_to_do() -> None:
    span = Span("cases/x.yaml", 12, 3, 8, "  recieved: 2019-05-08")
    assert as_text(error(span, fix="did you mean `received`?")) == (
        "cases/x.yaml:12:3: error[CASE-02] `recieved` is not a field of ombudsman\n"
        "   12 |   recieved: 2019-05-08\n"
        "      |   ^^^^^^^^\n"
        "  fix: did you mean `received`?"
    )


def test_a_reason_and_a_law_come_between_the_line_and_what_to_do() -> None:
    found = Diagnostic(
        LATE,
        Severity.ERROR,
        "the meeting is after 7 August 2019, the last day to reply to the Ombudsman",
        Span("cases/x.yaml", 57, 14, 10, "    meeting: 2019-09-05"),
        fix="bring the report to an earlier meeting, or record the Ombudsman’s letter agreeing to a later date",
        because="the report was received on 8 May 2019, and that day counts (cases/x.yaml:8:13)",
        law="Local Government Act 1974, section 31(2)",
    )
    assert as_text(found) == (
        "cases/x.yaml:57:14: error[STAT-01] the meeting is after 7 August 2019, the last\n"
        "  day to reply to the Ombudsman\n"
        "   57 |     meeting: 2019-09-05\n"
        "      |              ^^^^^^^^^^\n"
        "  because: the report was received on 8 May 2019, and that day counts\n"
        "           (cases/x.yaml:8:13)\n"
        "  law: Local Government Act 1974, section 31(2)\n"
        "  fix: bring the report to an earlier meeting, or record the Ombudsman’s letter\n"
        "       agreeing to a later date"
    )


def test_a_diagnostic_without_a_place_begins_with_its_kind() -> None:
    assert as_text(error(message="there is no file x.yaml")) == "error[CASE-02] there is no file x.yaml"


def test_a_place_without_its_line_shows_no_line() -> None:
    assert as_text(error(Span("x.yaml", 1, 1), "no")) == "x.yaml:1:1: error[CASE-02] no"


def test_what_stands_between_backquotes_is_not_broken() -> None:
    fix = 'put quotation marks round the whole text: `title: "a title of several words that must stay whole"`'
    assert as_text(error(fix=fix)).splitlines()[-1] == '       `title: "a title of several words that must stay whole"`'


@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "carets"),
    [
        ("a: b", 4, 1, "a: b", "   ^"),
        ("\tb: c", 2, 1, "    b: c", "    ^"),
        ("日本: b", 5, 1, "日本: b", "      ^"),
        ("a: 日本", 4, 2, "a: 日本", "   ^^^^"),
        ("e\u0301: b", 5, 1, "e\u0301: b", "   ^"),
        ("a: x\u202ey", 5, 1, "a: x<U+202E>y", "    ^^^^^^^^"),
        ("a: \x1b[31m", 4, 1, "a: <U+001B>[31m", "   ^^^^^^^^"),
        ("a: b", 5, 1, "a: b", "    ^"),
        ("a: b", 99, 9, "a: b", "    ^"),
    ],
)
def test_the_caret_stands_below_what_it_marks(line: str, column: int, width: int, shown: str, carets: str) -> None:
    assert excerpt_of(line, column, width) == [f"   12 | {shown}", f"      | {carets}"]


def test_a_line_that_is_too_long_is_cut_round_the_caret() -> None:
    shown, carets = excerpt_of("word " * 60 + "HERE" + " word" * 60, 301, 4)
    assert shown == "   12 | …ord word word word word HERE word word word word word word word word w…"
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_a_line_of_a_megabyte_is_cut_at_once() -> None:
    shown, carets = excerpt_of("x" * 1_000_000, 500_000)
    assert len(shown) == 80
    assert carets.endswith("^")


@given(st.text(), st.integers(1, 300), st.integers(1, 300))
def test_nothing_that_a_file_holds_steers_the_terminal(words: str, column: int, width: int) -> None:
    line = "".join(words.splitlines())
    text = as_text(error(Span(words, 1, column, width, line), words, words))
    assert not {"Cc", "Cf", "Cs"} & {unicodedata.category(character) for character in text.replace("\n", "")}


@given(st.text(st.sampled_from("ab \t£日e\u0301\u202e😀"), min_size=1, max_size=300), st.data())
def test_an_excerpt_never_passes_the_edge_and_its_caret_is_always_on_it(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line)))
    shown, carets = excerpt_of(line, column, data.draw(st.integers(1, 300)))
    assert columns(shown) <= 80
    assert len(carets) <= 80


def test_colour_adds_to_the_words_and_takes_nothing_away() -> None:
    span = Span("x.yaml", 1, 1, 1, "a: b")
    coloured = as_text(error(span), colour=True)
    assert "\x1b[31m\x1b[1merror[CASE-02]\x1b[0m" in coloured
    assert "\x1b[31m\x1b[1m^\x1b[0m" in coloured
    plain = coloured
    for code in ("\x1b[31m", "\x1b[1m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == as_text(error(span))


def test_a_listing_goes_by_file_and_place_and_says_the_same_once() -> None:
    here, there = error(Span("a.yaml", 10, 1), "second"), error(Span("a.yaml", 9, 1), "first")
    other, nowhere = error(Span("b.yaml", 1, 1), "third"), error(None, "before all")
    lines = listing([other, here, there, here, nowhere]).split("\n\n")
    assert [line.rsplit("] ", maxsplit=1)[1] for line in lines] == ["before all", "first", "second", "third"]


def test_a_listing_of_nothing_is_empty() -> None:
    assert listing([]) == ""


def test_json_has_the_same_keys_for_every_diagnostic() -> None:
    span = Span("£.yaml", 12, 3, 8, "  recieved: 2019-05-08")
    text = as_json([error(span, fix="did you mean `received`?"), error(message="\ud800")])
    assert text.isascii()
    assert json.loads(text) == [
        {
            "code": "CASE-02",
            "severity": "error",
            "message": "\ud800",
            "file": None,
            "line": None,
            "column": None,
            "width": None,
            "fix": None,
            "because": None,
            "law": None,
        },
        {
            "code": "CASE-02",
            "severity": "error",
            "message": "`recieved` is not a field of ombudsman",
            "file": "£.yaml",
            "line": 12,
            "column": 3,
            "width": 8,
            "fix": "did you mean `received`?",
            "because": None,
            "law": None,
        },
    ]


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(as_json([])) == []


DRAFT = "ready to circulate as a draft, not to publish."


@pytest.mark.parametrize(
    ("reports", "found", "stage", "line"),
    [
        (2, (1, 2, 0), "draft", f"2 reports from 1 case. 1 gap, 2 warnings, 0 errors: {DRAFT}"),
        (0, (0, 0, 1), "draft", "0 reports from 1 case. 0 gaps, 0 warnings, 1 error: mend the error first."),
        (0, (3, 1, 2), "final", "0 reports from 1 case. 3 gaps, 1 warning, 2 errors: mend the errors first."),
        (1, (1, 0, 0), "final", "1 report from 1 case. 1 gap, 0 warnings, 0 errors: not ready: fill the gap first."),
        (1, (2, 0, 0), "public", "1 report from 1 case. 2 gaps, 0 warnings, 0 errors: not ready: fill the gaps first."),
        (1, (0, 0, 0), "final", "1 report from 1 case. 0 gaps, 0 warnings, 0 errors: ready for the agenda."),
        (1, (0, 1, 0), "public", "1 report from 1 case. 0 gaps, 1 warning, 0 errors: ready to publish."),
    ],
)
def test_the_last_line_answers_whether_it_can_be_sent(
    reports: int, found: tuple[int, int, int], stage: Stage, line: str
) -> None:
    by_severity = dict(zip((Severity.GAP, Severity.WARNING, Severity.ERROR), found, strict=True))
    assert summary(reports=reports, cases=1, found=by_severity, stage=stage) == line


def test_the_last_line_needs_no_number_for_what_was_not_found() -> None:
    assert summary(reports=3, cases=2, found={}, stage="public") == (
        "3 reports from 2 cases. 0 gaps, 0 warnings, 0 errors: ready to publish."
    )


def test_what_is_said_once_is_counted_once() -> None:
    assert counts([error(), error(), error(message="another")]) == {Severity.ERROR: 2}


def test_numbers_agree_with_their_nouns() -> None:
    assert [number_of(count, "gap") for count in (0, 1, 2)] == ["0 gaps", "1 gap", "2 gaps"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Łódź", "Łódź"), ("a\x1b[31m", "a<U+001B>[31m"), ("x\u202ey", "x<U+202E>y"), ("\n", "<U+000A>")],
)
def test_what_would_steer_a_terminal_is_shown_as_its_number_and_words_stay_as_they_are(text: str, shown: str) -> None:
    assert safe(text) == shown
