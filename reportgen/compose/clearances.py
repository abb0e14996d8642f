"""Where clearances stand: who has to clear an implication or a whole report, and whether that was done.

The house asks for a clearance by naming a role; the case asks for one by recording it. Silence is never clearance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.case.dates import Day
from reportgen.case.implications import Clearance, ClearanceState, Implication
from reportgen.case.model import Case
from reportgen.case.report import Report
from reportgen.case.values import Text
from reportgen.clearance import STALE, Kind, state, words_of, words_of_report
from reportgen.compose.house import HouseStyle, ImplicationStyle
from reportgen.compose.wording import date
from reportgen.diagnostics import Code, Diagnostic, Severity, Span, code

NOT_ASKED = code(
    "CLEAR-01",
    "A clearance that nobody has been asked for",
    "The house style says which role has to clear an implication or the whole report, and the case records nothing of"
    " it. Silence is not clearance.",
    "Ask the role in the message. Then give `cleared:` with its role and day beside the words that were cleared.",
)
NOT_CLEARED = code(
    "CLEAR-02",
    "A clearance that was asked for and not given",
    "The case records that the clearance was asked for, sent back with changes, or refused.",
    "Make the changes that were asked for. When it is cleared, write `state: cleared` and the day.",
)
NOT_RECORDED = code(
    "CLEAR-03",
    "A clearance without its role or its day",
    "The case says that something was cleared, and does not say in which role or on which day.",
    "Give `role:` and `on:` under `cleared:`.",
)
OTHER_ROLE = code(
    "CLEAR-04",
    "A clearance by another role",
    "The house style says which role clears these words, and the case records a clearance by another one.",
    "Ask the role in the message. A deputy's role, or one `on behalf of` it, will do where it names that role:"
    " deputy section 151 officer.",
)

WHOLE = "The whole report"

_WORDS = {
    None: "Not yet asked",
    ClearanceState.REQUESTED: "Awaited",
    ClearanceState.CLEARED: "Cleared",
    ClearanceState.CHANGES: "Returned",
    ClearanceState.REFUSED: "Refused",
}
_NEWS = {
    ClearanceState.REQUESTED: ("was asked to clear it", "and has not done so yet", "ask again"),
    ClearanceState.CHANGES: ("sent it back", "with changes to be made", "make the changes, and ask again"),
    ClearanceState.REFUSED: ("refused to clear it", "", "settle with that officer what has to change"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one clearance stands.

    `issue` is what it is of and `role` whose it is; `wanted` says whether the house or the case asks for it, `speaks`
    whether there are words to clear; `given` is what the case records, `span` its place and `words` what is cleared.
    """

    issue: str
    role: Text
    wanted: bool
    speaks: bool
    given: Clearance | None
    span: Span | None
    words: str | tuple[str, ...] = ()
    other: str = ""
    """The role that cleared it, where that is not the one the house asks for."""

    @property
    def stale(self) -> str:
        """What has changed since the words were cleared; empty if they are as they were, or nobody can tell."""
        stands = state(self.given, self.words)
        return stands.news if stands.kind is Kind.STALE else ""

    @property
    def state(self) -> str:
        """The word for it: Cleared, Stale, Returned, Refused, Awaited, Not yet asked, or Not required."""
        if not self.wanted:
            return "Not required"
        if self.other:
            return _WORDS[None]
        return "Stale" if self.stale else _WORDS[self.given.state if self.given else None]

    @property
    def on(self) -> Day | None:
        """The day on which it was cleared, asked for or sent back; not that of a clearance by another role."""
        return self.given.on if self.given and not self.other else None

    @property
    def wants_words(self) -> bool:
        """Whether the words that a role has to clear are still to be written."""
        return self.wanted and not self.speaks and self.given is None

    def problems(self) -> Iterator[Diagnostic]:
        """What is missing before it stands. Words that are not there yet are a gap, and nobody's to clear."""
        whose = f"the {self.role}" if self.role else "whoever was asked"
        if not self.wanted or not (self.speaks or self.given):
            return
        if self.given is None:
            fix = "ask for the clearance, then give `cleared:` with its role and day"
            yield self._gap(NOT_ASKED, f"{whose} has not been asked to clear it yet", fix)
        elif self.given.state is not ClearanceState.CLEARED:
            what, rest, fix = _NEWS[self.given.state]
            day = f"on {date(self.on).text}" if self.on else ""
            yield self._gap(NOT_CLEARED, " ".join(filter(None, (whose, what, day, rest))), fix)
        elif not (self.role and self.given.on):
            lacking = " and ".join(filter(None, ("" if self.role else "`role:`", "" if self.given.on else "`on:`")))
            yield self._gap(NOT_RECORDED, f"it is cleared, without its {lacking}", f"give {lacking} under `cleared:`")
        elif self.other:
            news = f"it was cleared by the {self.other}, and the {self.role} has not been asked to clear it"
            yield self._gap(OTHER_ROLE, news, f"have it cleared by the {self.role}")
        elif news := self.stale:
            yield self._gap(STALE, news, "have the words cleared again, then run `reportgen clear`")

    def _gap(self, what: Code, news: str, fix: str) -> Diagnostic:
        return Diagnostic(what, Severity.GAP, f"{self.issue}: {news}", self.span, fix, about=self.issue, who=self.role)


def of_implication(style: ImplicationStyle, said: Implication | None, report: Report) -> Standing:
    """The clearance of one implication. Of one that the case may leave out, and does, none is wanted."""
    given = said.cleared if said else None
    speaks = bool(said and (said.text or said.none))
    wanted = given is not None or (style.cleared_by is not None and (speaks or not style.optional))
    field = "cleared" if given else "text"
    span = said.where(field) if said else report.where("implications")
    words = words_of(said) if said else ()
    role, other = _role(given, style.cleared_by), _other(given, style.cleared_by)
    return Standing(style.label.rstrip(":"), role, wanted, speaks, given, span, words, other)


def of_report(house: HouseStyle, report: Report) -> Standing:
    """The clearance of a report as a whole."""
    wanted = report.cleared is not None or house.cleared_by is not None
    role, given = _role(report.cleared, house.cleared_by), report.cleared
    where, words = report.where("cleared"), words_of_report(report) if given else ()
    other = _other(given, house.cleared_by)
    return Standing(WHOLE, role, wanted, speaks=True, given=given, span=where, words=words, other=other)


def asked_implications(report: Report, house: HouseStyle) -> Iterator[tuple[ImplicationStyle, Implication | None]]:
    """The implications in the house's order; what the house does not ask for but the case gives comes after."""
    for style in house.implications:
        yield style, report.implications.get(style.subject)
    asked = {style.subject for style in house.implications}
    for subject, implication in report.implications.items():
        if subject not in asked:
            label = subject[:1].upper() + subject[1:]
            yield ImplicationStyle.model_validate({"subject": str(subject), "label": label}), implication


def standings(report: Report, house: HouseStyle) -> Iterator[Standing]:
    """Where every clearance of a report stands, those that nobody wants too; the whole report's is the last."""
    for style, said in asked_implications(report, house):
        yield of_implication(style, said, report)
    yield of_report(house, report)


def open_clearances(report: Report, house: HouseStyle, case: Case) -> tuple[Diagnostic, ...]:
    """A gap for each clearance that is wanted and does not stand. `report` holds what all reports of the case say."""
    found = [problem for standing in standings(report, house) for problem in standing.problems()]
    place = case.where("reports")
    return tuple(problem if problem.span else replace(problem, span=place) for problem in found)


def _role(given: Clearance | None, wanted: Text | None) -> Text:
    if wanted and _other(given, wanted):
        return wanted
    return (given.role if given else None) or wanted or Text()


def _other(given: Clearance | None, wanted: Text | None) -> str:
    """The role of a clearance that is not the wanted one, and does not name it as a deputy's does."""
    if given is None or given.state is not ClearanceState.CLEARED or not given.role or not wanted:
        return ""
    return "" if _spaced(wanted) in _spaced(given.role) else given.role


def _spaced(role: str) -> str:
    """The words of a role as they are compared, with a space before and after."""
    return f" {' '.join(re.findall(r'[^_ ,;:()/-]+', role.lower()))} "
