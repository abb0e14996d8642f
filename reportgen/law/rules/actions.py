"""What the council does about each recommendation: answered, dated, in time, shown by evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.case.dates import Month
from reportgen.case.response import Action, Kind, Recommendation, Response, Status
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Matter, rule

NO_APOLOGY = re.compile(
    r"\b(?:sorry|apologis\w+|apolog(?:y|ies))\b[^.;]{0,40}?"
    r"(?:\b(?:you|he|she|they|the\s+family|Mr|Mrs|Ms|Miss)\b[^.;]{0,20}\b(?:feel|feels|felt|think|thinks|thought)\b"
    r"|\bif\b|\b(?:may|might)\s+have\b|\bany\s+(?:distress|inconvenience|upset|offence)\b)",
    re.IGNORECASE,
)
SENIOR = re.compile(r"\b(?:director|head|chief|leader|mayor|executive|monitoring\s+officer)\b", re.IGNORECASE)
MANY = 5


@rule(
    "ACT-01",
    "Every recommendation is answered",
    Severity.ERROR,
    ["LGA 1974 s 31(2)", "Nestwood"],
    mend="Say under the recommendation what the council did or will do, or why it will not.",
)
def answered(matter: Matter) -> Iterator[Breach]:
    """For every recommendation the case says what the council did or will do, or why it will not.

    The Ombudsman has to be told what was done or is proposed, and a recommendation without an answer leaves members
    unable to say. A council need not follow a recommendation, but it needs good reasons; a recommendation that is not
    accepted, or only in part, therefore needs `because`. Section 31 was read in an older text, the judgment in a
    summary; for a decision statement the rule is good practice.
    """
    for item in matter.case.recommendations:
        if item.response is not Response.ACCEPTED and not item.because:
            yield Breach(
                f"the recommendation is {item.response}, and the case does not say why",
                item.where("response"),
                "give the reasons in `because:`",
            )
        if item.response is not Response.NOT_ACCEPTED and not item.actions:
            yield Breach(
                "the recommendation has no answer: no action on it is done, under way or planned",
                item.where("actions"),
                "say in `actions:` what the council did or will do, by whom and when",
            )


@rule(
    "ACT-02",
    "Agreed actions are done in time",
    Severity.WARNING,
    ["LGSCO decisions", "Dodds v Walker"],
    mend="Finish the action, or agree a later day with the Ombudsman and put it in `due:`.",
)
def done_in_time(matter: Matter) -> Iterator[Breach]:
    """Each agreed action has to be done by the day that the recommendation gives.

    A date stands as it is. A time runs from the day of the Ombudsman's decision: four weeks are 28 days, and a month
    ends on the corresponding date, or on the month's last day where there is none. An action that was or will be late
    gets a warning. Once the day has passed, a recommendation that is not complete is an error; where the case does not
    say at all how far it is, it is a warning, since only the record may be missing. Of an action whose month only is
    known, the first day of that month is compared. The way of counting months is general knowledge of a judgment that
    was not read.
    """
    for item in matter.case.recommendations:
        last = deadlines.action(matter, item)
        if last is None or item.response is Response.NOT_ACCEPTED:
            continue
        overdue = matter.today > last.day and not item.complete
        if overdue:
            yield Breach(
                f"the action was due by {last.words}, and the case does not say that it is complete",
                last.span,
                "record what was done under `actions:`, or agree a later date with the Ombudsman and put it in `due:`",
                because=last.counted,
                severity=Severity.ERROR if any(action.status for action in item.actions) else None,
            )
        yield from (_late(action, last) for action in item.actions if _is_late(action, last, overdue=overdue))


def _is_late(action: Action, last: deadlines.LastDay, *, overdue: bool) -> bool:
    """Whether an action was done, or will be, after the day; one that is overdue was told of already."""
    if action.date is None or (overdue and action.status is not Status.DONE):
        return False
    return deadlines.earliest(action.date) > last.day


def _late(action: Action, last: deadlines.LastDay) -> Breach:
    day = deadlines.on(action.date) if action.date is not None else ""
    done = action.status is Status.DONE
    return Breach(
        f"the action {'was done' if done else 'is to be complete'} {day}, after {last.words}, when it was due",
        action.where((action.status or Status.DONE).replace(" ", "_")),
        "tell the Ombudsman why it was late" if done else "bring it forward, or agree a later date with the Ombudsman",
        because=last.counted,
    )


@rule(
    "ACT-03",
    "What is done has a day and evidence",
    Severity.WARNING,
    ["LGSCO compliance"],
    mend="Give the day on which it was done, and name what shows it in `evidence:`.",
)
def shown(matter: Matter) -> Iterator[Breach]:
    """An action that is done has a day that has come, and something that shows it.

    The Ombudsman asks for evidence that each recommendation was carried out, for example a copy of the letter. Where
    only the month is known, that is a note: members and the Ombudsman expect the day.
    """
    for item in matter.case.recommendations:
        for action in item.actions:
            day = action.date
            if day is None or action.status is not Status.DONE:
                continue
            if deadlines.earliest(day) > matter.today:
                yield Breach(
                    f"the action is said to be done {deadlines.on(day)}, which is still to come",
                    action.where("done"),
                    "write `planned:` or `under way:` until it is done",
                    because=f"today is {calendar.words(matter.today)}",
                )
            if isinstance(day, Month):
                yield Breach(
                    f"only the month of the action is known, {day}",
                    action.where("done"),
                    "give the day in `done:`, for example 2019-06-05",
                    severity=Severity.NOTE,
                )
            if not action.evidence:
                yield Breach(
                    "nothing is named that shows that the action was done",
                    action.where("evidence"),
                    "name it in `evidence:`, for example copy of the letter of apology",
                )


@rule(
    "ACT-04",
    "Nothing is done before it was recommended",
    Severity.WARNING,
    ["council practice"],
    mend="Mend the date, or say in `what:` that it was done before the decision.",
)
def not_before(matter: Matter) -> Iterator[Breach]:
    """An action that was done before the Ombudsman decided is probably dated wrongly.

    A council may have put something right before the decision; the report should then say so, and the breach can be
    accepted. Where only a month is known, the rule speaks if the whole month is too early.
    """
    issued = matter.case.ombudsman.issued
    if issued is None:
        return
    for item in matter.case.recommendations:
        for action in item.actions:
            if action.done is not None and deadlines.latest(action.done) < deadlines.earliest(issued):
                yield Breach(
                    f"the action was done {deadlines.on(action.done)}, before the Ombudsman's decision",
                    action.where("done"),
                    because=f"the Ombudsman's decision is dated {deadlines.in_words(issued)}",
                )


@rule(
    "ACT-05",
    "What is promised has an owner and a day",
    Severity.WARNING,
    ["council practice"],
    mend="Name who will do it in `by:`, and give the day by which it will be done.",
)
def promised(matter: Matter) -> Iterator[Breach]:
    """An action that is not done yet has somebody who will do it, and a day by which it will be done.

    A month is not enough for a promise, since nobody can tell when it is late. The owner is a job title in `by`. An
    action that says nothing yet is a gap, and no promise.
    """
    for item in matter.case.recommendations:
        for action in item.actions:
            if action.status is None and action.model_fields_set:
                yield Breach(
                    "the action has no date, so that it is neither done nor promised",
                    action.span or item.where("actions"),
                    "give the day in `done:`, `under way:` or `planned:`",
                )
            elif action.status not in {None, Status.DONE}:
                yield from _promise(action)


def _promise(action: Action) -> Iterator[Breach]:
    if not action.by:
        yield Breach("nobody is named who will do this", action.where("by"), "give the job title in `by:`")
    if isinstance(action.date, Month):
        yield Breach(
            f"the action is promised for a month, {action.date}, and not for a day",
            action.where((action.status or Status.PLANNED).replace(" ", "_")),
            "give the day by which it will be done",
        )


@rule(
    "ACT-06",
    "An apology accepts the fault, from somebody senior enough",
    Severity.NOTE,
    ["LGSCO remedies"],
    mend="Have a director or a head of service sign a letter that accepts the fault.",
)
def apologises(matter: Matter) -> Iterator[Breach]:
    """An apology is made by an officer senior enough to speak for the council, and accepts what was found.

    The Ombudsman does not count as an apology one for how somebody feels, or for what may have been caused. The rule
    looks for such words in what the case says of the apology, and for a director, a head of service or the like in
    `by`. It cannot read the letter.
    """
    for item in matter.case.recommendations:
        for action in item.actions if item.kind is Kind.APOLOGY else ():
            if NO_APOLOGY.search(action.what or ""):
                yield Breach(
                    "the apology seems to be for how somebody feels, or for what may have happened",
                    action.where("what"),
                    "let the letter accept the fault and injustice that the Ombudsman found, and say what was learnt",
                )
            if action.by and not SENIOR.search(action.by):
                yield Breach(
                    f"the apology comes from `{action.by}`, who may not be senior enough to make it",
                    action.where("by"),
                    "let a director or a head of service sign it, or keep it if that is senior enough here",
                )


@rule(
    "ACT-07",
    "Many improvements are grouped",
    Severity.NOTE,
    ["LGSCO compliance"],
    mend="Group the improvements by theme in the report.",
)
def grouped(matter: Matter) -> Iterator[Breach]:
    """More than five improvements of a service are easier to follow, and to report on, in groups by theme.

    The Ombudsman itself groups them so when there are more than five, and publishes them. Which recommendations improve
    a service is told by `remedy`, or by their kind.
    """
    improvements: list[Recommendation] = [item for item in matter.case.recommendations if item.improves_service]
    if len(improvements) > MANY:
        yield Breach(
            f"there are {len(improvements)} improvements of the service",
            improvements[MANY].span,
            "group them by theme in the report",
        )
