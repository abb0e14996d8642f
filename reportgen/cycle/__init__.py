"""A committee cycle: what goes to its meetings, built into a folder for each, with agenda indexes and chase lists.

Reports are built by `build`, as everywhere: edits are kept, and what has not changed is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from reportgen import output
from reportgen.batch import build
from reportgen.build import Workshop
from reportgen.case.report import OpenTo
from reportgen.compose.agenda import Agenda, ChaseList, Item
from reportgen.cycle import leftovers
from reportgen.cycle.choosing import Asked, Sat, chosen
from reportgen.cycle.gathering import Gathered, Going, gathered, with_papers
from reportgen.cycle.papers import agenda_of, chase_lists, folders, write
from reportgen.cycle.reporting import Reported, Sought, items, keep, lost, reported
from reportgen.diagnostics import Diagnostic, has_errors
from reportgen.earlier import EARLIER
from reportgen.options import Options, Outcome, Result, Stage
from reportgen.studio import Studio
from reportgen.workers import done

Heard = Callable[[Path], None]
_TELLING = (Outcome.UNCHANGED, Outcome.OUT_OF_DATE, Outcome.BUILT, Outcome.REFUSED, Outcome.FAILED)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the cycle: its folder, how many reports go to it, and how many of them were held back.

    `closed` are those of which a public folder has none, since they are exempt.
    """

    sat: Sat
    folder: Path
    reports: int
    held_back: int = 0
    closed: int = 0


@dataclass(slots=True)
class Cycle:
    """What came of a cycle: its meetings in order, all that was made and found, and how many reports go elsewhere."""

    result: Result = field(default_factory=Result)
    held: list[Held] = field(default_factory=list)
    elsewhere: int = 0
    in_reports: set[Diagnostic] = field(default_factory=set)
    """What drafts show themselves, at their head and beside their words."""


def run(  # noqa: PLR0913, PLR0917  what is wanted, of what, how, and who hears of it
    wanted: Sequence[Asked],
    paths: Iterable[Path],
    options: Options,
    today: date,
    made: Heard = lambda _path: None,
    jobs: int | None = 1,
    began: Callable[[int, int, Path], None] = lambda _number, _of, _case: None,
) -> Cycle:
    """Builds what goes to the meetings that are wanted; `made` hears of each file when it is whole.

    `jobs` is how many processes work on cases, and `began` hears of each case, as `build` has it.
    """
    workshop = Workshop(replace(options, today=today, companions=True))
    found = gathered(paths, workshop)
    cycle = Cycle()
    cycle.result.diagnostics += found.diagnostics
    sats, problems = chosen(wanted, found.known, today) if found.opened else ([], [])
    cycle.result.diagnostics += problems
    making = _Making(workshop, found, cycle, made, jobs, began)
    for sat, name in folders(sats).items():
        making.hold(sat, options.output / name)
    keys = {sat.key for sat in sats}
    making.chase(keys, today)
    cycle.result.diagnostics += making.stale(today)
    cycle.result.reports = sum(held.reports - held.held_back - held.closed for held in cycle.held)
    cycle.result.cases = len({one.path for one in found.going if one.sat.key in keys})
    cycle.result.diagnostics = list(dict.fromkeys(cycle.result.diagnostics))
    cycle.result.refused |= options.stage is not Stage.DRAFT and has_errors(cycle.result.diagnostics)
    return cycle


@dataclass(frozen=True, slots=True)
class _Making:
    """A cycle while it is made."""

    workshop: Workshop
    found: Gathered
    cycle: Cycle
    made: Heard
    jobs: int | None
    began: Callable[[int, int, Path], None]
    lists: list[str] = field(default_factory=list)
    """The names of the chase lists that are made."""

    @property
    def public(self) -> bool:
        return self.workshop.options.stage is Stage.PUBLIC

    @property
    def not_made(self) -> frozenset[Outcome]:
        """What becomes of a case that has no report; a draft is only refused where an edited one stands."""
        refused = {Outcome.REFUSED} if self.workshop.options.stage is not Stage.DRAFT else set()
        return frozenset({Outcome.FAILED, *refused})

    def hold(self, sat: Sat, folder: Path) -> None:
        """Builds the folder of one meeting: its reports, the papers beside them, and the index of its agenda."""
        going = [one for one in self.found.going if one.sat.key == sat.key]
        if not going and not folder.exists():
            self.cycle.held.append(Held(sat, folder, 0))
            return
        shown = [one for one in going if not (self.public and _closed(one))]
        names, claims = with_papers(shown, self.found), output.Claims()
        became, told = self._build(names, folder, claims), self._told(going, names)
        there = {file.stem for file in self.cycle.result.files if file.parent == folder}
        held_back = [
            one
            for one in shown
            if became.get(one.path) in self.not_made
            and ((said := told[one.path][0].told.get(one.name)) is None or said.file not in there)
        ]
        self.cycle.held.append(Held(sat, folder, len(going), len(held_back), len(going) - len(shown)))
        self._index(sat, folder, list(told.values()), claims)

    def _told(
        self, going: Sequence[Going], names: Mapping[Path, tuple[str, ...]]
    ) -> dict[Path, tuple[Reported, Sequence[Item]]]:
        """What the index says of each case: composed for it once more, since what is unchanged was not made again."""
        cases: dict[Path, list[Going]] = {}
        for one in going:
            cases.setdefault(one.path, []).append(one)
        sought = [Sought(path, names.get(path, ())) for path in cases]
        options = self.workshop.options
        keep(self.workshop)
        found = done(partial(reported, options), lost, sought, self.jobs)
        return {
            path: (said, items(cases[path], made, said, options.stage))
            for (path, made), said in zip(sought, found, strict=True)
        }

    def _build(
        self, names: Mapping[Path, tuple[str, ...]], folder: Path, claims: output.Claims
    ) -> Mapping[Path, Outcome]:
        """Builds the cases of a meeting: those of which the same reports are wanted at once, as `build` does.

        What was found `earlier` in those that are unchanged is found once more for the index, and not counted twice.
        """
        result, became = self.cycle.result, dict[Path, Outcome]()
        groups: dict[tuple[str, ...], list[Path]] = {}
        for path, reports in names.items():
            groups.setdefault(reports, []).append(path)
        for reports, paths in groups.items():
            options = replace(self.workshop.options, output=folder, reports=reports)
            one = build(paths, options, self.made, began=self.began, jobs=self.jobs, claims=claims)
            result.files += one.files
            result.diagnostics += one.diagnostics
            result.refused |= one.refused
            became |= one.became
        for path, outcome in became.items():  # of a case that goes to several meetings, the one that tells most
            result.became[path] = max(result.became.get(path, outcome), outcome, key=_TELLING.index)
        return became

    def _index(
        self, sat: Sat, folder: Path, told: Sequence[tuple[Reported, Sequence[Item]]], claims: output.Claims
    ) -> None:
        """Writes the index of a meeting's agenda, and names what else lies in its folder."""
        result, options = self.cycle.result, self.workshop.options
        result.diagnostics += [problem for said, _ in told for problem in said.diagnostics]
        if options.stage is Stage.DRAFT:
            self.cycle.in_reports.update(problem for said, _ in told for problem in said.shown)
        agenda = agenda_of(sat, (item for _, lines in told for item in lines))
        cases = [self.found.opened[one.path].case.value for one in self.found.going if one.sat.key == sat.key]
        withheld = [str(word) for case in cases if case is not None for word in case.never_publish]
        self._write([(self.found.studios[sat.house], agenda)], folder, withheld, claims)
        ours = [agenda.file, *(one.file for said, _ in told for one in said.told.values() if one.made)]
        left = list(leftovers.files(folder, ours, options.formats, public=self.public))
        named = {found.span for found in left}  # which says of a meeting what `build` cannot know
        result.diagnostics = [one for one in result.diagnostics if one.code is not EARLIER or one.span not in named]
        result.diagnostics += left

    def chase(self, keys: set[tuple[date, str, str]], today: date) -> None:
        """Writes what each role has to clear for the meetings chosen; nothing of that is for the public."""
        going = [one for one in self.found.going if one.sat.key in keys]
        others = [one for one in self.found.going if one.sat.key not in keys]
        self.cycle.elsewhere = sum(one.sat.day >= today and not one.sat.cancelled for one in others)
        if self.public or not going:
            return
        lists = chase_lists(going, self.found, today)
        papers = [(self.found.studios[house], paper) for house, held in lists.items() for paper in held]
        self.lists.extend(paper.file for _, paper in papers)
        self._write(papers, self.workshop.options.output)

    def stale(self, today: date) -> Iterator[Diagnostic]:
        """Names chase lists of earlier runs, and folders that hold what goes to their meetings no more."""
        options, going = self.workshop.options, self.found.going
        meetings = folders(one.sat for one in going if not one.sat.cancelled)
        names = (*meetings.values(), *(one.folder.name for one in self.cycle.held))
        yield from leftovers.without_reports(options.output, names, today)
        yield from leftovers.lists(options.output, self.lists, options.formats)

    def _write(
        self,
        papers: Sequence[tuple[Studio, Agenda | ChaseList]],
        folder: Path,
        withheld: Sequence[str] = (),
        claims: output.Claims | None = None,
    ) -> None:
        """Writes papers into a folder; one that somebody has edited is left, as a report is."""
        options, result = self.workshop.options, self.cycle.result
        with output.Folder(folder, options.edits, claims=claims) as kept:
            for file in write(papers, kept, options, result, withheld):
                result.files.append(file)
                self.made(file)
        result.diagnostics += kept.diagnostics
        result.refused |= kept.refused


def _closed(one: Going) -> bool:
    return one.report.class_ is OpenTo.EXEMPT
