"""A case in its house as the law sees it: its facts, the council's local practice, and its reports to their meetings.

Introduces cases and houses to the law. Reads no file and no clock, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.case.model import Case
from reportgen.compose.house import HouseStyle
from reportgen.law.rule import Laid, Matter


def matter_of(case: Case, house: HouseStyle, today: date) -> Matter:
    """A case under the local practice of its house, on a day, with all its reports.

    A report that the house does not make is left out: it has no body.
    """
    clears = {style.subject: str(style.cleared_by) for style in house.implications if style.cleared_by}
    return Matter(case, house.practice, today, tuple(_laid(case, house)), clears)


def _laid(case: Case, house: HouseStyle) -> Iterator[Laid]:
    """The reports of a case that the house makes, each with the body that it is laid before."""
    styles = {str(kind): style for kind, style in house.reports.items()}
    for name, own in case.reports.items():
        style = styles.get(str(own.kind or name))
        if style is not None:
            report = own.over(case.every_report)
            yield Laid(str(name), report, str(report.body or style.body), str(style.decides))
