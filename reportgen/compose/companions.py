"""The papers that go with a case beside its reports: which there are, and which of them a case needs.

The law that asks for each: Local Government Act 1974, ss 30(5) and 31(2); Local Government and Housing Act 1989, ss 5
and 5A. What a paper says stands in its template, in the folder `companions` of the house or else of `base`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.case.duties import Function, Limb
from reportgen.case.model import Case, Route
from reportgen.case.report import OpenTo, Papers, Report
from reportgen.case.response import Action, Recommendation, Response, Status
from reportgen.case.values import Text
from reportgen.compose.environment import Missing
from reportgen.compose.facts import facts
from reportgen.compose.house import Decides, HouseStyle, ReportStyle

_ADVERTISED = frozenset({Route.PUBLIC_REPORT, Route.FURTHER_REPORT})
_INVESTIGATED = _ADVERTISED | {Route.DECISION_STATEMENT}


@dataclass(frozen=True, slots=True)
class Companion:
    """A paper that goes with a case: its name among file names, its template, and which cases need it.

    `called` is what the finished file says that it is. `decides` is the kind of body whose matter it is, if any; then
    it is a paper for members, and as open to the public as the report to that body. `limb` is the section of the
    Local Government and Housing Act 1989 that it is made under. One that `follows` the meeting is none of its papers.
    """

    name: str
    template: str
    called: str
    needed: Callable[[Case], bool]
    decides: Decides | None = None
    limb: Limb | None = None
    follows: bool = False


def _advertised(case: Case) -> bool:
    return case.ombudsman.route in _ADVERTISED and not case.publicity.not_required


def _answered(case: Case) -> bool:
    return case.ombudsman.route in _ADVERTISED


def _reported(case: Case) -> bool:
    """Whether the monitoring officer reports the fault of this case by itself."""
    return case.ombudsman.route in _INVESTIGATED and bool(case.faults) and not case.monitoring_officer_report.periodic


def _limbs(case: Case) -> frozenset[Limb]:
    """The sections under which the fault is reported: those of its function, or else the one that the case gives."""
    if not _reported(case):
        return frozenset()
    if case.function is not None:
        both = {Function.COUNCIL: (Limb.COUNCIL,), Function.EXECUTIVE: (Limb.EXECUTIVE,), Function.BOTH: tuple(Limb)}
        return frozenset(both[case.function])
    section = case.monitoring_officer_report.section
    return frozenset() if section is None else frozenset({section})


def _under_section_5(case: Case) -> bool:
    return Limb.COUNCIL in _limbs(case)


def _under_section_5a(case: Case) -> bool:
    return Limb.EXECUTIVE in _limbs(case)


def _under_no_section_yet(case: Case) -> bool:
    return _reported(case) and not _limbs(case)


def _recommended(case: Case) -> bool:
    return bool(case.recommendations)


_OFFICER = ("monitoring_officer_report.md.j2", "Monitoring officer’s report")

TABLE = (
    Companion("public-notice", "public_notice.md.j2", "Public notice", _advertised),
    Companion("letter-to-ombudsman", "letter_to_ombudsman.md.j2", "Letter to the Ombudsman", _answered),
    Companion("monitoring-officer-report-section-5", *_OFFICER, _under_section_5, Decides.COUNCIL, Limb.COUNCIL),
    Companion("monitoring-officer-report-section-5a", *_OFFICER, _under_section_5a, Decides.EXECUTIVE, Limb.EXECUTIVE),
    Companion("monitoring-officer-report", *_OFFICER, _under_no_section_yet),
    Companion(
        "executive-report",
        "executive_report.md.j2",
        "Report of the executive",
        _under_section_5a,
        Decides.EXECUTIVE,
        Limb.EXECUTIVE,
        follows=True,
    ),
    Companion("action-plan", "action_plan.md.j2", "Recommendations and actions", _recommended),
    Companion("compliance-return", "compliance_return.md.j2", "Compliance return", _recommended),
)
"""Every companion of a single case, in the order in which a case needs them."""


def named(name: str) -> Companion:
    """The companion of a name. KeyError if there is none."""
    return {companion.name: companion for companion in TABLE}[name]


def needed(case: Case) -> tuple[Companion, ...]:
    """The companions that a case needs; one whose name the case gives to a report of its own is left to that."""
    return tuple(one for one in TABLE if one.needed(case) and one.name not in case.reports)


@dataclass(frozen=True, slots=True)
class NamedSitting:
    """A meeting that one of the case's reports goes to: the body, what kind of body, and the day."""

    body: str
    decides: str
    meeting: date


def sittings(case: Case, house: HouseStyle) -> Iterator[NamedSitting]:
    """The meetings of the case's reports, in order of time; those without a day are left out."""
    found = (
        NamedSitting(str(report.body or style.body), str(style.decides), report.meeting)
        for report, style in _laid(case, house)
        if report.meeting is not None
    )
    return iter(sorted(found, key=lambda sitting: sitting.meeting))


def _laid(case: Case, house: HouseStyle) -> Iterator[tuple[Report, ReportStyle]]:
    styles = {str(kind): style for kind, style in house.reports.items()}
    for name, own in case.reports.items():
        style = styles.get(str(own.kind or name))
        if style is not None:
            yield own.over(case.every_report), style


def spoken(companion: Companion, case: Case, house: HouseStyle) -> Report:
    """What a companion says of itself: what the report to its body says, of what both have a place for.

    Where the case has no such report, what its first report says, or what every report says.
    """
    laid = list(_laid(case, house))
    own = (report for report, style in laid if style.decides is companion.decides)
    every = (report for report, _ in laid)
    found = next(own, None)
    report = found or next(every, None) or Report().over(case.every_report)
    update: dict[str, object] = {"sections": {}, "implications": {}, "appendices": (), "background_papers": Papers()}
    if found is None:  # the day and the body of another meeting are not its own
        update |= {"meeting": None, "body": None}
    if companion.decides is None:
        update["class_"] = OpenTo.PUBLIC
    return report.model_copy(update=update)


def report_of(name: str, case: Case, house: HouseStyle) -> Report:
    """What a report or companion of a case says, with what all its reports share. KeyError if there is none."""
    own = case.reports.get(name)  # type: ignore[call-overload]  # a Text is found by the same words
    return own.over(case.every_report) if own is not None else spoken(named(name), case, house)


@dataclass(frozen=True, slots=True)
class Answer:
    """A recommendation and some of the actions on it; none where the case does not say yet what is done about it."""

    recommendation: Recommendation
    actions: tuple[Action, ...]


def _taken(case: Case) -> Iterator[Answer]:
    for one in case.recommendations:
        if done := tuple(action for action in one.actions if action.status is Status.DONE):
            yield Answer(one, done)


def _proposed(case: Case) -> Iterator[Answer]:
    for one in case.recommendations:
        left = tuple(action for action in one.actions if action.status is not Status.DONE)
        if left or not (one.actions or one.response is Response.NOT_ACCEPTED):
            yield Answer(one, left)


def facts_of(companion: Companion, case: Case, house: HouseStyle, *, draft: bool) -> dict[str, object]:
    """Everything that the template of a companion can name."""
    bodies = {str(style.decides): str(style.body) for style in reversed(house.reports.values())}
    body = bodies.get(str(companion.decides), "")
    style = ReportStyle.model_construct(
        template=Text(companion.template), body=Text(body), decides=companion.decides or Decides.COUNCIL
    )
    known = facts(case, spoken(companion, case, house), house, style, draft=draft)
    reason = "Say under `function:` whose function the fault was in: council, executive or both"
    limb = str(companion.limb) if companion.limb else Missing("section 5 or section 5A", reason, case, "function")
    own = {
        "decides": str(companion.decides or ""),
        "limb": limb,
        "sittings": tuple(sittings(case, house)),
        "usual_body": body,
        "taken": tuple(_taken(case)),
        "proposed": tuple(_proposed(case)),
    }
    return {**known, **own}
