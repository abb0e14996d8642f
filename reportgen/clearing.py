"""Writing a clearance into a case file: who, in which role, on which day, and a fingerprint of the words.

The file is spliced, never written out anew; if that cannot be done exactly, it is left alone and the officer is told
what to write by hand.
"""

from __future__ import annotations

import os
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reportgen import output, placing, splice
from reportgen import source as yaml
from reportgen.case.implications import ClearanceState, Subject, says_none
from reportgen.case.load import make
from reportgen.case.model import Case
from reportgen.case.report import ReportFields
from reportgen.case.values import Text, as_word
from reportgen.clearance import fingerprint, words_of, words_of_report
from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, Span, code
from reportgen.source import Scalar, Source
from reportgen.source.characters import FORBIDDEN, describe
from reportgen.suggest import did_you_mean

NOTHING = code(
    "CLEAR-12",
    "Nothing there that could be cleared",
    "A clearance was to be recorded for a report or an implication that the case does not have, or of which it says"
    " nothing yet. Only words can be cleared.",
    "Check the names in the command, or write the words first.",
)
WHICH = code(
    "CLEAR-13",
    "A clearance that could be of several things",
    "Several reports of the case have words of their own on this, and each is cleared for itself.",
    'Say which is meant with --report and its name; `--report "every report"` is what all reports say alike.',
)
BY_HAND = code(
    "CLEAR-14",
    "A file that cannot be changed exactly",
    "A clearance is put into the case file without touching anything else in it. The way in which these lines are"
    " typed does not allow that, so the file is exactly as it was.",
    "Write the words of the message at the line that it names.",
)
CHANGED = code(
    "CLEAR-15",
    "A file that changed meanwhile",
    "Somebody, or another program, saved the case file while the clearance was being recorded. It is left as they saved"
    " it.",
    "Run the command again.",
)
WHO = code(
    "CLEAR-16",
    "A clearance without a name or a role",
    "A clearance has to say who gave it and in which role, in plain characters.",
    'Give both: --by "Jo Neil" --role "section 151 officer".',
)
SHARED = code(
    "CLEAR-17",
    "A clearance that stands for all reports",
    "The words stand under `every report`, so whoever clears them for one report clears them for all that say the"
    " same.",
    "Nothing needs doing. If one report needs words of its own, write them under that report.",
)

WHOLE = "report"
EVERY = "every report"


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be recorded: who, in which role, on which day, and what they said."""

    by: str
    role: str
    on: date
    state: ClearanceState = ClearanceState.CLEARED


class _Place(NamedTuple):
    """Where words stand in a case file, and their fingerprint."""

    path: tuple[str, ...]
    words: str


def clear(path: Path, subject: str, given: Given, report: str | None = None) -> Checked[Path]:
    """Records a clearance in a case file: of an implication, or of the whole `report`. Never raises.

    `report` names the report whose words are meant, or `every report`; it may be left out where only one has them.
    """
    name = path.as_posix()
    read = yaml.read(path, name)
    if read.value is None or read.value.root is None:
        return Checked(None, read.diagnostics)
    made = make(read.value)
    if made.value is None or read.failed or made.failed:
        return Checked(None, (*read.diagnostics, *made.diagnostics))
    values = _values(given)
    if isinstance(values, Diagnostic):
        return Checked(None, (values,))
    place = _find(made.value, subject, report, name)
    if isinstance(place, Diagnostic):
        return Checked(None, (place,))
    values["words"] = place.words
    written = _spliced(read.value, place.path, values)
    if written is None or not _says(written, subject, report, place):
        return Checked(None, (_by_hand(read.value, place.path, values),))
    trouble = _write(path, read.value, written)
    if trouble is not None:
        return Checked(None, (trouble,))
    return Checked(path, tuple(_notes(made.value, place, report, read.value)))


def _values(given: Given) -> dict[str, str] | Diagnostic:
    by, role = " ".join(given.by.split()), " ".join(given.role.split())
    for option, words in (("--by", by), ("--role", role)):
        if not words:
            return _error(WHO, f"{option} is empty", f"give {option} and the words in quotation marks")
        if found := FORBIDDEN.search(words):
            return _error(WHO, f"in {option} stands {describe(found[0])}", "type the words again")
    return {"state": str(given.state), "by": by, "role": role, "on": given.on.isoformat()}


def _find(case: Case, subject: str, report: str | None, file: str) -> _Place | Diagnostic:
    """Where the words that are meant stand."""
    if report not in {None, EVERY, *case.reports}:
        near = did_you_mean(str(report), [*case.reports, EVERY])
        fix = f"did you mean `{near}`?" if near else f"its reports are: {', '.join(case.reports)}"
        return _error(NOTHING, f"{file} has no report called `{report}`", fix)
    word = as_word(subject)
    if word == WHOLE:
        return _whole(case, report, file)
    if word not in set(Subject):
        near = did_you_mean(word, [*Subject, WHOLE])
        known = f"it can be: {WHOLE}, {', '.join(Subject)}"
        return _error(NOTHING, f"`{subject}` is no implication", f"did you mean `{near}`?" if near else known)
    return _implication(case, Subject(word), report, file)


def _whole(case: Case, report: str | None, file: str) -> _Place | Diagnostic:
    if report is None and len(case.reports) == 1:
        (report,) = case.reports
    if report is None or report == EVERY:
        fix = f"give --report and one of: {', '.join(case.reports)}"
        return _error(WHICH, f"{file}: a whole report is cleared by itself, and none is named", fix)
    words = words_of_report(case.reports[Text(report)].over(case.every_report))
    if not words:
        return _error(NOTHING, f"{file}: the report `{report}` says nothing yet", "write the report first")
    return _Place(("reports", report), fingerprint(words))


def _implication(case: Case, subject: Subject, report: str | None, file: str) -> _Place | Diagnostic:
    holders: dict[str, ReportFields] = {EVERY: case.every_report}
    holders.update((str(name), said) for name, said in case.reports.items())
    having = [name for name, holder in holders.items() if subject in holder.implications]
    if report is None and len(having) > 1:
        fix = f"give --report and one of: {', '.join(having)}"
        return _error(WHICH, f"{file} speaks of {subject} implications in {len(having)} places", fix)
    name = report if report in having else EVERY if report is not None else next(iter(having), EVERY)
    said = holders[name].implications.get(subject)
    words = words_of(said) if said else ""
    if not words.strip():
        where = f" in `{report}`" if report else ""
        fix = f"write the words under `implications:`, or `{subject}: none`"
        return _error(NOTHING, f"{file} says nothing of {subject} implications{where} yet", fix)
    path = (EVERY,) if name == EVERY else ("reports", name)
    return _Place((*path, "implications", subject), fingerprint(words))


def _spliced(read: Source, path: tuple[str, ...], values: AbstractMapping[str, str]) -> Source | None:
    written = _as_typed(read, path)
    there = splice.at(read.root, written)
    short = None
    if isinstance(there, Scalar):
        short = splice.LongForm("none", "yes") if says_none(there) else splice.LongForm("text")
    return splice.put(read, (*written, "cleared"), values, short)


def _as_typed(read: Source, path: tuple[str, ...]) -> tuple[str, ...]:
    """A path with the name of its subject as the file has it, which may have capitals."""
    *outer, last = path
    names = splice.at(read.root, outer)
    typed = [name for name in names if as_word(name) == last] if isinstance(names, yaml.Mapping) else []
    return path if last in typed or not typed else (*outer, typed[0])


def _says(written: Source, subject: str, report: str | None, place: _Place) -> bool:
    """Whether the new text is a case that says the same words in the same place."""
    case = make(written)
    return case.value is not None and not case.failed and _find(case.value, subject, report, written.name) == place


def _by_hand(read: Source, path: tuple[str, ...], values: AbstractMapping[str, str]) -> Diagnostic:
    *outer, last = _as_typed(read, path)
    holder = splice.at(read.root, outer)
    span = holder.key_spans[last] if isinstance(holder, yaml.Mapping) and last in holder else Span(read.name, 1, 1)
    text = f"cleared: {splice.render(values)}"
    message = f"the clearance cannot be put under `{last}` without changing something else; the file is as it was"
    there = splice.at(holder, [last])
    fix = (
        f"write `{text}` under `{last}`, with its words as `text:`" if isinstance(there, Scalar) else f"write `{text}`"
    )
    return Diagnostic(BY_HAND, Severity.ERROR, message, span, fix)


def _write(path: Path, before: Source, after: Source) -> Diagnostic | None:
    """Puts the new text into the file, unless the file is no longer what was read; its mark of byte order stays."""
    target = path.resolve()
    try:
        known = target.read_bytes()
        there = known.decode()
        if not there.endswith(before.text) or there.removesuffix(before.text).strip("\ufeff"):
            return _error(CHANGED, f"{before.name} was changed while the clearance was recorded", "run it again")
        if before.text == after.text:
            return None
        if not os.access(target, os.W_OK):
            raise PermissionError
        _, _, stood = placing.exchange(target, f"{there.removesuffix(before.text)}{after.text}".encode())
        if stood is not None and (saved := stood.read_bytes()) != known:  # in this very moment
            placing.replace(target, saved)
            placing.remove(stood)
            return _error(CHANGED, f"{before.name} was changed while the clearance was recorded", "run it again")
        if stood is not None:
            placing.remove(stood)
    except UnicodeDecodeError:
        return _error(CHANGED, f"{before.name} was changed while the clearance was recorded", "run it again")
    except OSError as problem:
        reason = placing.reason(problem)
        return _error(output.CANNOT_WRITE, f"{before.name} was not written: {reason}", "close it in other programs")
    return None


def _notes(case: Case, place: _Place, report: str | None, read: Source) -> list[Diagnostic]:
    if report in {None, EVERY} or place.path[0] != EVERY or len(case.reports) < 2:  # noqa: PLR2004  one has no others
        return []
    reports = splice.at(read.root, _as_typed(read, place.path)[:-1])
    span = reports.key_spans[_as_typed(read, place.path)[-1]] if isinstance(reports, yaml.Mapping) else None
    message = f"the words stand under `{EVERY}`, so they are cleared for every report that says no others"
    return [Diagnostic(SHARED, Severity.NOTE, message, span)]


def _error(what: Code, message: str, fix: str) -> Diagnostic:
    return Diagnostic(what, Severity.ERROR, message, fix=fix)
