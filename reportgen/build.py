"""The pipeline on one page: a file becomes a case, a case becomes documents, documents become files.

Introduces the floors to one another. Reads no clock and no environment: everything that may vary is in `Options`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import output
from reportgen.case.load import load_case
from reportgen.case.model import Case
from reportgen.compose.composer import Stage
from reportgen.compose.house import find, with_own
from reportgen.compose.todo import finished
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code, has_errors
from reportgen.document.nodes import Document
from reportgen.named import case_files, unusable
from reportgen.readiness import EXPOSED, of_draft_decision, ready
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
class Options:
    """What to build and where: see `reportgen build --help`."""

    output: Path = Path("output")
    formats: tuple[str, ...] = ("docx", "md")
    reports: tuple[str, ...] = ()
    house: str | None = None
    templates: tuple[Path, ...] = ()
    stage: Stage = Stage.DRAFT
    today: date | None = None
    """The day as of which the law is asked; without one it is not asked."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders in which house styles are looked for, in order; those that come with reportgen are the last."""
        return with_own(self.templates)


@dataclass(slots=True)
class Result:
    """What a build made and found."""

    files: list[Path] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cases: int = 0
    reports: int = 0
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """One report of a case, or (without a name) what is wrong with its file."""

    document: Checked[Document]
    name: str = ""
    studio: Studio | None = None
    case: Case | None = None

    def files(self, formats: Iterable[str]) -> Checked[dict[str, bytes]]:
        """The report in each of the formats that could be made."""
        if self.studio is None or self.document.value is None:
            return Checked({})
        written = {kind: self.studio.written(self.document.value, kind) for kind in formats}
        found = tuple(problem for file in written.values() for problem in file.diagnostics)
        return Checked({kind: file.value for kind, file in written.items() if file.value is not None}, found)


class Workshop:
    """Builds and checks cases with the same options; each house is set up once."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._studios: dict[str, Checked[Studio]] = {}

    def studio(self, name: str, span: Span | None) -> Checked[Studio]:
        """The house of a name at work."""
        if name not in self._studios:
            found = find(name, self.options.roots, span)
            self._studios[name] = Checked(Studio(found.value) if found.value else None, found.diagnostics)
        known = self._studios[name]
        if known.value is None:
            return Checked(None, find(name, self.options.roots, span).diagnostics)
        return known

    def studio_of(self, case: Case) -> Checked[Studio]:
        """The house of a case at work, or the one that the options name in its place."""
        asked = self.options.house
        return self.studio(asked or str(case.council), None if asked else case.council.span)

    def composed(self, path: Path) -> Iterator[Composed]:
        """Each report of a case file as a document; what is wrong with the file itself comes under no report's name."""
        loaded = load_case(path, path.as_posix())
        case = loaded.value
        if case is None or loaded.failed:
            yield Composed(Checked(None, loaded.diagnostics))
            return
        misnamed = tuple(unusable(case))
        drafted = of_draft_decision(case, self.options.stage)
        studio = self.studio_of(case)
        names, missing = self._names(case, path)
        yield Composed(Checked(None, (*loaded.diagnostics, *studio.diagnostics, *misnamed, *missing, *drafted)))
        if studio.value is None or misnamed:
            return
        documents = {name: studio.value.composer.compose(case, name, self.options.stage) for name in names}
        found = self._judged(case, studio.value, documents)
        for name, document in documents.items():
            breaches = (*found.case, *found.reports.get(name, ())) if found else ()
            yield Composed(finished(document, self.options.stage, breaches), name, studio.value, case)

    def _judged(self, case: Case, studio: Studio, documents: Mapping[str, Checked[Document]]) -> Findings | None:
        """What the law finds in a case and in those of its reports that are wanted; None where it is not asked."""
        if self.options.today is None:
            return None
        from reportgen.law.judge import judged  # noqa: PLC0415  the rules are many, and not every run asks them
        from reportgen.law.rule import FinishedText  # noqa: PLC0415  as above
        from reportgen.matters import matter_of  # noqa: PLC0415  as above
        from reportgen.passages import passages  # noqa: PLC0415  as above

        matter = matter_of(case, studio.house.style, self.options.today)
        sittings = [sitting for sitting in matter.sittings if sitting.name in documents]
        texts = [
            FinishedText(sitting, passages(document))
            for sitting in sittings
            if (document := documents[sitting.name].value) is not None
        ]
        return judged(matter, sittings, texts)

    def _names(self, case: Case, path: Path) -> tuple[list[str], tuple[Diagnostic, ...]]:
        """The reports that were asked for and that the case has."""
        has = [str(name) for name in case.reports]
        asked = list(dict.fromkeys(self.options.reports or has))
        names = [name for name in asked if name in has]
        unknown = [name for name in asked if name not in has]
        if names and not unknown:
            return names, ()
        near = did_you_mean(unknown[0], has) if unknown and has else None
        called = " or ".join(unknown)
        message = f"the case has no report called {called}" if unknown else "the case names no report to make"
        fix = f"did you mean `{near}`?" if near else f"it has: {', '.join(has)}" if has else "add one under `reports:`"
        span = case.where("reports") or Span(path.as_posix(), 1, 1)
        weight = Severity.WARNING if names else Severity.ERROR  # of several cases, not each has every report
        return names, (Diagnostic(NO_REPORTS, weight, message, span, fix=fix),)


def check(paths: Iterable[Path], options: Options | None = None) -> Result:
    """Everything that is wrong or missing in cases, without writing anything."""
    workshop = Workshop(options or Options())
    result = Result()
    for path in case_files(paths, result.diagnostics):
        result.cases += 1
        for made in workshop.composed(path):
            result.diagnostics += made.document.diagnostics
            result.reports += bool(made.name) and made.document.value is not None
    result.diagnostics = list(dict.fromkeys(result.diagnostics))
    return result


def build(
    paths: Iterable[Path], options: Options | None = None, made: Callable[[Path], None] = lambda _path: None
) -> Result:
    """Writes the reports of cases; `made` hears of each file when it is whole."""
    options = options or Options()
    workshop = Workshop(options)
    result = Result()
    with output.Folder(options.output) as folder:
        for path in case_files(paths, result.diagnostics):
            result.cases += 1
            for name, files in _finished(path, workshop, result).items():
                whole = not files.failed
                for kind, content in (files.value or {}).items():
                    file = f"{path.stem}-{name}.{kind}"
                    if not folder.put(file, content, path):
                        whole = False
                        continue
                    result.files.append(options.output / file)
                    made(options.output / file)
                result.reports += whole
    result.refused = options.stage is not Stage.DRAFT and has_errors(result.diagnostics)
    result.diagnostics = list(dict.fromkeys((*result.diagnostics, *folder.diagnostics)))
    return result


def _finished(path: Path, workshop: Workshop, result: Result) -> dict[str, Checked[dict[str, bytes]]]:
    """The files of those reports of a case that may be written; all that was found in it goes to the result."""
    options = workshop.options
    reports = {report.name: report for report in workshop.composed(path)}
    files = {name: report.files(options.formats) for name, report in reports.items() if report.document.value}
    found = {name: report.document.diagnostics for name, report in reports.items()}
    for name, written in files.items():
        exposed = _exposed(reports[name], written.value or {}, path) if options.stage is Stage.PUBLIC else ()
        found[name] = (*found[name], *written.diagnostics, *exposed)
    may_be_written = ready(found, options.stage, path)
    result.diagnostics += [
        problem for problems in (*found.values(), may_be_written.diagnostics) for problem in problems
    ]
    return {name: files[name] for name in may_be_written.value or () if name in files}


def _exposed(report: Composed, files: Mapping[str, bytes], path: Path) -> Iterator[Diagnostic]:
    """What finished files hold that the public may not read: says where, and never what."""
    from reportgen.law.contacts import contact_words  # noqa: PLC0415  only a public copy is searched
    from reportgen.publish import search_package  # noqa: PLC0415  as above

    if report.case is None:
        return
    withheld = tuple(map(str, report.case.never_publish))
    allowed = contact_words(report.case.reports[report.name].over(report.case.every_report))  # type: ignore[index]  # as a Text is found
    reasons = [reason for kind, content in files.items() for reason in search_package(content, kind, withheld, allowed)]
    fix = "take it out of the case, or use the Ombudsman's pseudonym"
    for reason in dict.fromkeys(reasons):
        message = f"the report {report.name} cannot be made public: it holds {reason}"
        yield Diagnostic(EXPOSED, Severity.ERROR, message, Span(path.as_posix(), 1, 1), fix=fix)
