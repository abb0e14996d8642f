"""Which reports of a case may be written at a stage: every draft, and final or public reports with nothing open.

An error anywhere in a case holds all its final and public reports back. Knows what was found; knows no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.case.load import UNCHECKED
from reportgen.case.model import Case
from reportgen.compose.todo import tally
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code, has_errors
from reportgen.options import Stage

NOT_FINAL = code(
    "STAGE-01",
    "A report that is not ready to be final",
    "A final report, or a copy for the public, was asked for while facts or clearances are missing or something is"
    " wrong. Nothing was written for it. Where anything in a case is an error, nothing is written for any report of the"
    " case.",
    "Mend what the other messages name, or build a draft.",
)

EXPOSED = code(
    "STAGE-03",
    "Something that the public may not read",
    "The finished file was searched before it was written, and holds personal data outside the contacts, or words that"
    " the case says must never be published. Nothing was written for any report of the case.",
    "Take the words out of the case, or use the pseudonym that the Ombudsman used. The message says where they stand.",
)

DRAFT_DECISION = code(
    "STAGE-04",
    "A report of a draft decision",
    "The case says `draft: yes` of the Ombudsman's decision. A draft is sent for comments only and is confidential, so"
    " no report of it can be final.",
    "Wait for the final decision. Then take `draft: yes` out, and mend what has changed.",
)

Found = Mapping[str, Sequence[Diagnostic]]
"""What was found in each report of a case, and under no name what was found in the case itself."""

_STOPPING = frozenset({Severity.ERROR, Severity.GAP})


def of_draft_decision(case: Case, stage: Stage) -> tuple[Diagnostic, ...]:
    """Why nothing of a case can be final while the Ombudsman's decision is a draft; nothing for drafts of ours."""
    if stage is Stage.DRAFT or not case.ombudsman.draft:
        return ()
    message = "the Ombudsman's decision is a draft, and no report of it can be final"
    fix = "wait for the final decision, then take `draft: yes` out"
    return (Diagnostic(DRAFT_DECISION, Severity.ERROR, message, case.ombudsman.where("draft"), fix),)


def ready(found: Found, stage: Stage, path: Path) -> Checked[list[str]]:
    """The names of the reports that may be written, and why the others may not."""
    names = [name for name in found if name]
    if stage is Stage.DRAFT:
        return Checked(names)
    open_ = tuple(one for one in found.get("", ()) if one.code is UNCHECKED)
    found = {name: (*problems, *(open_ if name else ())) for name, problems in found.items()}
    wrong = any(map(has_errors, found.values()))
    complete = [name for name in names if not wrong and not _reasons(found[name])]
    return Checked(complete, tuple(_refusals(found, stage, path, wrong=wrong)))


def _refusals(found: Found, stage: Stage, path: Path, *, wrong: bool) -> Iterator[Diagnostic]:
    """One for each report that is held back, or for the whole case where it has no report to name."""
    aim = "public" if stage is Stage.PUBLIC else "final"
    place = Span(path.as_posix(), 1, 1)
    names = [name for name in found if name]
    fix = "see to what the other messages name"
    if wrong and not names:
        message = f"no report of {path.name} can be made {aim} before this is seen to: {tally(_reasons(found['']))}"
        yield Diagnostic(NOT_FINAL, Severity.ERROR, message, place, fix)
    for name in names:
        reasons = [one for one in _reasons(found[name]) if one.code is not EXPOSED]  # that one says so itself
        if reasons:
            message = f"the report {name} cannot be made {aim} before this is seen to: {tally(reasons)}"
            draft = "" if has_errors(reasons) else ", or build it with --stage draft"  # errors may leave none
            yield Diagnostic(NOT_FINAL, Severity.ERROR, message, place, fix + draft)
        elif wrong and not _reasons(found[name]):
            message = f"the report {name} is not made {aim}, since there is an error elsewhere in its case"
            yield Diagnostic(NOT_FINAL, Severity.ERROR, message, place, f"{fix}, or try --report {name} alone")


def _reasons(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity in _STOPPING or one.code is UNCHECKED]
