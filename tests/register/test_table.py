"""The register in a terminal: eighty columns are enough, words say what colours say, and the last line sums it up."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reportgen.law.deadlines import LastDay
from reportgen.law.standing import AsOf, Deadline, Duty
from reportgen.printing import safe
from reportgen.register import Counts, Entry, Register, Stage
from reportgen.register.fitting import broken, columns_of
from reportgen.register.table import as_table, verdict

TODAY = date(2026, 11, 20)
READY = Entry("23-019-542", "cases/23-019-542.yaml", Stage.READY, report="cabinet", meeting=date(2026, 12, 3))
DRAFT = Entry(
    "lewisham-2021-care-leaver",
    "cases/lewisham-2021-care-leaver.yaml",
    Stage.DRAFT,
    report="mayor-and-cabinet",
    meeting=date(2026, 12, 9),
    counts=Counts(errors=1, gaps=12, clearances=2),
    waiting_for=("author", "section 151 officer", "monitoring officer"),
)
BAD = Entry("wrong", "cases/wrong.yaml", Stage.NOT_MADE, counts=Counts(errors=2), problem="`a` is not a field")
PAST = replace(READY, case="old", file="cases/old.yaml", meeting=date(2019, 7, 18))


def late(what: str, day: date, report: str = "") -> Deadline:
    found = AsOf(TODAY).by(Duty(what, f"{what} (it was promised)", "LGA 1974"), LastDay(day, "", None), None)
    return replace(found, report=report)


def shown(*entries: Entry, width: int = 80, colour: bool = False) -> str:
    return as_table(Register(TODAY, list(entries)), width=width, colour=colour)


WIDE = """
CASE                       REPORT             MEETING      STAGE     GAPS  ERRORS  WAITING FOR
23-019-542                 cabinet            3 Dec 2026   ready        0       0  -
lewisham-2021-care-leaver  mayor-and-cabinet  9 Dec 2026   draft       12       1  author, Head of Law
wrong                      -                  -            not made     0       2  -
  not made: `a` is not a field

Meetings that have been:
old                        cabinet            18 Jul 2019  ready        0       0  -

1 of 2 reports is ready for final. 1 case makes no report. Nothing is late. Waiting for: Head of Law (1
report), author (1).
"""
NARROW = """
CASE              REPORT       MEETING     STAGE  GAPS  ERRORS  WAITING FOR
23-019-542        cabinet      3 Dec 2026  ready     0       0  -
lewisham-2021-    mayor-and-   9 Dec 2026  draft    12       1  author, section
care-leaver       cabinet                                       151 officer,
                                                                monitoring
                                                                officer

1 of 2 reports is ready for final. Nothing is late. Waiting for: author (1
report), monitoring officer (1), section 151 officer (1).
"""


def test_a_wide_terminal_has_a_line_for_each_report() -> None:
    draft = replace(DRAFT, waiting_for=("author", "Head of Law"))
    assert shown(PAST, draft, BAD, READY, width=104) == WIDE.strip("\n")


def test_in_eighty_columns_long_words_are_broken_and_none_is_lost() -> None:
    assert shown(DRAFT, READY) == NARROW.strip("\n")


def test_what_is_late_stands_below_its_report_and_that_of_the_case_only_once() -> None:
    case, own = late("public notice", date(2026, 11, 19)), late("agenda", date(2026, 10, 1), "cabinet")
    lines = shown(
        replace(READY, deadlines=(own, case)), replace(READY, report="full-council", deadlines=(case,))
    ).splitlines()
    assert [line for line in lines if "late:" in line] == [
        "  50 days late: agenda (it was promised)",
        "  1 day late: public notice (it was promised)",
    ]
    assert "Late: 2 deadlines in 1 case, which `reportgen due` lists." in " ".join(lines[-2:])


def test_of_many_late_things_the_first_are_named_and_the_others_counted() -> None:
    many = tuple(late(f"thing {number}", date(2026, 1, number)) for number in range(1, 6))
    lines = shown(replace(READY, deadlines=many)).splitlines()
    assert lines[2:5] == [
        "  323 days late: thing 1 (it was promised)",
        "  322 days late: thing 2 (it was promised)",
        "  and 3 more late",
    ]


class TestTheLastLine:
    def test_of_reports_it_counts_those_whose_meeting_has_not_been(self) -> None:
        assert verdict(Register(TODAY, [PAST])) == "No report is waiting for a meeting to come. Nothing is late."
        assert verdict(Register(TODAY, [PAST, READY])).startswith("The only report is ready for final.")
        assert verdict(Register(TODAY, [DRAFT])).startswith("The only report is not ready for final.")
        assert verdict(Register(TODAY, [READY, READY])).startswith("2 of 2 reports are ready for final.")
        assert verdict(Register(TODAY, [DRAFT, DRAFT])).startswith("None of 2 reports is ready for final.")

    def test_who_holds_up_most_reports_is_named_first(self) -> None:
        other = replace(DRAFT, waiting_for=("section 151 officer",))
        assert verdict(Register(TODAY, [DRAFT, other])).endswith(
            "Waiting for: section 151 officer (2 reports), author (1), monitoring officer (1)."
        )

    def test_of_many_roles_only_the_first_are_named(self) -> None:
        many = replace(DRAFT, waiting_for=tuple(f"role {number}" for number in range(6)))
        assert verdict(Register(TODAY, [many])).endswith("role 2 (1), role 3 (1), and 2 more.")


def test_colour_says_nothing_that_words_do_not_say() -> None:
    entries = (DRAFT, READY, BAD, replace(PAST, deadlines=(late("notice", date(2026, 1, 1)),)))
    coloured = shown(*entries, colour=True)
    assert "\x1b[32mready\x1b[0m" in coloured
    assert "\x1b[33mdraft\x1b[0m" in coloured
    assert "\x1b[31mnot made\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == shown(*entries)
    assert "\x1b" not in shown(*entries)


def test_without_entries_only_the_last_line_is_there() -> None:
    assert shown() == "No report is waiting for a meeting to come. Nothing is late."


def test_wide_characters_take_two_columns_and_the_columns_stay_below_each_other() -> None:
    chinese = replace(READY, case="住房投诉" * 8, waiting_for=("住房和城乡建设委员会的首席法律顾问",))
    lines = shown(chinese, DRAFT, replace(BAD, problem="案卷无法读取" * 12)).splitlines()
    assert max(map(columns_of, lines)) <= 80
    assert lines[0].index("MEETING") == columns_of(lines[1].partition("3 Dec")[0])
    assert "".join(line.split(" ")[0] for line in lines[1:4]).startswith("住房投诉" * 5)


def test_words_are_broken_where_a_line_ends_and_no_sign_of_them_is_lost() -> None:
    assert list(broken("a list of houses/flats", 12)) == ["a list of", "houses/flats"]
    assert list(broken("a list of the houses/flats", 13)) == ["a list of the", "houses/flats"]
    assert list(broken("x https://example.org/a/very/long/one", 12)) == [
        "x https://",
        "example.org/",
        "a/very/long/",
        "one",
    ]
    assert list(broken("x 一二三四五六七", 5)) == ["x 一", "二三", "四五", "六七"]
    assert list(broken("e\u0301e\u0301e\u0301 a", 3)) == ["e\u0301e\u0301e\u0301", "a"]


WORDS = st.text(st.characters() | st.sampled_from("住房投诉 -/"), max_size=90)


@given(
    st.lists(
        st.builds(
            Entry,
            WORDS,
            st.just("cases/x.yaml"),
            st.sampled_from(Stage),
            report=st.text("ab-é ", max_size=60),
            meeting=st.none() | st.dates(),
            waiting_for=st.lists(WORDS, max_size=3).map(tuple),
            problem=WORDS,
        ),
        max_size=4,
    ),
    st.integers(1, 200),
)
def test_any_words_fit_any_width_and_cannot_steer_the_terminal(entries: list[Entry], width: int) -> None:
    lines = shown(*entries, width=width).splitlines()
    assert all(columns_of(line) <= max(width, 80) for line in lines)
    assert [safe(line) for line in lines] == lines
