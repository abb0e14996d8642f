"""Every rule over a case and its reports, as diagnostics; accepted breaches become notes. Knows no particular rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from reportgen.case.duties import Acceptance
from reportgen.diagnostics import Diagnostic, Severity, code
from reportgen.law import rules as rule_modules
from reportgen.law.rule import RULES, Breach, FinishedText, Matter, Rule, Sitting
from reportgen.suggest import did_you_mean

ACCEPTANCE = code(
    "LAW-01",
    "An acceptance that cannot stand",
    "The case accepts a breach of a rule that there is not, accepts one twice, or does not say why and who.",
    "Give the rule's code, the reason, the role and the day; `reportgen rules` lists the rules.",
)
STALE = code(
    "LAW-02",
    "An acceptance of a rule that is no longer broken",
    "The case accepts a breach of a rule that its facts do not break, or no longer break.",
    "Take the acceptance out of the case file, so that a later breach is not overlooked.",
)


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in order."""
    for module in iter_modules(rule_modules.__path__):
        import_module(f"{rule_modules.__name__}.{module.name}")
    return dict(sorted(RULES.items()))


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules find: in the case as a whole, and in each of its reports by name."""

    case: tuple[Diagnostic, ...]
    reports: Mapping[str, tuple[Diagnostic, ...]]

    def all(self) -> tuple[Diagnostic, ...]:
        """Everything, each finding once."""
        return tuple(dict.fromkeys((*self.case, *(found for report in self.reports.values() for found in report))))


def judged(matter: Matter, sittings: Iterable[Sitting], texts: Iterable[FinishedText] = ()) -> Findings:
    """What the rules find in a case, those reports and their finished texts, with what the case accepts as notes.

    A rule on finished text is asked only where there is one. An acceptance is not called stale while its rule was not
    asked of every report of the case.
    """
    views: dict[type, list[Any]] = {Matter: [matter], Sitting: list(sittings), FinishedText: list(texts)}
    accepted = {str(item.rule): item for item in reversed(matter.case.accepted) if item.rule}
    in_case: list[Diagnostic] = []
    in_reports: dict[str, list[Diagnostic]] = {sitting.name: [] for sitting in views[Sitting]}
    live: set[str] = set()
    for rule in _rules_on(_day(matter)):
        if rule.looks_at is not Matter and len(views[rule.looks_at]) < max(len(matter.laid), 1):
            live.add(rule.code)
        for view in views[rule.looks_at]:
            for breach in rule.check(view):
                live.add(rule.code)
                found = _diagnostic(rule, breach, accepted.get(rule.code))
                (in_case if view is matter else in_reports.setdefault(_report_of(view), [])).append(found)
    in_case += _acceptances(matter, live)
    return Findings(_once(in_case), {name: _once(found) for name, found in in_reports.items()})


@lru_cache
def _rules_on(day: date) -> tuple[Rule, ...]:
    """The rules that are law on a day."""
    return tuple(rule for rule in all_rules().values() if rule.holds_on(day))


def _report_of(view: Sitting | FinishedText) -> str:
    return view.name if isinstance(view, Sitting) else view.sitting.name


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys(found))


def _day(matter: Matter) -> date:
    """The day whose law counts: that on which the Ombudsman's paper was received or issued, else today."""
    ombudsman = matter.case.ombudsman
    issued = ombudsman.issued if isinstance(ombudsman.issued, date) else None
    return ombudsman.received or issued or matter.today


def _diagnostic(rule: Rule, breach: Breach, acceptance: Acceptance | None) -> Diagnostic:
    severity = breach.severity or rule.severity
    if acceptance is None or not (acceptance.because and acceptance.by and acceptance.on):
        fix = breach.fix or rule.fix
        return Diagnostic(rule.kind, severity, breach.message, breach.span, fix, breach.because, rule.law)
    day = f"{acceptance.on:%d %B %Y}".lstrip("0")
    because = f"accepted by the {acceptance.by} on {day}: {acceptance.because}"
    return Diagnostic(rule.kind, Severity.NOTE, breach.message, breach.span, "", because, rule.law)


def _acceptances(matter: Matter, broken: set[str]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for item in matter.case.accepted:
        name = str(item.rule or "")
        if not (name or item.because or item.by or item.on):
            continue  # as a new case file has it: nothing is accepted yet
        if name not in RULES:
            near = did_you_mean(name, RULES) if name else ""
            fix = f"did you mean `{near}`?" if near else "`reportgen rules` lists the rules"
            message = f"there is no rule `{name}`" if name else "the acceptance does not say which rule is broken"
            yield Diagnostic(ACCEPTANCE, Severity.ERROR, message, item.where("rule"), fix)
        elif name in seen:
            yield Diagnostic(ACCEPTANCE, Severity.ERROR, f"{name} is accepted twice", item.where("rule"), "keep one")
        elif not (item.because and item.by and item.on):
            fix = "give `because:`, `by:` (a job title) and `on:` (the day)"
            yield Diagnostic(
                ACCEPTANCE, Severity.ERROR, f"{name} is accepted without reason, name or day", item.span, fix
            )
        elif name not in broken:
            yield Diagnostic(
                STALE, Severity.WARNING, f"{name} is accepted but not broken", item.where("rule"), "take it out"
            )
        seen.add(name)
