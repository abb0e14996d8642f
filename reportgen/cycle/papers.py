"""The papers of a cycle beside the reports as files: the index of each agenda, and what each role has to clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from reportgen import output
from reportgen.compose.agenda import Agenda, ChaseList, Item, Wanted, in_order
from reportgen.compose.filenames import safe_name, slug
from reportgen.cycle.choosing import Sat
from reportgen.cycle.gathering import Gathered, Going, wanted
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.options import Options, Result, Stage
from reportgen.readiness import EXPOSED
from reportgen.stamps import RECORD
from reportgen.studio import Studio

LEFT_OVER = code(
    "CYCLE-03",
    "A file among a meeting's papers that does not go to it",
    "The folder of the meeting holds a report that was not made for it now: one that goes to another meeting since, or"
    " that somebody put there.",
    "If it no longer belongs there, move it away or delete it. It is not in the index of the agenda.",
)
_PAPERS = frozenset({".docx", ".md", ".html"})
_COPY = "chase-list"
_MEETING = re.compile(r"(\d{4}-\d\d-\d\d) ")
_AS_MANY = 12  # files that are named; more are counted


def folders(chosen: Iterable[Sat]) -> dict[Sat, str]:
    """The name of each meeting's folder, safe on Windows; that of two councils' meetings says whose each is."""
    named: dict[str, list[Sat]] = {}
    for sat in chosen:
        named.setdefault(safe_name(f"{sat.day.isoformat()} {slug(sat.body) or 'meeting'}"), []).append(sat)
    return {
        sat: name if len(sats) == 1 else safe_name(f"{name} {slug(sat.house)}")
        for name, sats in named.items()
        for sat in sats
    }


def agenda_of(sat: Sat, items: Iterable[Item]) -> Agenda:
    """The index of a meeting's agenda."""
    listed = sat.listed
    due, out = (listed.reports_due, listed.agenda_published) if listed is not None else (None, None)
    return Agenda(sat.body, sat.day, in_order(items), due, out)


def chase_lists(going: Sequence[Going], found: Gathered, today: date) -> dict[str, list[ChaseList]]:
    """What each role of each house has to clear for the meetings; one with nothing to clear has a list too."""
    lists: dict[str, list[ChaseList]] = {}
    several = len({one.sat.house for one in going}) > 1
    for house in sorted({one.sat.house for one in going}):
        ours = [one for one in going if one.sat.house == house]
        meetings = tuple(
            dict.fromkeys((one.sat.body, one.sat.day) for one in sorted(ours, key=lambda one: one.sat.key))
        )
        style = found.studios[house].house.style
        by_role: dict[str, tuple[str, list[Wanted]]] = {}
        for asked in filter(None, (*(one.cleared_by for one in style.implications), style.cleared_by)):
            by_role.setdefault(asked.casefold(), (str(asked), []))
        for one in ours:
            for role, want in wanted(one, found, today):
                by_role.setdefault(role.casefold(), (role, []))[1].append(want)
        lists[house] = [
            ChaseList(role, tuple(sorted(held, key=_pressing)), meetings, _file(role, house if several else ""))
            for role, held in by_role.values()
        ]
    return lists


def _pressing(one: Wanted) -> tuple[date, date, str, str, str]:
    return (one.needed or one.meeting, one.meeting, one.case, one.report, one.issue)


def _file(role: str, house: str) -> str:
    return safe_name("-".join(filter(None, (_COPY, house, slug(role) or "role"))))


def write(
    papers: Iterable[tuple[Studio, Agenda | ChaseList]],
    folder: output.Folder,
    options: Options,
    result: Result,
    withheld: Sequence[str] = (),
) -> list[Path]:
    """Writes papers into a folder in each format. A paper for the public is searched first, for what is `withheld`."""
    files: list[Path] = []
    for studio, paper in papers:
        composed = studio.composer.of_cycle(paper, options.stage)
        found = list(composed.diagnostics)
        if composed.value is not None and not composed.failed:
            made = {kind: studio.written(composed.value, kind) for kind in options.formats}
            found += [problem for one in made.values() for problem in one.diagnostics]
            contents = {kind: one.value for kind, one in made.items() if one.value is not None}
            exposed = list(_exposed(paper.called, contents, withheld)) if options.stage is Stage.PUBLIC else []
            found += exposed
            for kind, content in () if exposed else contents.items():
                name = f"{paper.file}.{kind}"
                if folder.put(name, content, folder.path / paper.file) and name not in folder.left | folder.same:
                    files.append(folder.path / name)
        result.diagnostics += found
    return files


def _exposed(called: str, files: Mapping[str, bytes], withheld: Sequence[str]) -> Iterator[Diagnostic]:
    """What the public may not read: says where, and never what."""
    from reportgen.publish import search_package  # noqa: PLC0415  only a public copy is searched

    reasons = [reason for kind, content in files.items() for reason in search_package(content, kind, withheld)]
    for reason in dict.fromkeys(reasons):
        message = f"{called} cannot be made public: it holds {reason}"
        fix = "take it out of the title or the recommendations of the case"
        yield Diagnostic(EXPOSED, Severity.ERROR, message, fix=fix)


def left_over(folder: Path, ours: Iterable[str], formats: Iterable[str]) -> Iterator[Diagnostic]:
    """The papers in a folder that were not made by this run; `ours` are names without their endings."""
    known, kinds = {output.alike(name) for name in ours}, {f".{kind}" for kind in formats}
    strays = [(file, output.alike(file.stem) in known) for file in _papers_in(folder)]
    strays = [(file, ours) for file, ours in strays if not ours or file.suffix.lower() not in kinds]
    fix = "if it goes to another meeting now, move it away or delete it"
    for file, earlier in strays[:_AS_MANY]:
        place, stale = file.as_posix(), "it may be a draft, or say something else: make it anew, or delete it"
        message = f"{place} was not made for this meeting now, and is not in the index of its agenda"
        if earlier:
            message = f"{place} is of an earlier run, and was not made anew: {file.suffix[1:]} was not asked for"
        yield Diagnostic(LEFT_OVER, Severity.WARNING, message, Span(place, 1, 1), fix=stale if earlier else fix)
    if len(strays) > _AS_MANY:
        place, more = folder.as_posix(), len(strays) - _AS_MANY
        message = f"{place} holds {more:,} more files that were not made for this meeting now"
        yield Diagnostic(LEFT_OVER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)


def without_reports(output_folder: Path, expected: Iterable[str], today: date) -> Iterator[Diagnostic]:
    """Folders of meetings to come for which papers were made earlier, and to which nothing goes any more."""
    known = {output.alike(name) for name in expected}
    for folder in sorted(_folders_in(output_folder)):
        day = _MEETING.match(folder.name)
        if day is None or day[1] < today.isoformat() or output.alike(folder.name) in known:
            continue
        if next(_papers_in(folder), None) is None or not (folder / RECORD).exists():
            continue
        place = folder.as_posix()
        message = f"{place} holds papers of a meeting to which none of these cases goes now"
        fix = "if the meeting is cancelled or its reports go to another, move the folder away or delete it"
        yield Diagnostic(LEFT_OVER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)


def _folders_in(folder: Path) -> list[Path]:
    try:
        return [inner for inner in folder.iterdir() if inner.is_dir()]
    except OSError:  # there is none
        return []


def _papers_in(folder: Path) -> Iterator[Path]:
    """The papers in a folder, in the order of their names; what an open Word file leaves beside itself is none."""
    try:
        there = sorted(folder.iterdir())
    except OSError:  # there is no folder, since nothing goes to the meeting
        return
    yield from (file for file in there if file.suffix.lower() in _PAPERS and not file.name.startswith((".", "~$")))
