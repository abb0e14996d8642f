"""Many cases together: those in which the Ombudsman found fault in a period, counted and added up for a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportgen.case.dates import Day, Month, Period
from reportgen.case.model import Case, Finding
from reportgen.case.response import Action, Kind, Payment, Recommendation, Response, Status
from reportgen.compose.environment import Missing
from reportgen.compose.filenames import safe_name

SUMMARY = "summary.md.j2"
INJUSTICE, NO_INJUSTICE, NOT_SAID = "injustice", "no injustice", "not said"
PAYS = frozenset({Kind.PAYMENT, Kind.DISTRESS, Kind.TIME_AND_TROUBLE, Kind.LOST_SERVICE, Kind.MEASURABLE_LOSS})

_LEVEL = str.maketrans("‘’‛ʼʹ′`´" + "‐‑‒–—―−", "'" * 8 + "-" * 7)


@dataclass(frozen=True, slots=True)
class Summed:
    """One upheld case: when it was decided, which outcome it had, and how far its recommendations are.

    `listed` tells whether the case says what was recommended, if only that nothing was; `priced` whether every payment
    that it names has a sum.
    """

    case: Case
    decided: Day | Month
    outcome: str
    service: object
    recommended: Decimal
    paid: Decimal
    recommendations: int
    complete: int
    late: int
    listed: bool
    priced: bool

    @property
    def recommended_whole(self) -> bool:
        """Whether the sum recommended is all that was; else at least so much was."""
        return self.listed and self.priced

    @property
    def paid_whole(self) -> bool:
        """Whether the sum paid is all that was; else at least so much was."""
        return self.listed


@dataclass(frozen=True, slots=True)
class Counted:
    """How many cases have something in common, and what was recommended and paid in them, in pounds.

    `recommended_whole` and `paid_whole` are as in `Summed`, of all these cases.
    """

    label: object
    number: int
    recommended: Decimal
    paid: Decimal
    recommended_whole: bool
    paid_whole: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The upheld cases of a period, and what they come to.

    `late` counts recommendations that were completed after their date, `dated` those of which the date and the day of
    completion are known. `unlisted` counts the cases that do not say what was recommended, `unpriced` those with a
    payment that has no sum. `file` is the beginning of file names, `called` what the finished file says that it is.
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
    unlisted: int
    unpriced: int
    file: str
    called: str

    @property
    def recommended_whole(self) -> bool:
        """Whether the sum recommended is all that was, in these cases; else at least so much was."""
        return not (self.unlisted or self.unpriced)

    @property
    def paid_whole(self) -> bool:
        """Whether the sum paid is all that was, in these cases; else at least so much was."""
        return not self.unlisted

    @property
    def compliance(self) -> int | Missing:
        """The share of the recommendations that are complete, in whole per cent; 100 only where all of them are.

        A gap where a case does not say what was recommended.
        """
        if self.unlisted:
            return Missing("compliance rate", "A case does not say yet what the Ombudsman recommended")
        return 100 * self.complete // self.recommendations if self.recommendations else 100


def decided(case: Case) -> Day | Month | None:
    """The day or month of the Ombudsman's decision or report; None where the case has no date of it."""
    ombudsman = case.ombudsman
    return ombudsman.issued or ombudsman.published or ombudsman.received


def silent(case: Case) -> tuple[Finding, ...]:
    """The findings that say neither which fault was found nor what was looked into without finding any."""
    return tuple(finding for finding in case.findings if not (finding.fault or finding.matter))


def upheld(case: Case) -> bool | None:
    """Whether the Ombudsman found fault; None where the case does not say."""
    if case.faults:
        return True
    return False if case.findings and not silent(case) else None


def states_recommendations(case: Case) -> bool:
    """Whether the case says what the Ombudsman recommended, if only that nothing was."""
    return bool(case.recommendations) or case.recommends_nothing


def without_sum(case: Case) -> tuple[Payment | Recommendation, ...]:
    """The payments that have no amount, and the recommendations of a payment that name none."""
    payments = [one for recommendation in case.recommendations for one in recommendation.payments if one.total is None]
    return (*payments, *(one for one in case.recommendations if one.kind in PAYS and not one.payments))


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
        unlisted=sum(not item.listed for item in items),
        unpriced=sum(not item.priced for item in items),
        file=f"upheld-cases-{safe_name(house)}-{first.isoformat()}-to-{last.isoformat()}",
        called="Summary of upheld cases",
    )


def _summed(case: Case, today: date | None) -> Summed:
    when = decided(case)
    assert when is not None  # noqa: S101  cases without a date are left out before
    service = case.complaint.service
    actions = [action for recommendation in case.recommendations for action in recommendation.actions]
    return Summed(
        case=case,
        decided=when,
        outcome=_outcome(case),
        service=service or Missing("service complained about", "", case.complaint, "service"),
        recommended=case.total,
        paid=sum((action.paid or Decimal(0) for action in actions if not to_come(action, today)), Decimal(0)),
        recommendations=len(case.recommendations),
        complete=sum(_complete(one, today) for one in case.recommendations),
        late=sum(_in_time(one, case, today) is False for one in case.recommendations),
        listed=states_recommendations(case),
        priced=not without_sum(case),
    )


def _outcome(case: Case) -> str:
    """What the faults of a case caused: no injustice only where every one of them is known to have caused none."""
    if case.found_injustice:
        return INJUSTICE
    unknown = silent(case) or any(fault.injustice.found is None for fault in case.faults)
    return NOT_SAID if unknown else NO_INJUSTICE


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
            recommended_whole=all(item.recommended_whole for item in held),
            paid_whole=all(item.paid_whole for item in held),
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
