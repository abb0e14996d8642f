"""The register of the cases at paths, gathered from what checking and counting days find. Reads no clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from reportgen.batch import passed_over
from reportgen.build import Composed, Workshop
from reportgen.case.load import load_case
from reportgen.case.model import Case
from reportgen.compose.summary import decided
from reportgen.compose.todo import AUTHOR, kind_of
from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.law.rule import Matter
from reportgen.law.standing import Deadline
from reportgen.law.timetable import timetable
from reportgen.matters import matter_of
from reportgen.meetings import CalendarOfMeetings
from reportgen.named import case_files, no_cases
from reportgen.options import Options
from reportgen.options import Stage as BuiltAs
from reportgen.printing import in_order as by_place
from reportgen.printing import safe
from reportgen.readiness import ready
from reportgen.register import CaseFacts, Counts, Entry, Register, Stage, Wanting
from reportgen.schedule import with_meetings
from reportgen.work import is_case, lost

_STOPPING = frozenset({Severity.ERROR, Severity.GAP})


def gathered(paths: Iterable[Path], options: Options, today: date) -> Register:
    """The register of the cases at paths, as they stand on a day; a case that cannot be read has an entry too."""
    options, named = replace(options, today=today, stage=BuiltAs.DRAFT, companions=False), list(paths)
    workshop, register = Workshop(options), Register(today)
    files = list(case_files(named, register.diagnostics))
    for path in files:
        try:
            entries = list(_entries(path, workshop, register))
        except Exception as problem:  # noqa: BLE001  whatever it is, the other cases are to have their entries
            told = lost(path, problem).diagnostics
            entries = [(_without_reports(_named(path), None, told), told)]
            workshop = Workshop(options)  # who knows what state the other is in
        if path not in named and entries[0][0].facts is None and not is_case(path):
            register.diagnostics.append(passed_over(path))
            continue
        for entry, found in entries:
            register.entries.append(entry)
            if entry.stage is Stage.NOT_MADE:
                register.diagnostics += (one for one in found if one.severity is Severity.ERROR)
    if files and not register.entries:  # and all were passed over
        register.diagnostics.append(no_cases(files[0].parent))
    register.entries = told_apart(register.entries)
    register.diagnostics = list(dict.fromkeys(register.diagnostics))
    return register


def told_apart(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, in which cases that would have one name have as much of their paths as tells them apart."""
    entries = list(entries)
    files: dict[str, dict[str, tuple[str, ...]]] = {}
    for entry in entries:
        files.setdefault(entry.case, {})[entry.file] = PurePosixPath(entry.file).parts
    return [replace(entry, case=_name_among(entry, files[entry.case])) for entry in entries]


def _name_among(entry: Entry, files: Mapping[str, tuple[str, ...]]) -> str:
    """The name of a case among the files that have the same: its own where there is no other."""
    if len(files) == 1:
        return entry.case
    for many in range(1, max(map(len, files.values()))):
        if len({parts[-many:] for parts in files.values()}) == len(files):
            return "/".join(files[entry.file][-many:])
    return entry.file


def _named(path: Path) -> Entry:
    """An entry that says no more than which case it is of."""
    return Entry(safe(path.stem), safe(path.as_posix()), Stage.NOT_MADE)


def _entries(path: Path, workshop: Workshop, register: Register) -> Iterator[tuple[Entry, Sequence[Diagnostic]]]:
    """The entries of one case, each with all that was found of it; a case has at least one.

    What is wrong with the calendar of meetings goes to the register: it is no case's own.
    """
    general: list[Diagnostic] = []
    reports: list[Composed] = []
    for made in workshop.composed(path):
        if made.name:
            reports.append(made)
        else:
            general += made.document.diagnostics
    name = _named(path)
    if not reports:
        yield _without_reports(name, load_case(path, path.as_posix()).value, general), general
        return
    found = {"": general} | {made.name: made.document.diagnostics for made in reports}
    final = frozenset(ready(found, BuiltAs.FINAL, path).value or ())
    matter, calendar = _matter(reports, path, workshop, register.today)
    register.diagnostics += calendar.diagnostics
    days = _outstanding(matter, calendar.value or CalendarOfMeetings())
    facts = facts_of(matter.case)
    for made in reports:
        all_found = tuple(dict.fromkeys((*general, *made.document.diagnostics)))
        stage = Stage.READY if made.name in final else Stage.DRAFT
        stage = stage if made.document.value is not None else Stage.NOT_MADE
        entry = replace(_with_found(name, all_found), stage=stage, facts=facts, report=made.name)
        entry = replace(entry, problem=_problem(all_found) if stage is Stage.NOT_MADE else "")
        own = tuple(deadline for deadline in days if deadline.report in {"", made.name})
        yield replace(_laid(entry, matter), deadlines=own), all_found


def _without_reports(name: Entry, case: Case | None, found: Sequence[Diagnostic]) -> Entry:
    """The entry of a case of which no report could be made; what can be read of it is there even so."""
    facts = facts_of(case) if case is not None else None
    return replace(_with_found(name, found), facts=facts, problem=_problem(found))


def _matter(
    reports: Sequence[Composed], path: Path, workshop: Workshop, today: date
) -> tuple[Matter, Checked[CalendarOfMeetings]]:
    """The case of which reports were composed, as the law sees it, and the calendar of meetings that holds for it."""
    case, studio = reports[0].case, reports[0].studio
    assert case is not None and studio is not None  # noqa: S101, PT018  a report with a name was made of both
    return matter_of(case, studio.house.style, today), workshop.schedule.of(path, studio.house)


def _outstanding(matter: Matter, calendar: CalendarOfMeetings) -> tuple[Deadline, ...]:
    """The deadlines that somebody has to meet."""
    days = with_meetings(timetable(matter), matter, calendar)
    return tuple(replace(deadline, day=_alone(deadline.day)) for deadline in days if deadline.outstanding)


def _laid(entry: Entry, matter: Matter) -> Entry:
    """An entry with the body and the day of its meeting."""
    for sitting in matter.sittings:
        if sitting.name == entry.report:
            body, day = sitting.body, sitting.report.meeting
            break
    else:  # a report that the house does not make
        own = matter.case.reports[entry.report]  # type: ignore[index]  # a Text is found by the same words
        said = own.over(matter.case.every_report)
        body, day = str(said.body or ""), said.meeting
    return replace(entry, body=body, meeting=_alone(day) if day is not None else None)


def _with_found(entry: Entry, found: Iterable[Diagnostic]) -> Entry:
    """An entry with what was found counted, and with those who have to see to it."""
    found = tuple(dict.fromkeys(found))
    kinds = Counter(map(kind_of, found))
    counts = Counts(kinds["error"], kinds["gap"], kinds["clearance"], kinds["warning"])
    wanting = tuple(Wanting(str(one.about), str(one.who or AUTHOR)) for one in found if kind_of(one) == "clearance")
    stopping = (str(one.who or AUTHOR) for one in found if one.severity in _STOPPING)
    return replace(entry, counts=counts, wanting=wanting, waiting_for=tuple(dict.fromkeys(stopping)))


def _problem(found: Iterable[Diagnostic]) -> str:
    """The first error, as a message without its place."""
    return next((one.message for one in by_place(found) if one.severity is Severity.ERROR), "")


def _alone(day: date) -> date:
    """A day without its place in a file, the text of which would else be kept as long as the register."""
    return date(day.year, day.month, day.day)


def facts_of(case: Case) -> CaseFacts:
    """What a case says of itself."""
    when = decided(case)
    return CaseFacts(
        council=str(case.council),
        references=tuple(map(str, case.ombudsman.reference)),
        service=str(case.complaint.service or ""),
        route=str(case.ombudsman.route or ""),
        outcome=_outcome(case),
        decided=_alone(when) if isinstance(when, date) else when,
        recommendations=len(case.recommendations),
        complete=case.complete,
        recommended=case.total,
        paid=case.paid,
    )


def _outcome(case: Case) -> str:
    """The Ombudsman's words for the outcome, each once; where the case has none, what the findings come to."""
    said = dict.fromkeys(str(finding.outcome) for finding in case.findings if finding.outcome)
    if said:
        return "; ".join(said)
    if not case.faults:
        return "no fault" if case.findings else ""
    return {True: "fault and injustice", False: "fault without injustice", None: "fault"}[case.found_injustice]
