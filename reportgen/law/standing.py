"""A deadline and how it stands on a day: met, due, missed, or past and not recorded. Knows no duty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from reportgen.case.dates import Month
from reportgen.law import calendar
from reportgen.law.citations import TABLE, Citation
from reportgen.law.deadlines import LastDay, earliest, latest


class Standing(StrEnum):
    """Whether a date was met. `not recorded` is one that can no longer be met and of which the case does not say."""

    MET = "met"
    DUE = "due"
    MISSED = "missed"
    NOT_RECORDED = "not recorded"


class Duty(NamedTuple):
    """What is to be done, and on whose authority; `key` names it within its case and report, whatever its day."""

    key: str
    what: str
    authority: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day for a duty, how it was counted, when it was done and whether that was in time."""

    duty: Duty
    day: date
    counted: str
    standing: Standing
    done: date | Month | None = None
    report: str = ""
    case: str = ""

    @property
    def citation(self) -> Citation | None:
        """The provision behind it; None where only the Ombudsman or the council itself set the day."""
        return TABLE.get(self.duty.authority)

    @property
    def outstanding(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.done is None and self.standing in {Standing.DUE, Standing.MISSED}

    def of(self, case: str) -> Deadline:
        """The same, under the name of its case."""
        return replace(self, case=case)


@dataclass(frozen=True, slots=True)
class AsOf:
    """Makes deadlines as they stand on one day: those of a case, or of one of its reports."""

    today: date
    report: str = ""

    def by(self, duty: Duty, last: LastDay, done: date | Month | None, moot: date | None = None) -> Deadline:
        """Something to be done by a day. From the day `moot` on it is too late to care, unless the case says when."""
        done = done if done is not None and earliest(done) <= self.today else None
        return self._made(duty, last, self._standing(last.day, done, moot), done)

    def until(self, duty: Duty, last: LastDay, ended: date | None = None) -> Deadline:
        """A time that runs out by itself; missed where it was cut short."""
        short = ended is not None and ended < last.day
        end = ended if ended is not None and short else last.day
        if self.today <= end:
            return self._made(duty, last, Standing.DUE)
        return self._made(duty, last, Standing.MISSED if short else Standing.MET, end)

    def _made(self, duty: Duty, last: LastDay, standing: Standing, done: date | Month | None = None) -> Deadline:
        return Deadline(duty, last.day, _counted(last), standing, done, self.report)

    def _standing(self, day: date, done: date | Month | None, moot: date | None) -> Standing:
        if done is None:
            if self.today <= day:
                return Standing.DUE
            return Standing.NOT_RECORDED if moot is not None and moot <= self.today else Standing.MISSED
        if latest(done) <= day:
            return Standing.MET
        return Standing.MISSED if earliest(done) > day else Standing.NOT_RECORDED


def _counted(last: LastDay) -> str:
    """How a day was counted, and what to know where it is no working day."""
    why = calendar.why_not_working(last.day)
    return f"{last.counted}; that is {why}, and nothing puts it off" if why else last.counted
