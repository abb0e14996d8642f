"""What a template can name: the case, the report, the house, and what the house makes of them. Knows no template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.case.implications import Implication
from reportgen.case.model import Case
from reportgen.case.report import Report
from reportgen.compose.clearances import Standing, asked_implications, of_implication, of_report
from reportgen.compose.environment import Missing
from reportgen.compose.house import HouseStyle, ImplicationStyle, ReportStyle
from reportgen.compose.marking import NAMES
from reportgen.document.nodes import Text


@dataclass(frozen=True, slots=True)
class NamedAppendix:
    """An appendix as a report calls it.

    `exempt` is the paragraph of Schedule 12A that keeps it from the public; `withheld`, that this copy leaves it out.
    """

    id: str
    name: Text
    title: object
    contents: str
    exempt: int | None
    withheld: bool


@dataclass(frozen=True, slots=True)
class NamedImplication:
    """What a report says on one subject, under the house's label; `shown` says whether the house prints it at all."""

    subject: str
    label: str
    role: object
    text: object
    none: bool
    cleared: object
    shown: bool
    clearance: Standing


def facts(  # noqa: PLR0913  those that say which copy it is have names
    case: Case, report: Report, house: HouseStyle, style: ReportStyle, *, draft: bool, public: bool = False
) -> dict[str, object]:
    """Everything that a template can name."""
    return {
        "case": case,
        "report": report,
        "house": house,
        "body": report.body or style.body,
        "decides": str(style.decides),
        "appendices": tuple(named_appendices(report, house, public=public)),
        "implications": tuple(named_implications(report, house)),
        "clearance": of_report(house, report),
        "exempt_names": NAMES,
        "draft": draft,
    }


def named_appendices(report: Report, house: HouseStyle, *, public: bool = False) -> Iterator[NamedAppendix]:
    """The appendices under the letters or numbers of the house; a public copy withholds those that are exempt."""
    for place, appendix in enumerate(report.appendices, start=1):
        name = house.appendix_name(place)
        title: object = appendix.title or Missing(f"title of {name}", "Say what the document is", appendix, "title")
        if appendix.exempt:
            exempt = f"exempt (paragraph {appendix.exempt})"
            title = exempt if public else (title, f", {exempt}")
        yield NamedAppendix(
            id=str(appendix.id or f"appendix-{place}"),
            name=Text(name, together=True),
            title=title,
            contents=str(appendix.contents),
            exempt=appendix.exempt,
            withheld=public and bool(appendix.exempt),
        )


def named_implications(report: Report, house: HouseStyle) -> Iterator[NamedImplication]:
    """The implications in the house's order; what the house does not ask for but the case gives comes after."""
    for style, said in asked_implications(report, house):
        yield named_implication(style, said, report)


def named_implication(style: ImplicationStyle, said: Implication | None, report: Report) -> NamedImplication:
    """One subject: the officer's words, the house's words for none, or a gap."""
    text: object = said.text if said else None
    none = bool(said and said.none and not text)
    if none:
        text = style.none or "None."
    elif not text:
        reason = f"Say under `{style.subject}:` what it means, or write none"
        text = Missing(str(style.label).rstrip(":"), reason, report, "implications")
    return NamedImplication(
        subject=str(style.subject),
        label=str(style.label),
        role=style.cleared_by,
        text=text,
        none=none,
        cleared=said.cleared if said else None,
        shown=bool(style.always or (said and said.text) or not (none or style.optional)),
        clearance=of_implication(style, said, report),
    )
