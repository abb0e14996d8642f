"""The papers of a cycle beside the reports as files: the index of each agenda, and what each role has to clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from reportgen import output
from reportgen.compose.agenda import Agenda, ChaseList, Item, Wanted, in_order
from reportgen.compose.filenames import safe_name, slug
from reportgen.cycle.choosing import Sat
from reportgen.cycle.gathering import Gathered, Going, wanted
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.options import Options, Result, Stage
from reportgen.readiness import EXPOSED
from reportgen.studio import Studio

CHASE_LIST = "chase-list"
"""How the names of chase lists begin."""


def folders(chosen: Iterable[Sat]) -> dict[Sat, str]:
    """The name of each meeting's folder, safe on Windows; that of two councils' meetings says whose each is."""
    named: dict[str, list[Sat]] = {}
    for sat in {sat.key: sat for sat in chosen}.values():  # cases can know one meeting from two calendars
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
    return safe_name("-".join(filter(None, (CHASE_LIST, house, slug(role) or "role"))))


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
