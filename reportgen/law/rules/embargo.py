"""What the Ombudsman has not published yet, and what it never publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.case.model import Route
from reportgen.case.report import OpenTo
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Sitting, rule

SIX_WEEKS = 6
THE_DECISION = re.compile(r"\b(?:ombudsman|decision|statement)\b", re.IGNORECASE)
DRAFT = re.compile(
    r"\b(?:draft|provisional)\s+(?:\w+\s+){0,2}?(?:decisions?|views?|reports?|statements?)\b"
    r"(?=.*\bombudsman)|\bombudsman[’']?s?\s+(?:draft|provisional)\b",
    re.IGNORECASE | re.DOTALL,
)


@rule(
    "MTG-13",
    "A decision is not published before the Ombudsman publishes it",
    Severity.WARNING,
    ["LGSCO statement of reasons"],
    mend="Leave the decision out of the public agenda until the Ombudsman has published it.",
)
def before_the_ombudsman(sitting: Sitting) -> Iterator[Breach]:
    """The Ombudsman publishes a decision statement no sooner than six weeks after the final decision.

    An agenda that comes out earlier with the decision among its appendices publishes it first, and before anybody could
    ask for it to be held back because it makes somebody known. The rule compares the day on which the agenda was
    published with the day of publication, if the case has it, or else with six weeks from the decision. The law does
    not forbid it, and the Ombudsman may have agreed; six weeks are from its manual.
    """
    report, ombudsman, agenda = sitting.report, sitting.case.ombudsman, sitting.report.agenda_published
    attached = any(THE_DECISION.search(appendix.title or "") for appendix in report.appendices)
    if ombudsman.route is not Route.DECISION_STATEMENT or agenda is None or not attached:
        return
    if report.class_ is OpenTo.EXEMPT:
        return
    if ombudsman.published is not None:
        if agenda < deadlines.earliest(ombudsman.published):
            yield Breach(
                "the agenda was published with the decision before the Ombudsman published it",
                report.where("agenda_published"),
                "leave the decision out of the public agenda, or ask the Ombudsman",
                because=f"the Ombudsman published it {deadlines.on(ombudsman.published)}",
            )
    elif ombudsman.issued is not None:
        day = calendar.weeks_after(deadlines.earliest(ombudsman.issued), SIX_WEEKS)
        if agenda < day:
            yield Breach(
                "the agenda was published with the decision less than six weeks after it",
                report.where("agenda_published"),
                "leave the decision out of the public agenda, or ask the Ombudsman; if the Ombudsman has published it,"
                " give the day in `ombudsman: published:`",
                because=f"six weeks from {deadlines.in_words(ombudsman.issued)} are over on {calendar.words(day)}",
            )


@rule(
    "PII-07",
    "Nothing that is under embargo or a draft",
    Severity.WARNING,
    ["LGSCO link officers"],
    mend="Wait until the Ombudsman has published its report, and attach no draft of it.",
)
def embargo(sitting: Sitting) -> Iterator[Breach]:
    """A report is not published before the Ombudsman's own, and no draft decision of the Ombudsman is published at all.

    A council receives a public report some time before it is published, and keeps it to itself until then; a draft or
    provisional decision is sent for comment, and stays confidential. The rule compares the day of the agenda, or else
    that of the meeting, with the day of publication, and looks for drafts among appendices and background papers.
    Decision statements are for MTG-13. Exempt reports are not looked at, unless the case says `draft: yes` of the
    decision: then no report is made final, whoever may read it. That the Ombudsman asks for this is general
    knowledge; no published text was read.
    """
    report, ombudsman = sitting.report, sitting.case.ombudsman
    if ombudsman.draft:
        yield Breach(
            "the decision is a draft, which is confidential and may change",
            ombudsman.where("draft"),
            "wait for the final decision, then take `draft: yes` out",
        )
    if report.class_ is OpenTo.EXEMPT:
        return
    published, day = ombudsman.published, report.agenda_published or report.meeting
    reports = {Route.PUBLIC_REPORT, Route.FURTHER_REPORT}
    if ombudsman.route in reports and published is not None and day is not None and day < deadlines.earliest(published):
        field = "agenda_published" if report.agenda_published else "meeting"
        yield Breach(
            f"{'the agenda comes out' if report.agenda_published else 'the meeting is'} before the Ombudsman publishes"
            " its report",
            report.where(field),
            "publish the agenda on or after that day, or mend the dates",
            because=f"the Ombudsman publishes it {deadlines.on(published)}",
        )
    titles = [appendix.title for appendix in report.appendices]
    titles += [paper.title for paper in report.background_papers.papers]
    for title in titles:
        if title and DRAFT.search(title):
            yield Breach(
                "a draft of the Ombudsman's is confidential, and the public can read this paper",
                title.span or report.span,
                "take it out, and refer to the final report or decision",
            )
