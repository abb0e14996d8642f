"""Cases for tests of dates, from a few lines of YAML."""

from __future__ import annotations

from datetime import date

from reportgen.case.load import make
from reportgen.case.practice import Practice
from reportgen.law.rule import Laid, Matter
from reportgen.law.standing import Deadline
from reportgen.law.timetable import timetable
from reportgen.source import parse

USUAL = Practice.model_validate(
    {"margin": "10", "clearance before": "12", "final before": "7", "call in": "5", "newspapers": "2"}
)
DECIDES = {"full-council": "council", "cabinet": "executive"}


def matter(text: str, today: date, **practice: object) -> Matter:
    """A case with the reports that it names: full-council decides as council, cabinet as executive, all else not."""
    source = parse(f"schema_version: 1\ncouncil: lancashire\n{text}", "case.yaml")
    assert source.value is not None
    made = make(source.value)
    assert made.value is not None, made.diagnostics
    shared = made.value.every_report
    laid = (
        Laid(str(name), report.over(shared), str(name), DECIDES.get(str(name), "committee"))
        for name, report in made.value.reports.items()
    )
    return Matter(made.value, USUAL.model_copy(update=practice), today, tuple(laid))


def dates(text: str, today: date, **practice: object) -> dict[str, Deadline]:
    """The timetable of a case by duty; the duties of a report come under its name."""
    found = timetable(matter(text, today, **practice))
    named = {f"{entry.report}: {entry.duty.key}" if entry.report else entry.duty.key: entry for entry in found}
    assert len(named) == len(found)
    return named
