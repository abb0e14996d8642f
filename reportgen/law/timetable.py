"""Every date that matters in a case: what it is for, on whose authority, how it was counted, and whether it was met.

Nothing is invented: where the case does not have the day that a date is counted from, there is no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from textwrap import shorten

from reportgen.case.dates import MONTHS, Month
from reportgen.case.duties import Function, Limb
from reportgen.case.implications import Clearance, Subject
from reportgen.case.model import Route
from reportgen.case.report import Report
from reportgen.case.response import Recommendation, Response, Status
from reportgen.clearance import Kind, state, words_of, words_of_report
from reportgen.law import calendar, countdown, deadlines
from reportgen.law.deadlines import LastDay, considering, latest
from reportgen.law.rule import Matter, Sitting
from reportgen.law.standing import AsOf, Deadline, Duty, Standing

REQUEST = "Ombudsman’s request"
RECOMMENDATION = "recommendation"
OWN_DATE = "council’s own date"
CONSTITUTION = "constitution"
PRACTICE = "council’s practice"
_AGENDA = {True: "SI 2012/2089 reg 7(3)", False: "LGA 1972 s 100B(3)"}  # by whether the executive meets
_NOTICE = {True: "SI 2012/2089 reg 6", False: "LGA 1972 s 100A(6)"}
_ENOUGH = 90  # characters of a recommendation by which it can be known


def timetable(matter: Matter) -> tuple[Deadline, ...]:
    """Each date that matters in a case and its reports, in order."""
    meetings = [sitting for sitting in matter.sittings if sitting.report.meeting is not None]
    as_of = AsOf(matter.today)
    found = [
        *_publicity(matter, as_of),
        *_answer(matter, as_of),
        *_actions(matter, as_of),
        *_statement(matter, as_of),
        *_monitoring_officer(matter, as_of),
    ]
    for sitting in meetings:
        own = AsOf(matter.today, sitting.name)
        found += (*_papers(sitting, own), *_notices(sitting, own), *_practice(sitting, own))
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.report)))


def _publicity(matter: Matter, as_of: AsOf) -> Iterator[Deadline]:
    """The notice of a public report and its inspection (Local Government Act 1974, s 30(4) and (5))."""
    if not matter.is_report or matter.case.publicity.not_required:
        return
    notice, last = matter.case.publicity.notice, deadlines.notice(matter)
    if last is not None:
        what = "newspaper notice (two weeks after receipt)"
        yield as_of.by(Duty("public notice", what, "LGA 1974 s 30(5)"), last, notice.published)
    opens = _inspection_begins(matter, last)
    if opens is not None:
        what = "inspection begins (a week after the notice)"
        yield as_of.by(Duty("inspection begins", what, "LGA 1974 s 30(5)"), opens, notice.inspection_from)
    first = notice.inspection_from
    if first is not None:
        counted = f"three weeks from {calendar.words(first)}, the first day of inspection, which counts"
        ends = LastDay(calendar.inspection_ends(first), counted, None)
        what = f"inspection ends (three weeks from {_day(first)})"
        if notice.inspection_to is not None and notice.inspection_to > ends.day:
            what = f"inspection has lasted three weeks (it goes on to {_day(notice.inspection_to)})"
        yield as_of.until(Duty("inspection ends", what, "LGA 1974 s 30(4)"), ends, notice.inspection_to)


def _inspection_begins(matter: Matter, last: LastDay | None) -> LastDay | None:
    """The last day for inspection to begin: a week after the notice, or after its last day while it is not recorded."""
    notice = matter.case.publicity.notice
    if notice.published is not None:
        counted = f"one week after {calendar.words(notice.published)}, when the notice first appeared"
        return LastDay(calendar.within_weeks_after(notice.published, 1), counted, None)
    if last is None:
        return None
    counted = f"one week after {last.words}, the last day for the notice; sooner if the notice appears sooner"
    return LastDay(calendar.within_weeks_after(last.day, 1), counted, last.span)


def _answer(matter: Matter, as_of: AsOf) -> Iterator[Deadline]:
    """To consider the report, to tell the Ombudsman, and to show that it was done (1974 Act, s 31(2) and (2A))."""
    publicity, statute, asked = matter.case.publicity, deadlines.answer(matter), deadlines.asked(matter)
    last = asked or statute
    if last is None:
        return
    if asked is not None and statute is not None:
        last = replace(asked, counted=f"{asked.counted}; the Act would allow until {statute.words}")
    authority = REQUEST if asked else "LGA 1974 s 31(2)"
    if matter.is_report:
        duty, days = Duty("report considered", "members consider the report", "LGA 1974 s 31(2)"), considering(matter)
        held = min((day for day in days if day < matter.today), default=None)
        yield as_of.by(duty, _considered(matter, last, days), held)
    what, told = "tell the Ombudsman what is done or proposed", deadlines.after_paper(matter, publicity.ombudsman_told)
    yield as_of.by(Duty("Ombudsman told", what, authority), last, told)
    proof = deadlines.confirmation(matter)
    if proof is not None:
        further = matter.case.ombudsman.route is Route.FURTHER_REPORT
        authority = "LGA 1974 s 31(2D)" if further else "LGA 1974 s 31(2A)"
        what = "show the Ombudsman that it was done"
        shown = deadlines.after_paper(matter, publicity.ombudsman_sent_evidence)
        yield as_of.by(Duty("Ombudsman shown", what, authority), proof, shown)


def _considered(matter: Matter, last: LastDay, days: Sequence[date]) -> LastDay:
    """The last day for members to consider the report, with the time that practice keeps and the meeting planned."""
    counted = f"before the Ombudsman is told, and so by {last.words}, the last day for that"
    margin = matter.practice.margin
    if margin:
        day = calendar.working_days_before(last.day, margin)
        counted += f"; practice keeps {margin} working days in hand, for a meeting by {calendar.words(day)}"
    planned = [day for day in days if day >= matter.today]
    if planned:
        counted += f"; the meeting is on {calendar.words(min(planned))}"
    return replace(last, counted=counted)


def _actions(matter: Matter, as_of: AsOf) -> Iterator[Deadline]:
    """When each recommendation is to be carried out, and when the council itself means to finish what is not done."""
    for number, recommendation in enumerate(matter.case.recommendations, start=1):
        name = str(recommendation.id or f"recommendation {number}")
        last = deadlines.action(matter, recommendation)
        if recommendation.response is Response.NOT_ACCEPTED:
            last = None
        if last is not None:
            text = _beginning(recommendation.text or name)
            yield as_of.by(Duty(f"agreed {name}", f"agreed: {text}", RECOMMENDATION), last, _completed(recommendation))
        yield from _own_dates(recommendation, name, last, as_of)


def _own_dates(recommendation: Recommendation, name: str, last: LastDay | None, as_of: AsOf) -> Iterator[Deadline]:
    """The days that the council set itself for actions that are not done, save where the Ombudsman set the same day."""
    for number, action in enumerate(recommendation.actions, start=1):
        when = action.date
        if when is None or action.status is Status.DONE or (last is not None and latest(when) == last.day):
            continue
        end = "the end of the month" if isinstance(when, Month) else "the day"
        planned = LastDay(latest(when), f"{end} that the council has set itself", None)
        text = _beginning(recommendation.text or action.what or name)
        yield as_of.by(Duty(f"planned {name} {number}", f"planned: {text}", OWN_DATE), planned, None)


def _beginning(text: str) -> str:
    """A text on one line, or as many of its first words as are enough to know it by."""
    words = " ".join(text.split())
    if len(words) <= _ENOUGH:
        return words
    cut = shorten(words[: 2 * _ENOUGH], _ENOUGH, placeholder="…")
    return cut if len(cut) > _ENOUGH // 2 else f"{words[: _ENOUGH - 1]}…"  # a long address is one word


def _completed(recommendation: Recommendation) -> date | Month | None:
    """When the last of a recommendation's actions was done; None while one is not."""
    days = [action.done for action in recommendation.actions if action.done is not None]
    return max(days, key=latest) if recommendation.complete else None


def _statement(matter: Matter, as_of: AsOf) -> Iterator[Deadline]:
    """The statement in a newspaper that the Ombudsman requires (1974 Act, s 31(2F) and (2G))."""
    statement, agreement = matter.case.statement, deadlines.agreement(matter)
    if agreement is not None:
        what = "agree the form of the statement with the Ombudsman (one month)"
        yield as_of.by(Duty("statement agreed", what, "LGA 1974 s 31(2G)"), agreement, statement.agreed)
    if matter.case.ombudsman.route is Route.STATEMENT and statement.editions:
        first, second = _two_editions(sorted(set(statement.editions)))
        counted = f"the fortnight that begins with {calendar.words(first)}, the day of an edition"
        last = LastDay(calendar.second_edition_by(first), counted, None)
        what = f"statement in a second edition (a fortnight from {_day(first)})"
        yield as_of.by(Duty("second edition", what, "LGA 1974 s 31(2F)"), last, second)


def _two_editions(editions: Sequence[date]) -> tuple[date, date | None]:
    """The first two editions within a fortnight; where there are none, the last, which another can still follow."""
    near = (pair for pair in pairwise(editions) if pair[1] <= calendar.second_edition_by(pair[0]))
    return next(near, (editions[-1], None))


def _monitoring_officer(matter: Matter, as_of: AsOf) -> Iterator[Deadline]:
    """The meeting on the monitoring officer's report (Local Government and Housing Act 1989, ss 5(5) and 5A(6))."""
    report = matter.case.monitoring_officer_report
    if report.sent is None:
        return
    counted = f"21 days after {calendar.words(report.sent)}, when copies first went to members"
    last = LastDay(calendar.days_after(report.sent, 21), counted, None)
    for body in _bodies(matter):
        over = [day for day in deadlines.meetings(matter.sittings, body) if report.sent <= day < as_of.today]
        authority = "LGHA 1989 s 5A(6)" if body == "executive" else "LGHA 1989 s 5(5)"
        what = f"{body} considers the monitoring officer’s report (21 days)"
        yield as_of.by(Duty(f"monitoring officer {body}", what, authority), last, min(over, default=None))


def _bodies(matter: Matter) -> tuple[str, ...]:
    """Who considers the monitoring officer's report: the council, its executive, or for a mixed fault both."""
    section, function = matter.case.monitoring_officer_report.section, matter.case.function
    if section is None and function is Function.BOTH:
        return ("council", "executive")
    executive = section is Limb.EXECUTIVE if section else function is Function.EXECUTIVE
    return ("executive" if executive else "council",)


def _papers(sitting: Sitting, as_of: AsOf) -> Iterator[Deadline]:
    """Agenda, notice of the meeting, and the end of call-in."""
    report, executive = sitting.report, countdown.by_executive(sitting)
    agenda, notice, ends = countdown.agenda(sitting), countdown.notice_of_meeting(sitting), countdown.call_in(sitting)
    if agenda is not None:
        when = f"5 clear days {_before(sitting)}" if notice is not None else "at short notice"
        duty = Duty("agenda", f"agenda published ({when})", _AGENDA[executive])
        yield _published(sitting, as_of.by(duty, agenda, report.agenda_published, report.meeting))
    if notice is not None:
        duty = Duty("notice of meeting", f"notice of the meeting (5 clear days {_before(sitting)})", _NOTICE[executive])
        yield _published(sitting, as_of.by(duty, notice, report.meeting_notice, report.meeting))
    if ends is not None:
        what = f"call-in ends ({sitting.practice.call_in} working days after the meeting)"
        yield as_of.until(Duty("call-in", what, CONSTITUTION), ends)


def _notices(sitting: Sitting, as_of: AsOf) -> Iterator[Deadline]:
    """What the executive announces before a key decision or a private meeting (SI 2012/2089, regs 5, 9 and 10)."""
    key, private, meeting = sitting.report.key_decision_notice, sitting.report.private_notices, sitting.report.meeting
    five, twenty_eight = (f"({days} clear days {_before(sitting)})" for days in (5, 28))
    last = countdown.key_decision_notice(sitting)
    if last is not None:
        duty = Duty("key decision notice", f"key decision notice {twenty_eight}", "SI 2012/2089 reg 9")
        yield as_of.by(duty, last, key.published, meeting)
    last = countdown.general_exception_notice(sitting)
    if last is not None:
        duty = Duty("general exception", f"general exception notice {five}", "SI 2012/2089 reg 10")
        yield _published(sitting, as_of.by(duty, last, key.general_exception, meeting))
    both = countdown.private_notices(sitting)
    if both is not None:
        duty = Duty("private notice 1", f"first private meeting notice {twenty_eight}", "SI 2012/2089 reg 5")
        yield as_of.by(duty, both[0], private.first, meeting)
        duty = Duty("private notice 2", f"second private meeting notice {five}", "SI 2012/2089 reg 5")
        yield _published(sitting, as_of.by(duty, both[1], private.second, meeting))


def _published(sitting: Sitting, deadline: Deadline) -> Deadline:
    """Met also where it came out on a day off after the last working day, and five clear working days still follow."""
    done, meeting = deadline.done, sitting.report.meeting
    if done is None or isinstance(done, Month) or meeting is None:
        return deadline
    clear = calendar.leaves_clear_working_days(done, meeting, countdown.OPEN_DAYS)
    return replace(deadline, standing=Standing.MET) if clear else deadline


def _practice(sitting: Sitting, as_of: AsOf) -> Iterator[Deadline]:
    """The council's own dates before a meeting; they no longer matter once the agenda is out."""
    report, practice = sitting.report, sitting.practice
    moot = min((day for day in (report.meeting, report.agenda_published) if day is not None), default=None)
    last = countdown.clearance(sitting)
    if last is not None:
        when = f"{practice.clearance_before} working days {_before(sitting)}"
        duty = Duty("clearance", f"legal and finance clear ({when})", PRACTICE)
        yield as_of.by(duty, last, _paragraphs_cleared(report), moot)
    last = countdown.final_report(sitting)
    if last is not None:
        when = f"{practice.final_before} working days {_before(sitting)}"
        duty = Duty("final report", f"final report sent in ({when})", PRACTICE)
        yield as_of.by(duty, last, _report_cleared(report), moot)


def _report_cleared(report: Report) -> date | None:
    """When the whole report was cleared; None while it is not."""
    return _cleared_on(report.cleared, words_of_report(report)) if report.cleared is not None else None


def _paragraphs_cleared(report: Report) -> date | None:
    """When the last of the financial and legal paragraphs was cleared; None while one of them is not."""
    both = {Subject.FINANCIAL, Subject.LEGAL}
    said = [implication for subject, implication in report.implications.items() if subject in both]
    days = [_cleared_on(implication.cleared, words_of(implication)) for implication in said]
    return max((day for day in days if day is not None), default=None) if None not in days else None


def _cleared_on(clearance: Clearance | None, words: str | Iterable[str]) -> date | None:
    """When words were cleared; None where they were not, or have changed since."""
    return clearance.on if clearance is not None and state(clearance, words).kind is Kind.CLEARED else None


def _before(sitting: Sitting) -> str:
    return f"before {_day(sitting.report.meeting)}" if sitting.report.meeting else ""


def _day(day: date) -> str:
    """8 Aug: a day near the deadline, whose year goes without saying."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
