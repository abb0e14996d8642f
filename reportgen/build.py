"""The pipeline on one page: a file becomes a case, a case becomes documents, documents become files.

Introduces the floors to one another. Reads no clock and no environment: everything that may vary is in `Options`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.case.load import load_case
from reportgen.case.model import Case
from reportgen.case.report import Report
from reportgen.compose import companions
from reportgen.compose.filenames import file_name, slug
from reportgen.compose.house import find
from reportgen.compose.todo import finished
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.document.nodes import Document
from reportgen.mistakes import own_mistake
from reportgen.named import case_files, unusable
from reportgen.options import Options, Result, Stage
from reportgen.readiness import of_draft_decision
from reportgen.schedule import Schedule, bodies
from reportgen.studio import Studio
from reportgen.suggest import did_you_mean

if TYPE_CHECKING:
    from reportgen.law.judge import Findings

NO_REPORTS = code(
    "CASE-09",
    "A case that makes no report",
    "The case names no report under `reports`, or none of those that were asked for.",
    "Add a report, for example `full-council: {}`; the house style says which ones there are.",
)


@dataclass(frozen=True, slots=True)
class Composed:
    """One report of a case, or (without a name) what is wrong with its file."""

    document: Checked[Document]
    name: str = ""
    studio: Studio | None = None
    case: Case | None = None

    @property
    def spoken(self) -> Report:
        """What the report or companion says beside the facts of the case. Only where there is a document."""
        assert self.case is not None and self.studio is not None  # noqa: S101, PT018  a document was made of both
        return companions.report_of(self.name, self.case, self.studio.house.style)

    def file_name(self, path: Path, stage: Stage) -> str:
        """What its files are called before their endings, by the pattern of the house. Only where there is a document.

        `path` is the case file.
        """
        assert self.case is not None and self.studio is not None  # noqa: S101, PT018  a document was made of both
        house, report = self.studio.house, self.spoken
        fields = {
            "case": path.stem,
            "report": self.name,
            "meeting": report.meeting.isoformat() if report.meeting else "undated",
            "body": slug(bodies(self.case, house).get(self.name) or str(report.body or "")),
            "council": house.name,
            "reference": next(iter(self.case.ombudsman.reference), "").replace(" ", "-"),
            "stage": str(stage),
        }
        return file_name(str(house.style.files), fields)

    def files(self, formats: Iterable[str]) -> Checked[dict[str, bytes]]:
        """The report in each of the formats that could be made."""
        if self.studio is None or self.document.value is None:
            return Checked({})
        written = {kind: self.studio.written(self.document.value, kind) for kind in formats}
        found = tuple(problem for file in written.values() for problem in file.diagnostics)
        return Checked({kind: file.value for kind, file in written.items() if file.value is not None}, found)


@dataclass(frozen=True, slots=True)
class Opened:
    """A case for work and its house, each None if there can be none, and what the calendar of meetings says of it."""

    case: Checked[Case]
    studio: Checked[Studio] = field(default_factory=lambda: Checked(None))
    meetings: tuple[Diagnostic, ...] = ()


class Workshop:
    """Builds and checks cases with the same options; each house is set up once."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.schedule = Schedule(options.meetings)
        self._studios: dict[str, Checked[Studio]] = {}

    def studio(self, name: str, span: Span | None) -> Checked[Studio]:
        """The house of a name at work."""
        if name not in self._studios:
            found = find(name, self.options.roots, span)
            studio = Studio(found.value, live=self.options.live) if found.value else None
            self._studios[name] = Checked(studio, found.diagnostics)
        known = self._studios[name]
        if known.value is None:
            return Checked(None, find(name, self.options.roots, span).diagnostics)
        return known

    def studio_of(self, case: Case) -> Checked[Studio]:
        """The house of a case at work, or the one that the options name in its place."""
        asked = self.options.house
        return self.studio(asked or str(case.council), None if asked else case.council.span)

    def opened(self, path: Path) -> Opened:
        """A case for work: with its house, and with the days that the calendar of meetings gives its reports."""
        loaded = load_case(path, path.as_posix())
        case = loaded.value
        if case is None or loaded.failed:
            return Opened(Checked(None, loaded.diagnostics))
        studio = self.studio_of(case)
        if studio.value is None:
            return Opened(loaded, studio)
        dated = self.schedule.placed(case, path, studio.value.house, self.options.today)
        return Opened(Checked(dated.value, loaded.diagnostics), studio, dated.diagnostics)

    def composed(self, path: Path, reports: tuple[str, ...] = ()) -> Iterator[Composed]:
        """Each report of a case file as a document; what is wrong with the file itself comes under no report's name.

        `reports` names those that are wanted, in place of those that the options name.
        """
        opened = self.opened(path)
        case, studio = opened.case.value, opened.studio
        if case is None:
            yield Composed(Checked(None, opened.case.diagnostics))
            return
        misnamed = tuple(unusable(case))
        names, missing = self._names(case, path, reports or self.options.reports)
        drafted = of_draft_decision(case, self.options.stage)
        told = (*opened.case.diagnostics, *studio.diagnostics, *opened.meetings, *misnamed, *missing, *drafted)
        yield Composed(Checked(None, told))
        if studio.value is None or misnamed:
            return
        documents = {name: studio.value.composer.compose(case, name, self.options.stage) for name in names}
        found = self._judged(case, studio.value, documents)
        for name, document in documents.items():
            in_case, own = (found.case, found.reports.get(name, ())) if found else ((), ())
            shown = (*in_case, *own) if name in case.reports else own  # a companion shows what is open in itself
            made = finished(document, self.options.stage, shown)
            told = tuple(dict.fromkeys((*made.diagnostics, *in_case)))
            yield Composed(Checked(made.value, told), name, studio.value, case)

    def _judged(self, case: Case, studio: Studio, documents: Mapping[str, Checked[Document]]) -> Findings | None:
        """What the law finds in a case and in those of its reports that are wanted; None where it is not asked."""
        if self.options.today is None:
            return None
        from reportgen.law.judge import judged  # noqa: PLC0415  the rules are many, and not every run asks them
        from reportgen.law.rule import FinishedText  # noqa: PLC0415  as above
        from reportgen.matters import companion_sittings, matter_of  # noqa: PLC0415  as above
        from reportgen.passages import passages  # noqa: PLC0415  as above

        matter = matter_of(case, studio.house.style, self.options.today)
        sittings = [sitting for sitting in matter.sittings if sitting.name in documents]
        texts = [
            FinishedText(sitting, passages(document))
            for sitting in (*sittings, *companion_sittings(matter, studio.house.style, documents))
            if (document := documents[sitting.name].value) is not None
        ]
        return judged(matter, sittings, texts)

    def _names(self, case: Case, path: Path, wanted: tuple[str, ...]) -> tuple[list[str], tuple[Diagnostic, ...]]:
        """The reports that were asked for and that the case has."""
        has = [str(name) for name in case.reports]
        has += [companion.name for companion in companions.needed(case)] if self.options.companions else []
        asked = list(dict.fromkeys(wanted or has))
        names = [name for name in asked if name in has]
        unknown = [name for name in asked if name not in has]
        if names and not unknown:
            return names, ()
        near = did_you_mean(unknown[0], has) if unknown and has else None
        called = " or ".join(unknown)
        message = f"the case has no report called {called}" if unknown else "the case names no report to make"
        fix = f"did you mean `{near}`?" if near else f"it has: {', '.join(has)}" if has else "add one under `reports:`"
        if not self.options.companions and {one.name for one in companions.needed(case)}.issuperset(unknown or [""]):
            fix = "it is a paper that goes with the case: add --companions"
        span = case.where("reports") or Span(path.as_posix(), 1, 1)
        weight = Severity.WARNING if names else Severity.ERROR  # of several cases, not each has every report
        return names, (Diagnostic(NO_REPORTS, weight, message, span, fix=fix),)


def check(paths: Iterable[Path], options: Options | None = None) -> Result:
    """Everything that is wrong or missing in cases, without writing anything."""
    workshop = Workshop(options or Options())
    result = Result()
    for path in case_files(paths, result.diagnostics):
        result.cases += 1
        try:
            for made in workshop.composed(path):
                result.diagnostics += made.document.diagnostics
                result.reports += bool(made.name) and made.document.value is not None
        except Exception as problem:  # noqa: BLE001  whatever it is, the other cases are to be looked at
            result.diagnostics.append(own_mistake(path, problem))
    result.diagnostics = list(dict.fromkeys(result.diagnostics))
    return result
