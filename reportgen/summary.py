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
from reportgen.case.response import Recommendation
from reportgen.compose import summary as sums
from reportgen.compose.house import HouseStyle
from reportgen.compose.todo import finished
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code, has_errors
from reportgen.document.nodes import Document
from reportgen.law.deadlines import earliest, latest
from reportgen.law.judge import judged
from reportgen.matters import matter_of
from reportgen.named import case_files, no_cases
from reportgen.options import Options, Result, Stage
from reportgen.readiness import EXPOSED, of_draft_decision, ready
from reportgen.studio import Studio
from reportgen.work import is_case

NO_DATE = code(
    "SUM-01",
    "A case that may or may not be of the period",
    "The case has no date of the Ombudsman's decision or report, or only a month that begins or ends outside the"
    " period. It is not counted.",
    "Give the day in `ombudsman: issued:`. While the Ombudsman has not decided, name the case files without it.",
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
NO_FINDING = code(
    "SUM-06",
    "A case that does not say what the Ombudsman found",
    "The case has no findings, or one that says neither `fault:` nor `matter:`. If it has no fault besides, it is not"
    " counted; if it has one, it is, and whether there was injustice may not be known.",
    "Give `fault:` with what the council did wrong, or `matter:` with what was looked into where no fault was found.",
)
NO_RECOMMENDATIONS = code(
    "SUM-07",
    "A case that does not say what the Ombudsman recommended",
    "The case is counted, and has no recommendations yet. How many there are, how many are complete and what was"
    " recommended and paid is not known as long as it says nothing.",
    "List them under `recommendations:`, or write `recommendations: none` if the Ombudsman made none.",
)
NO_SUM = code(
    "SUM-08",
    "A payment without a sum",
    "The case is counted, and the Ombudsman recommended a payment in it of which it does not say how much. The sums"
    " recommended are at least what the summary says.",
    "Give `amount:` in the payment, in pounds; 0 if the sum stands under another recommendation.",
)
FOUND = "give `fault:` under `findings:`, or `matter:` where no fault was found"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both of which count."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Told(sums.Summary):
    """A summary that also tells how many cases are not counted, since it cannot be told whether they should be.

    Of `undated` ones the day of the decision is not known, of `undecided` ones whether there was fault.
    """

    undated: int
    undecided: int

    @property
    def left_out(self) -> int:
        """How many cases are not counted and may have been upheld in the period."""
        return self.undated + self.undecided


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
    counted, left_out = _sorted(cases, period)
    result.cases = len(counted)
    result.diagnostics += (*left_out, *_twice(counted))
    result.diagnostics += (found for path, case in counted for found in _not_said(path, case))
    result.diagnostics += (found for _, case in counted for found in of_draft_decision(case, options.stage))
    style, today = studio.house.style, options.today
    result.diagnostics += (found for path, case in counted for found in _not_done(path, case, style, today))
    total = sums.summed((case for _, case in counted), house, period.first, period.last, today)
    undated = sum(found.code is NO_DATE for found in left_out)
    known = {one.name: getattr(total, one.name) for one in fields(total)}
    summary = Told(**known, undated=undated, undecided=len(left_out) - undated)
    open_ = tuple(found for found in result.diagnostics if found.code is not NO_CASE)  # of those nobody has to do any
    composed = finished(studio.composer.summarise(summary, options.stage), options.stage, open_)
    _write(composed, summary, studio, options, result, [case for _, case in counted])
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


def _sorted(cases: Iterable[Read], period: Period) -> tuple[list[Read], list[Diagnostic]]:
    """The cases that were upheld in the period; and, for each of which that cannot be told, why it is not counted."""
    counted: list[Read] = []
    left_out: list[Diagnostic] = []
    for path, case in cases:
        is_counted = _is_counted(path, case, period)
        if isinstance(is_counted, Diagnostic):
            left_out.append(is_counted)
        elif is_counted:
            counted.append((path, case))
    return counted, left_out


def _is_counted(path: Path, case: Case, period: Period) -> bool | Diagnostic:
    """Whether a case was upheld in the period, or why that cannot be told. Focus reports decide no case."""
    if case.ombudsman.route is Route.FOCUS_REPORT or sums.upheld(case) is False:
        return False
    when = sums.decided(case)
    if when is not None and (latest(when) < period.first or earliest(when) > period.last):
        return False
    if when is None or not (period.first <= earliest(when) and latest(when) <= period.last):
        message = f"{path.as_posix()} is not counted: it may or may not have been decided in the period"
        fix, about = "give the day of the decision in `ombudsman: issued:`", f"day of the decision in {path.name}"
        if when is None and sums.upheld(case) is None:
            fix += ", or name the case files without it while the Ombudsman has not decided"
        place = case.ombudsman.where("issued") or Span(path.as_posix(), 1, 1)
        return Diagnostic(NO_DATE, Severity.GAP, message, place, fix=fix, about=about)
    if sums.upheld(case) is None:
        message = f"{path.as_posix()} is not counted: it does not say whether the Ombudsman found fault"
        found = sums.silent(case)[0].span if sums.silent(case) else case.where("findings")
        return Diagnostic(NO_FINDING, Severity.GAP, message, found, fix=FOUND, about=f"findings in {path.name}")
    return True


def _not_said(path: Path, case: Case) -> Iterator[Diagnostic]:
    """What a case that is counted does not say, so that what is added up of it is not complete."""
    name = path.as_posix()
    for finding in sums.silent(case):
        message = f"{name} is counted for its fault, and another finding says neither `fault:` nor `matter:`"
        yield Diagnostic(NO_FINDING, Severity.GAP, message, finding.span, fix=FOUND, about=f"findings in {path.name}")
    if not sums.states_recommendations(case):
        message = f"{name} does not say what the Ombudsman recommended, so that the totals are not complete"
        fix = "list them under `recommendations:`, or write `recommendations: none` if there were none"
        place, about = case.where("recommendations"), f"recommendations in {path.name}"
        yield Diagnostic(NO_RECOMMENDATIONS, Severity.GAP, message, place, fix=fix, about=about)
    for part in sums.without_sum(case):
        message = f"{name} does not say how much this payment is, so that the totals are not complete"
        fix, field = "give `amount:`, in pounds", "amount"
        if isinstance(part, Recommendation):
            fix, field = "give it under `payments:`, for example `- {amount: 300, for: distress}`", "payments"
        about = f"sum of a payment in {path.name}"
        yield Diagnostic(NO_SUM, Severity.GAP, message, part.where(field), fix=fix, about=about)


def _not_done(path: Path, case: Case, style: HouseStyle, today: date | None) -> Iterator[Diagnostic]:
    """What the law finds of actions that are said to be done on a day still to come, none of which is counted."""
    early = [one.where("done") for item in case.recommendations for one in item.actions if sums.to_come(one, today)]
    if today is not None and early:
        for one in judged(matter_of(case, style, today), ()).case:
            if one.code.name == "ACT-03" and one.because and one.span in early:  # its other findings name no reason
                yield replace(one, about=f"day of an action in {path.name}")


def _twice(cases: Iterable[Read]) -> Iterator[Diagnostic]:
    """A warning for each decision that stands in two case files."""
    seen: dict[str, Path] = {}
    for path, case in cases:
        for reference in map(str, case.ombudsman.reference):
            first = seen.setdefault(reference, path)
            if first != path:
                message = f"{reference} is counted twice: it is in {first.as_posix()} as well"
                fix = "leave one of the two out, or correct its reference"
                where = case.ombudsman.where("reference")
                yield Diagnostic(TWICE, Severity.WARNING, message, where, fix=fix)


def _write(  # noqa: PLR0913, PLR0917  a summary is made of all of these
    composed: Checked[Document], summary: Told, studio: Studio, options: Options, result: Result, cases: list[Case]
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


def _files(document: Document, summary: Told, studio: Studio, options: Options) -> Checked[dict[str, bytes]]:
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
