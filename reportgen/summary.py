"""Many cases at once: which of them were upheld in a period, and the summary of those as files.

Introduces the cases of a folder to a house. A total that leaves a case out unseen would be false, so that nothing is
written while any of the files cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from reportgen import output
from reportgen.batch import NO_CASE, passed_over
from reportgen.build import Workshop
from reportgen.case.load import load_case
from reportgen.case.model import Case, Route
from reportgen.compose.house import HouseStyle
from reportgen.compose.summary import Summary, decided, summed, to_come
from reportgen.compose.todo import finished
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code, has_errors
from reportgen.document.nodes import Document
from reportgen.law.deadlines import earliest, latest
from reportgen.law.judge import judged
from reportgen.matters import matter_of
from reportgen.named import case_files, no_cases
from reportgen.options import Options, Result, Stage
from reportgen.readiness import EXPOSED, ready
from reportgen.studio import Studio
from reportgen.work import is_case

NO_DATE = code(
    "SUM-01",
    "A case that may or may not be of the period",
    "The case has no date of the Ombudsman's decision or report, or only a month that begins or ends outside the"
    " period. It is not counted.",
    "Give the day in `ombudsman: issued:`.",
)
UNREAD = code(
    "SUM-02",
    "A summary that would leave cases out",
    "One of the case files has an error, so that it cannot be counted. Nothing was written, since the totals would be"
    " false.",
    "Mend the case file, or name the case files without it.",
)
WHICH_HOUSE = code(
    "SUM-03",
    "Cases of which council",
    "A summary is of one council. The cases that were named are of several, or none of them is of the one asked for.",
    "Say whose summary it is with --house.",
)
TWICE = code(
    "SUM-04",
    "One decision in two case files",
    "Two case files have the same reference of the Ombudsman, and both are counted.",
    "Leave one of them out, or correct its reference.",
)
NO_PILLOW = code(
    "SUM-05",
    "A chart that cannot be drawn",
    "Word needs the chart as a picture, and the program that draws pictures, Pillow, is not installed.",
    "Install it: pip install 'reportgen[charts]'. Markdown and HTML need no picture.",
)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both of which count."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Told(Summary):
    """A summary that also tells how many cases may be of the period and are not counted."""

    left_out: int


Read = tuple[Path, Case]


def summarise(paths: Sequence[Path], period: Period, options: Options) -> Result:
    """Writes the summary of the upheld cases among files and folders; `options` say where to and how far it has come.

    Of `options` the reports and the companions do not count; without a house, all cases have to be of one.
    """
    result = Result()
    read = list(_read(paths, result))
    chosen = _chosen(read, options.house, result) if not has_errors(result.diagnostics) else None
    if chosen is None:
        return result
    house, cases = chosen
    at_work = Workshop(options).studio(house, cases[0][1].council.span)
    studio = at_work.value
    if studio is None:
        result.diagnostics += at_work.diagnostics
        return result
    upheld = list(_upheld(cases, period, result))
    result.cases = len(upheld)
    style, today = studio.house.style, options.today
    result.diagnostics += (found for path, case in upheld for found in _not_done(path, case, style, today))
    counted = summed((case for _, case in upheld), house, period.first, period.last, today)
    left_out = sum(found.code is NO_DATE for found in result.diagnostics)
    summary = Told(**{one.name: getattr(counted, one.name) for one in fields(counted)}, left_out=left_out)
    open_ = tuple(found for found in result.diagnostics if found.code is not NO_CASE)  # of those nobody has to do any
    composed = finished(studio.composer.summarise(summary, options.stage), options.stage, open_)
    _write(composed, summary, studio, options, result, [case for _, case in upheld])
    return result


def _read(paths: Sequence[Path], result: Result) -> Iterator[Read]:
    """Every case that can be read; what keeps one from being read goes to the result.

    Files in a folder that have nothing of a case in them are passed over.
    """
    files, passed = list(case_files(paths, result.diagnostics)), 0
    for path in files:
        loaded = load_case(path, path.as_posix())
        if loaded.value is not None and not loaded.failed:
            yield path, loaded.value
            continue
        if path not in paths and not is_case(path):
            result.diagnostics.append(passed_over(path))
            passed += 1
            continue
        result.diagnostics += [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
        message = f"{path.as_posix()} cannot be counted, so that no summary was written"
        fix = "see to what the other messages name, or name the case files without it"
        result.diagnostics.append(Diagnostic(UNREAD, Severity.ERROR, message, Span(path.as_posix(), 1, 1), fix=fix))
    if passed == len(files) > 0:
        result.diagnostics.append(no_cases(files[0].parent))


def _chosen(read: Sequence[Read], house: str | None, result: Result) -> tuple[str, list[Read]] | None:
    """The cases of one council, and its house style; None where it cannot be told which, or it has no case."""
    councils = sorted({str(case.council) for _, case in read})
    if house is None and len(councils) == 1:
        house = councils[0]
    chosen = [(path, case) for path, case in read if str(case.council) == house]
    if house is None or not chosen:
        several = f"the cases are of {len(councils)} councils: {', '.join(councils)}"
        message = several if house is None else f"none of the cases is of `{house}`; they are of {', '.join(councils)}"
        fix = "say whose summary it is, for example --house " + (councils[0] if councils else "NAME")
        result.diagnostics.append(Diagnostic(WHICH_HOUSE, Severity.ERROR, message, fix=fix))
        return None
    return house, chosen


def _upheld(cases: Iterable[Read], period: Period, result: Result) -> Iterator[Read]:
    """The cases with a fault that were decided in the period. Focus reports decide no case."""
    seen: dict[str, Path] = {}
    for path, case in cases:
        if not case.faults or case.ombudsman.route is Route.FOCUS_REPORT:
            continue
        when = decided(case)
        place = case.ombudsman.where("issued") or Span(path.as_posix(), 1, 1)
        if when is not None and (latest(when) < period.first or earliest(when) > period.last):
            continue
        if when is None or not (period.first <= earliest(when) and latest(when) <= period.last):
            message = f"{path.as_posix()} is not counted: it may or may not have been decided in the period"
            fix, about = "give the day of the decision in `ombudsman: issued:`", f"day of the decision in {path.name}"
            result.diagnostics.append(Diagnostic(NO_DATE, Severity.GAP, message, place, fix=fix, about=about))
            continue
        for reference in map(str, case.ombudsman.reference):
            first = seen.setdefault(reference, path)
            if first != path:
                message = f"{reference} is counted twice: it is in {first.as_posix()} as well"
                fix = "leave one of the two out, or correct its reference"
                where = case.ombudsman.where("reference")
                result.diagnostics.append(Diagnostic(TWICE, Severity.WARNING, message, where, fix=fix))
        yield path, case


def _not_done(path: Path, case: Case, style: HouseStyle, today: date | None) -> Iterator[Diagnostic]:
    """What the law finds of actions that are said to be done on a day still to come, none of which is counted."""
    early = [one.where("done") for item in case.recommendations for one in item.actions if to_come(one, today)]
    if today is not None and early:
        for one in judged(matter_of(case, style, today), ()).case:
            if one.code.name == "ACT-03" and one.because and one.span in early:  # its other findings name no reason
                yield replace(one, about=f"day of an action in {path.name}")


def _write(  # noqa: PLR0913, PLR0917  a summary is made of all of these
    composed: Checked[Document], summary: Summary, studio: Studio, options: Options, result: Result, cases: list[Case]
) -> None:
    """Writes the document in each format, and the pictures that Markdown needs, if it may be written at its stage."""
    found = list(composed.diagnostics)
    made = _files(composed.value, summary, studio, options) if composed.value is not None else Checked({})
    files = made.value or {}
    found += made.diagnostics
    if options.stage is Stage.PUBLIC:
        found += _exposed(files, cases)
    place = options.output / summary.file
    may_be_written = ready({summary.file: tuple(found)}, options.stage, place)
    result.diagnostics = list(dict.fromkeys((*result.diagnostics, *found, *may_be_written.diagnostics)))
    with output.Folder(options.output, options.edits) as folder:
        for name, content in files.items() if may_be_written.value and not has_errors(found) else ():
            if folder.put(name, content, place) and name not in folder.left:
                result.files.append(options.output / name)
    result.diagnostics += folder.diagnostics
    result.reports = int(bool(files) and not folder.left and not has_errors(result.diagnostics))
    result.refused = folder.refused or (options.stage is not Stage.DRAFT and has_errors(result.diagnostics))


def _files(document: Document, summary: Summary, studio: Studio, options: Options) -> Checked[dict[str, bytes]]:
    """The document in each format, and the pictures that Markdown needs beside it, by the names of their files."""
    found: list[Diagnostic] = []
    files: dict[str, bytes] = {}
    for kind in options.formats:
        if kind == "docx" and summary.cases and find_spec("PIL") is None:
            fix = "run: pip install 'reportgen[charts]', or leave docx out of --to"
            found.append(Diagnostic(NO_PILLOW, Severity.ERROR, "the chart cannot be drawn for Word", fix=fix))
            continue
        written = studio.written(document, kind)
        found += written.diagnostics
        if written.value is not None:
            files[f"{summary.file}.{kind}"] = written.value
            files |= studio.pictures(document) if kind == "md" else {}
    return Checked(files, tuple(found))


def _exposed(files: dict[str, bytes], cases: Iterable[Case]) -> Iterator[Diagnostic]:
    """What the finished files hold that the public may not read: says where, and never what."""
    from reportgen.publish import search_package  # noqa: PLC0415  only a public copy is searched

    withheld = tuple(str(word) for case in cases for word in case.never_publish)
    for name, content in files.items():
        kind = name.rpartition(".")[2]
        for reason in search_package(content, "html" if kind == "svg" else kind, withheld):
            message = f"{name} cannot be made public: it holds {reason}"
            fix = "take it out of the case that it is from, or use the Ombudsman's pseudonym"
            yield Diagnostic(EXPOSED, Severity.ERROR, message, fix=fix)
