"""Many cases together: those in which the Ombudsman found fault in a period, counted and added up for a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.case.dates import Day, Month, Period
from reportgen.case.model import Case
from reportgen.case.response import Action, Recommendation, Response, Status
from reportgen.compose.environment import Missing
from reportgen.compose.filenames import safe_name

SUMMARY = "summary.md.j2"
INJUSTICE, NO_INJUSTICE, NOT_SAID = "injustice", "no injustice", "not said"

_LEVEL = str.maketrans("‘’‛ʼʹ′`´" + "‐‑‒–—―−", "'" * 8 + "-" * 7)


@dataclass(frozen=True, slots=True)
class Summed:
    """One upheld case: when it was decided, which outcome it had, and how far its recommendations are."""

    case: Case
    decided: Day | Month
    outcome: str
    service: object
    recommended: Decimal
    paid: Decimal
    recommendations: int
    complete: int
    late: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many cases have something in common, and what was recommended and paid in them, in pounds."""

    label: object
    number: int
    recommended: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """The upheld cases of a period, and what they come to.

    `late` counts recommendations that were completed after their date, `dated` those of which the date and the day of
    completion are known. `file` is the beginning of file names, `called` what the finished file says that it is.
    """

    first: date
    last: date
    cases: tuple[Summed, ...]
    services: tuple[Counted, ...]
    outcomes: tuple[Counted, ...]
    recommended: Decimal
    paid: Decimal
    recommendations: int
    complete: int
    late: int
    dated: int
    not_accepted: int
    file: str
    called: str

    @property
    def compliance(self) -> int:
        """The share of the recommendations that are complete, in whole per cent; 100 only where all of them are."""
        return 100 * self.complete // self.recommendations if self.recommendations else 100


def decided(case: Case) -> Day | Month | None:
    """The day or month of the Ombudsman's decision or report; None where the case has no date of it."""
    ombudsman = case.ombudsman
    return ombudsman.issued or ombudsman.published or ombudsman.received


def to_come(action: Action, today: date | None) -> bool:
    """Whether an action is said to be done on a day that is still to come."""
    done = action.date
    if action.status is not Status.DONE or done is None or today is None:
        return False
    return (date(done.year, done.month, 1) if isinstance(done, Month) else done) > today


def summed(cases: Iterable[Case], house: str, first: date, last: date, today: date | None = None) -> Summary:
    """The summary of a house's cases, all of which have a date and a fault, as decided from `first` to `last`.

    What is said to be done on a day after `today` is neither complete nor paid.
    """
    items = sorted((_summed(case, today) for case in cases), key=_order)
    recommended = [(one, item.case) for item in items for one in item.case.recommendations]
    return Summary(
        first=first,
        last=last,
        cases=tuple(items),
        services=_grouped(items, [item.service for item in items]),
        outcomes=_grouped(items, [item.outcome for item in items]),
        recommended=sum((item.recommended for item in items), Decimal(0)),
        paid=sum((item.paid for item in items), Decimal(0)),
        recommendations=len(recommended),
        complete=sum(item.complete for item in items),
        late=sum(item.late for item in items),
        dated=sum(_in_time(one, case, today) is not None for one, case in recommended),
        not_accepted=sum(one.response is Response.NOT_ACCEPTED for one, _ in recommended),
        file=f"upheld-cases-{safe_name(house)}-{first.isoformat()}-to-{last.isoformat()}",
        called="Summary of upheld cases",
    )


def _summed(case: Case, today: date | None) -> Summed:
    when, found = decided(case), case.found_injustice
    assert when is not None  # noqa: S101  cases without a date are left out before
    service = case.complaint.service
    actions = [action for recommendation in case.recommendations for action in recommendation.actions]
    return Summed(
        case=case,
        decided=when,
        outcome={True: INJUSTICE, False: NO_INJUSTICE, None: NOT_SAID}[found],
        service=service or Missing("service complained about", "", case.complaint, "service"),
        recommended=case.total,
        paid=sum((action.paid or Decimal(0) for action in actions if not to_come(action, today)), Decimal(0)),
        recommendations=len(case.recommendations),
        complete=sum(_complete(one, today) for one in case.recommendations),
        late=sum(_in_time(one, case, today) is False for one in case.recommendations),
    )


def _order(item: Summed) -> tuple[int, int, int, str]:
    when = item.decided
    return (when.year, when.month, when.day if isinstance(when, date) else 0, " ".join(item.case.ombudsman.reference))


def _grouped(items: Sequence[Summed], labels: Sequence[object]) -> tuple[Counted, ...]:
    """The cases under each label, most first; labels that are read alike are one, as first written."""
    groups: dict[str, tuple[object, list[Summed]]] = {}
    for item, label in zip(items, labels, strict=True):
        groups.setdefault(_alike(str(label)), (label, []))[1].append(item)
    counted = [
        Counted(
            label,
            len(held),
            sum((item.recommended for item in held), Decimal(0)),
            sum((item.paid for item in held), Decimal(0)),
        )
        for label, held in groups.values()
    ]
    return tuple(sorted(counted, key=lambda group: (-group.number, str(group.label).casefold())))


def _alike(label: str) -> str:
    """What the ways to write a label have in common, whatever its capitals, spaces, apostrophes and dashes are."""
    plain = unicodedata.normalize("NFKC", label.translate(_LEVEL)).translate(_LEVEL).casefold()
    seen = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return re.sub(r"\s*-+\s*", "-", " ".join(seen.split()))


def _last_day(due: date | Period | None, issued: date | Month | None) -> date | None:
    if isinstance(due, Period):
        return due.after(issued) if isinstance(issued, date) else None
    return due


def _complete(recommendation: Recommendation, today: date | None) -> bool:
    """Whether all that was to be done is done; never of a recommendation that was not accepted."""
    if recommendation.response is Response.NOT_ACCEPTED or not recommendation.complete:
        return False
    return not any(to_come(action, today) for action in recommendation.actions)


def _in_time(recommendation: Recommendation, case: Case, today: date | None) -> bool | None:
    """Whether a complete recommendation was completed by its date; None where the case does not tell."""
    due = _last_day(recommendation.due, case.ombudsman.issued)
    done = [action.done for action in recommendation.actions]
    if due is None or not _complete(recommendation, today) or not all(isinstance(day, date) for day in done):
        return None
    return max(day for day in done if isinstance(day, date)) <= due
