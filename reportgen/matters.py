"""A case in its house as the law sees it: its facts, the council's local practice, and its reports to their meetings.

Introduces cases and houses to the law. Reads no file and no clock, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportgen.case.model import Case
from reportgen.compose import companions
from reportgen.compose.house import HouseStyle
from reportgen.law.rule import Laid, Matter, Sitting


def matter_of(case: Case, house: HouseStyle, today: date) -> Matter:
    """A case under the local practice of its house, on a day, with all its reports.

    A report that the house does not make is left out: it has no body.
    """
    clears = {style.subject: str(style.cleared_by) for style in house.implications if style.cleared_by}
    return Matter(case, house.practice, today, tuple(_laid(case, house)), clears)


def companion_sittings(matter: Matter, house: HouseStyle, names: Iterable[str]) -> Iterator[Sitting]:
    """Those of the names that are companions of the case, as if laid before their body, so that their text is read."""
    for name in names:
        if name not in matter.case.reports:
            companion = companions.named(name)
            report = companions.spoken(companion, matter.case, house)
            yield Sitting(matter, name, report, str(report.body or ""), str(companion.decides or ""))


def _laid(case: Case, house: HouseStyle) -> Iterator[Laid]:
    """The reports of a case that the house makes, each with the body that it is laid before."""
    styles = {str(kind): style for kind, style in house.reports.items()}
    for name, own in case.reports.items():
        style = styles.get(str(own.kind or name))
        if style is not None:
            report = own.over(case.every_report)
            yield Laid(str(name), report, str(report.body or style.body), str(style.decides))
