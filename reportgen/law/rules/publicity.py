"""Local Government Act 1974, section 30: the public notice of a report, and its inspection."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.case.model import Route
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Matter, rule

PLURAL = 2  # newspapers, as the Act has it


def needs_notice(matter: Matter) -> bool:
    """Whether the report has to be advertised: a public or further report, unless the Ombudsman directs otherwise."""
    return matter.is_report and not matter.case.publicity.not_required


@rule(
    "STAT-05",
    "Public notice within two weeks",
    Severity.ERROR,
    ["LGA 1974 s 30(5)", "LGA 1974 s 30(7)"],
    mend="Give the notice at once, and its day in `publicity: notice: published:`.",
)
def noticed_in_time(matter: Matter) -> Iterator[Breach]:
    """Public notice of a report has to be given not later than two weeks after the council received it.

    The proper officer gives it by advertisement in newspapers, and in other ways that seem fit. The day of receipt does
    not count: for a report received on 8 May the last day is 22 May. (The Act of 1974 as it was passed said one week,
    and old copies still do.) Nothing is asked where the Ombudsman directed that no notice is needed. Once the last day
    has passed, a case without a date of notice gets a warning. The subsection was read in an older text.
    """
    last, notice = deadlines.notice(matter), matter.case.publicity.notice
    if last is None:
        return
    if notice.published is not None and notice.published > last.day:
        yield Breach(
            f"the public notice was given on {calendar.words(notice.published)}, after the last day, {last.words}",
            notice.where("published"),
            "give the notice at once if it has not appeared; if it appeared earlier, mend the date",
            because=last.counted,
        )
    elif notice.published is None and matter.today > last.day:
        yield Breach(
            f"{last.words} was the last day for the public notice, and the case does not say that it was given",
            last.span,
            "give the day in `publicity: notice: published:`, or say `publicity: not required: yes` if the Ombudsman"
            " directed so",
            because=last.counted,
            severity=Severity.WARNING,
        )


@rule(
    "STAT-06",
    "Notice in newspapers, not in one",
    Severity.WARNING,
    ["LGA 1974 s 30(5)", "council practice"],
    mend="Advertise in another newspaper, and name each in `publicity: notice: newspapers:`.",
)
def newspapers(matter: Matter) -> Iterator[Breach]:
    """The public notice is given by advertisement in newspapers, and the Act has the plural.

    A notice that names no newspaper is an error. That two are enough, and that one is not, is how the Ombudsman is
    understood to read the plural, and was not read in a published text; so too few are a warning. A council that uses
    another number has it in its house style (`newspapers`). The subsection was read in an older text.
    """
    notice, own = matter.case.publicity.notice, matter.practice.newspapers
    wanted = PLURAL if own is None else max(own, 1)
    named = len(set(notice.newspapers))
    if not needs_notice(matter) or notice.published is None or named >= wanted:
        return
    yield Breach(
        f"the public notice names {named} newspaper{'' if named == 1 else 's'}"
        if named
        else "the public notice names no newspaper",
        notice.where("newspapers"),
        "name each newspaper that carried it in `publicity: notice: newspapers:`; advertise in another if it is not"
        " too late",
        because=("the law speaks of newspapers" + (f", and the house style of {own}" if own else "")) if named else "",
        severity=None if named else Severity.ERROR,
    )


@rule(
    "STAT-07",
    "Inspection begins within a week of the notice",
    Severity.ERROR,
    ["LGA 1974 s 30(5)"],
    mend="Let inspection begin within a week of the notice, and mend the notice.",
)
def inspection_begins(matter: Matter) -> Iterator[Breach]:
    """The notice names the day on which inspection begins, not more than one week after the notice is first given.

    For a notice that first appeared on 22 May, inspection begins on 29 May at the latest. It cannot begin before the
    notice, or part of the three weeks would have run before anybody was told. The subsection was read in an older text.
    """
    notice = matter.case.publicity.notice
    start, published = notice.inspection_from, notice.published
    if not needs_notice(matter) or start is None or published is None:
        return
    last = calendar.weeks_after(published, 1)
    if published <= start <= last:
        return
    yield Breach(
        f"inspection begins on {calendar.words(start)}, "
        + (f"after the last day, {calendar.words(last)}" if start > last else "before the notice was given"),
        notice.where("inspection_from"),
        f"let inspection begin from {calendar.words(published)} to {calendar.words(last)}, and mend the notice",
        because=f"the notice was first given on {calendar.words(published)}",
    )


@rule(
    "STAT-08",
    "Inspection lasts three weeks",
    Severity.ERROR,
    ["LGA 1974 s 30(4)"],
    mend="Keep the report open until three weeks from the first day are over.",
)
def inspection_lasts(matter: Matter) -> Iterator[Breach]:
    """The report has to be open to the public, free of charge, for three weeks.

    The first day counts: inspection from 22 May lasts until 11 June at least. Anybody may take copies or extracts in
    that time. The subsection was read in an older text.
    """
    notice = matter.case.publicity.notice
    start, end = notice.inspection_from, notice.inspection_to
    if not needs_notice(matter) or start is None or end is None:
        return
    last = calendar.inspection_ends(start)
    if end < last:
        yield Breach(
            f"inspection ends on {calendar.words(end)}, before three weeks are over",
            notice.where("inspection_to"),
            f"keep the report open until {calendar.words(last)} at least",
            because=f"inspection begins on {calendar.words(start)}, and that day counts",
        )


@rule(
    "STAT-09",
    "The notice says where the report can be read",
    Severity.WARNING,
    ["LGA 1974 s 30(4)"],
    mend="Name the offices in `publicity: notice: places:`.",
)
def places(matter: Matter) -> Iterator[Breach]:
    """The report has to be open at one or more of the council's offices, and the case should say at which.

    People may read it there without charge at all reasonable hours. The subsection was read in an older text.
    """
    notice = matter.case.publicity.notice
    given = notice.published is not None or notice.inspection_from is not None
    if needs_notice(matter) and given and not notice.places:
        yield Breach(
            "the public notice does not say where the report can be read",
            notice.where("places"),
        )


@rule(
    "STAT-10",
    "A decision statement needs no public notice",
    Severity.NOTE,
    ["LGA 1974 s 30(2B)"],
    mend="Leave `notice:` out, or mend `ombudsman: route:` if it was a public report.",
)
def notice_not_needed(matter: Matter) -> Iterator[Breach]:
    """A decision that ends with a statement of reasons need not be advertised or opened to inspection.

    Those duties attach to a report under section 30(1) only. A council may publish more than it must, but a notice in
    such a case is often a sign that the route is wrong. The Act of 2007 that inserted the subsection was read, not the
    subsection as it stands today.
    """
    publicity = matter.case.publicity
    if matter.case.ombudsman.route is Route.DECISION_STATEMENT and publicity.notice.model_fields_set:
        yield Breach(
            "the case has a public notice, which a decision statement does not need",
            publicity.where("notice"),
            "leave `notice` out, or mend `ombudsman: route:` if it was a public report",
            because=f"the route is given at {matter.case.ombudsman.where('route')}",
        )
