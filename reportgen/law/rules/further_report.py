"""Local Government Act 1974, sections 31(2A) to 31A: confirmation, further reports, and statements in a newspaper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.case.model import Route
from reportgen.case.report import Purpose
from reportgen.case.response import Response
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Matter, Sitting, rule


@rule(
    "STAT-11",
    "The Ombudsman has confirmation of the action",
    Severity.WARNING,
    ["LGA 1974 s 31(2A)"],
    mend="Send the Ombudsman the evidence, and give the day in `publicity: ombudsman sent evidence:`.",
)
def confirmed_in_time(matter: Matter) -> Iterator[Breach]:
    """Within a second three months the Ombudsman should have confirmation that the proposed action was taken.

    The second period follows the first. It is counted here as beginning with the last day of the first, which is a day
    on the safe side. Without satisfactory confirmation the Ombudsman makes a further report. Once the last day has
    passed, a case that does not say when evidence was sent gets the same warning. The subsection was read in an older
    text.
    """
    last, sent = deadlines.confirmation(matter), matter.case.publicity.ombudsman_sent_evidence
    if last is None:
        return
    if sent is not None and sent > last.day:
        yield Breach(
            f"confirmation was sent to the Ombudsman on {calendar.words(sent)}, after {last.words}",
            matter.case.publicity.where("ombudsman_sent_evidence"),
            "ask the Ombudsman to agree to the later day in writing",
            because=last.counted,
        )
    elif sent is None and matter.today > last.day:
        yield Breach(
            f"{last.words} was the last day to confirm the action to the Ombudsman, and the case does not say that it"
            " was done",
            last.span,
            "give the day in `publicity: ombudsman sent evidence:`",
            because=last.counted,
        )


@rule(
    "STAT-12",
    "Not following a further report is for the council itself",
    Severity.ERROR,
    ["LGA 1974 s 31A(1A)"],
    mend="Refer the report to the full council.",
)
def refused_by_council(sitting: Sitting) -> Iterator[Breach]:
    """Only the council itself may decide not to do what a further report recommends.

    If the executive or a committee proposes to take no action on a further report, or another action than it
    recommends, the report has to be referred to the full council. The rule looks at meetings that are asked to decide:
    one whose `purpose` is discussion or noting is left alone, and so is every other body where a report of the case
    asks the full council to decide. The subsection was read in the form of 2010.
    """
    refused = [item for item in sitting.case.recommendations if item.response is not Response.ACCEPTED]
    if sitting.case.ombudsman.route is not Route.FURTHER_REPORT or not refused or not _asked(sitting):
        return
    if any(one.decides == "council" and _asked(one) for one in sitting.matter.sittings):
        return
    yield Breach(
        f"{sitting.body} cannot decide not to do what a further report recommends: that is for the full council",
        sitting.report.span,
        "refer the report to the full council, or give `purpose: noting` where this body only takes note",
        because=f"the recommendation at {refused[0].where('response')} is {refused[0].response}",
    )


def _asked(sitting: Sitting) -> bool:
    """Whether the body is asked to decide."""
    return sitting.report.purpose not in {Purpose.NOTING, Purpose.DISCUSSION}


@rule(
    "STAT-13",
    "A report by somebody without an interest",
    Severity.WARNING,
    ["LGA 1974 s 31A(4)"],
    mend="Put a report by somebody without an interest before members, and let them conclude after it.",
)
def disinterested_report(sitting: Sitting) -> Iterator[Breach]:
    """A further report considered on the advice of somebody with an interest in it needs a second report.

    Where anybody with an interest in the further report advises on it, members also have to consider a report by a
    person without one before they conclude. The case does not record who has an interest, so that the rule speaks only
    where it says `disinterested report: no`. The subsection was read as it was passed in 1989.
    """
    report = sitting.report
    said = "disinterested_report" in report.model_fields_set
    if sitting.case.ombudsman.route is Route.FURTHER_REPORT and said and not report.disinterested_report:
        yield Breach(
            "there is no report by somebody without an interest in the further report",
            report.where("disinterested_report"),
            "add one before members conclude; if nobody who advises has an interest, leave `disinterested report` out",
        )


@rule(
    "STAT-14",
    "A member who is named and criticised does not vote",
    Severity.ERROR,
    ["LGA 1974 s 31A(5)"],
    mend="See that the member does not vote, and give `voted: no` once the minutes show it.",
)
def criticised_member(matter: Matter) -> Iterator[Breach]:
    """A member whom the Ombudsman's report names and criticises may not vote on any question about it.

    After the first meeting, a case that does not say whether such a member voted gets a note. The subsection was read
    as it was passed in 1989.
    """
    met = any(day < matter.today for day in deadlines.meetings(matter.sittings))
    for member in matter.case.named_members:
        if member.voted:
            yield Breach(
                "a member whom the report names and criticises voted on it",
                member.where("voted"),
                "ask the monitoring officer whether the vote has to be taken again",
            )
        elif member.voted is None and met:
            yield Breach(
                "the case does not say whether the member whom the report names and criticises voted on it",
                member.where("voted"),
                "give `voted: no` once the minutes show it",
                severity=Severity.NOTE,
            )


@rule(
    "STAT-15",
    "The statement appears twice within a fortnight",
    Severity.ERROR,
    ["LGA 1974 s 31(2F)"],
    mend="Have it printed again, twice within fourteen days, and give both days in `statement: editions:`.",
)
def two_editions(matter: Matter) -> Iterator[Breach]:
    """A statement that the Ombudsman requires has to appear in two editions of one newspaper within a fortnight.

    A fortnight is fourteen days, and the day of the first edition counts: the second has to follow thirteen days later
    at most. The first appears as early as can be. A case with one edition is left alone until the fortnight is over.
    The subsection was read in an older text.
    """
    editions = sorted(set(matter.case.statement.editions))
    if matter.case.ombudsman.route is not Route.STATEMENT or not editions:
        return
    near = any(later <= calendar.second_edition_by(earlier) for earlier, later in pairwise(editions))
    if near or (len(editions) == 1 and matter.today <= calendar.second_edition_by(editions[0])):
        return
    found = "appeared in one edition only" if len(editions) == 1 else "has no two editions within a fortnight"
    yield Breach(
        f"the statement {found}",
        matter.case.statement.where("editions"),
        because=f"it first appeared on {calendar.words(editions[0])}",
    )


@rule(
    "STAT-16",
    "The statement is agreed within a month",
    Severity.WARNING,
    ["LGA 1974 s 31(2G)"],
    mend="Agree the form with the Ombudsman, and give the day in `statement: agreed:`.",
)
def statement_agreed(matter: Matter) -> Iterator[Breach]:
    """The form of a statement should be agreed with the Ombudsman within one month of the notice that requires it.

    Otherwise the Ombudsman publishes a statement, and the council pays for it. The day on which the notice was received
    counts, which is the safe reading. The subsection was read in an older text.
    """
    last, agreed = deadlines.agreement(matter), matter.case.statement.agreed
    if last is None or (agreed is None and matter.today <= last.day) or (agreed is not None and agreed <= last.day):
        return
    yield Breach(
        f"the form of the statement was to be agreed by {last.words}, and "
        + (f"was agreed on {calendar.words(agreed)}" if agreed else "the case does not say that it was"),
        matter.case.statement.where("agreed"),
        "ask the Ombudsman's office whether it will publish a statement itself; give the day in `statement: agreed:`",
        because=last.counted,
    )
