"""Local Government and Housing Act 1989, sections 5 and 5A: the monitoring officer's report on a finding of fault."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.case.duties import Function, Limb, MonitoringOfficerReport
from reportgen.case.model import Route
from reportgen.diagnostics import Severity
from reportgen.law.rule import Breach, Matter, Sitting, rule

INVESTIGATED = frozenset({Route.PUBLIC_REPORT, Route.DECISION_STATEMENT, Route.FURTHER_REPORT})
KEPT_APART = {
    "section 151 officer": "chief finance officer",
    "s151 officer": "chief finance officer",
    "chief finance officer": "chief finance officer",
    "chief financial officer": "chief finance officer",
    "head of paid service": "head of paid service",
}


def is_individual(report: MonitoringOfficerReport) -> bool:
    """Whether the monitoring officer reports this finding by itself, which sets the days of sections 5 and 5A."""
    return report.section is not None and not report.periodic


@rule(
    "MO-01",
    "The monitoring officer reports a finding of fault",
    Severity.WARNING,
    ["LGHA 1989 s 5", "LGHA 1989 s 5A", "LGSCO link officers"],
    mend="Fill in `monitoring officer report:`; write `periodic: yes` there if a regular report covers it.",
)
def reported(matter: Matter) -> Iterator[Breach]:
    """Every finding of fault after an investigation is for the monitoring officer to report to members.

    The duty is not confined to public reports: it covers every decision in which the Ombudsman, having investigated,
    finds fault. How it is met is the council's choice. The Ombudsman suggests a regular report for faults that were
    dealt with as agreed, and a report of its own for those with wider meaning. A decision not to investigate brings no
    such duty.
    """
    report = matter.case.monitoring_officer_report
    told = report.section or report.periodic or report.author or report.sent
    if matter.case.ombudsman.route in INVESTIGATED and matter.case.faults and not told:
        yield Breach(
            "the case does not say how the monitoring officer reports this fault to members",
            matter.case.faults[0].where("fault"),
        )


@rule(
    "MO-02",
    "Section 5 for the council's functions, section 5A for the executive's",
    Severity.ERROR,
    ["LGHA 1989 s 5(2B)", "LGHA 1989 s 5A(2)"],
    mend="Have the monitoring officer report under the section that fits the function, or mend `function:`.",
)
def right_section(matter: Matter) -> Iterator[Breach]:
    """A fault in a function of the executive is reported under section 5A, any other under section 5.

    Section 5 shuts out what was done by or for the executive. Where the fault was in functions of both, two reports
    are needed, one under each section; the case can hold one, and the rule then notes that there has to be another.
    """
    report, function = matter.case.monitoring_officer_report, matter.case.function
    if report.section is None or function is None:
        return
    due = {Function.COUNCIL: Limb.COUNCIL, Function.EXECUTIVE: Limb.EXECUTIVE}.get(function)
    where = f"the function is given at {matter.case.where('function')}"
    if due is None:
        other = Limb.EXECUTIVE if report.section is Limb.COUNCIL else Limb.COUNCIL
        yield Breach(
            f"the fault was in functions of both, so that a report under {other} is needed as well",
            report.where("section"),
            f"see that the monitoring officer reports under {other} too",
            because=where,
            severity=Severity.NOTE,
        )
    elif report.section is not due:
        yield Breach(
            f"the monitoring officer reports under {report.section}, and the fault was in a function of the {function}",
            report.where("section"),
            f"report under {due}, or mend `function:`",
            because=where,
        )


@rule(
    "MO-05",
    "The head of paid service and the chief finance officer are consulted",
    Severity.WARNING,
    ["LGHA 1989 s 5(3)", "LGHA 1989 s 5A(5)"],
    mend="Have both officers consulted, and say so under `monitoring officer report:`.",
)
def consulted(matter: Matter) -> Iterator[Breach]:
    """The monitoring officer consults the head of paid service and the chief finance officer, so far as practicable.

    Once copies were sent to members, the case should say of each that they were consulted.
    """
    report = matter.case.monitoring_officer_report
    asked = {
        "head of paid service": report.consulted_head_of_paid_service,
        "chief finance officer": report.consulted_chief_finance_officer,
    }
    for officer, answer in asked.items():
        if is_individual(report) and (answer is False or (answer is None and report.sent is not None)):
            yield Breach(
                f"the {officer} was not consulted on the monitoring officer's report"
                if answer is False
                else f"the case does not say that the {officer} was consulted on the monitoring officer's report",
                report.where(f"consulted_{officer.replace(' ', '_')}"),
                f"give `consulted {officer}: yes` once it is so, or have the reason recorded",
            )


@rule(
    "MO-06",
    "Every member has a copy of the monitoring officer's report",
    Severity.ERROR,
    ["LGHA 1989 s 5(3)", "LGHA 1989 s 5A(5)"],
    mend="Send it to each member of the council, and give `to every member: yes`.",
)
def every_member(matter: Matter) -> Iterator[Breach]:
    """A copy of the monitoring officer's report goes to each member of the council, as soon as practicable.

    That is so under both sections; a copy for the members of the executive alone is not enough. A case that says that
    copies were sent, and not whether to every member, gets a warning.
    """
    report = matter.case.monitoring_officer_report
    if not is_individual(report) or report.to_every_member or (report.to_every_member is None and not report.sent):
        return
    denied = report.to_every_member is False
    yield Breach(
        "the monitoring officer's report did not go to every member"
        if denied
        else "the case does not say that the monitoring officer's report went to every member",
        report.where("to_every_member"),
        severity=None if denied else Severity.WARNING,
    )


@rule(
    "MO-10",
    "The monitoring officer is not also head of paid service or chief finance officer",
    Severity.ERROR,
    ["LGHA 1989 s 5(1)", "LGHA 1989 s 5(1A)"],
    mend="Mend `by:` or `role:`, or have somebody else clear the words; nobody can hold both offices.",
)
def offices_apart(sitting: Sitting) -> Iterator[Breach]:
    """The monitoring officer cannot at the same time be the head of the paid service or the chief finance officer.

    The rule looks at who cleared the paragraphs of a report. One person who cleared them as monitoring officer and as
    section 151 officer, or as head of paid service, has either two offices that cannot go together or the wrong role in
    the case.
    """
    given = [item.cleared for item in sitting.report.implications.values()] + [sitting.report.cleared]
    cleared = [item for item in given if item is not None and item.by and item.role]
    legal = {_same(item.by or "") for item in cleared if _same(item.role or "") == "monitoring officer"}
    for item in cleared:
        office = KEPT_APART.get(_same(item.role or ""))
        if office and _same(item.by or "") in legal:
            yield Breach(
                f"one person clears this report both as monitoring officer and as {office}",
                item.where("role"),
                "mend `by` or `role`; nobody can hold both offices",
            )


def _same(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())


@rule(
    "MO-11",
    "The monitoring officer's report is the monitoring officer's own",
    Severity.WARNING,
    ["LGHA 1989 s 5(7)", "LGHA 1989 s 5A(10)"],
    mend="Name the monitoring officer, or the deputy monitoring officer who stood in.",
)
def author(matter: Matter) -> Iterator[Breach]:
    """The monitoring officer makes the report personally, or the nominated deputy does who stands in.

    A deputy acts only while the monitoring officer is absent or ill. The rule expects `monitoring officer` among the
    words of `author`.
    """
    report = matter.case.monitoring_officer_report
    if report.author and not report.periodic and "monitoring officer" not in _same(report.author):
        yield Breach(
            f"the monitoring officer's report is given as made by `{report.author}`",
            report.where("author"),
        )
