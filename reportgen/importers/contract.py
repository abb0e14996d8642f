"""What was found in a decision as JSON for other programs: each fact, where it stood, and what is doubtful about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from reportgen.case.response import Kind
from reportgen.importers.facts import Deadline, Evidence, Fact, Facts, Fault, Person, Pseudonym, Remedy, Sum
from reportgen.importers.kinds import is_new

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

KINDS: Mapping[Kind, str] = {
    Kind.APOLOGY: "apology",
    Kind.DISTRESS: "pay_distress",
    Kind.TIME_AND_TROUBLE: "pay_time_trouble",
    Kind.LOST_SERVICE: "pay_loss_service",
    Kind.MEASURABLE_LOSS: "pay_quantifiable",
    Kind.PAYMENT: "payment",
    Kind.SERVICE: "provide_service",
    Kind.REASSESSMENT: "reassess",
    Kind.DECISION: "review_decision",
    Kind.CONTACT: "contact",
    Kind.REINSTATEMENT: "reinstate",
    Kind.INFORMATION: "disclose",
    Kind.STAFF_REMINDER: "staff_reminder",
    Kind.TRAINING: "training",
    Kind.PROCEDURE: "procedure",
    Kind.AUDIT: "audit",
    Kind.ACTION_PLAN: "action_plan",
    Kind.LEARNING: "share_learning",
    Kind.MEMBERS: "report_members",
}
OTHER, NEW_PROCEDURE = "other", "service_improvement"
_SINGLE = ("body", "category", "subcategory", "decision", "decision_date", "satisfied_on", "outcome", "summary")


def as_json(facts: Facts) -> str:
    """The facts of one decision as a JSON object in a few lines for each fact, the same for the same facts."""
    # ASCII, since a pipe in another encoding must not lose or refuse a character.
    return json.dumps(as_object(facts), indent=2)


def as_object(facts: Facts) -> dict[str, Json]:
    """The facts by name, and under `where` by the same names where each of them stood."""
    reference, *linked = [*facts.references, None][: len(facts.references) or 1]
    single: dict[str, Fact[Any] | None] = {"reference": reference}
    single |= {name: getattr(facts, name) for name in _SINGLE}
    single["document_status"] = facts.status
    complainants = [fact for fact in facts.pseudonyms if fact.value.person is Person.COMPLAINANT]
    others = [fact for fact in facts.pseudonyms if fact.value.person is not Person.COMPLAINANT]
    values: dict[str, Json] = {name: _plain(fact.value) if fact else None for name, fact in single.items()}
    where: dict[str, Json] = {name: _where(fact) for name, fact in single.items() if fact}
    where |= _listed("linked_references", linked) | _listed("complainant_aliases", complainants)
    return {
        "document": facts.name,
        "form": str(facts.form),
        **values,
        "linked_references": [fact.value for fact in linked if fact],
        "complainant_aliases": [fact.value.name for fact in complainants],
        "other_people": [_person(fact) for fact in others],
        "complaint": [{"text": fact.value, "where": _where(fact)} for fact in facts.complaint],
        "faults": [_fault(fault) for fault in facts.faults],
        "remedies": [_remedy(remedy) for remedy in facts.remedies],
        "where": where,
    }


def _listed(name: str, found: Iterable[Fact[Any] | None]) -> dict[str, Json]:
    places: list[Json] = [_where(fact) for fact in found if fact]
    return {name: places} if places else {}


def _where(fact: Fact[Any]) -> dict[str, Json]:
    """Where a fact stood, and what is doubtful about it."""
    return {**_place(fact.evidence), "doubt": fact.doubt or None}


def _place(evidence: Evidence) -> dict[str, Json]:
    return {
        "words": evidence.words,
        "paragraph": evidence.paragraph or None,
        "page": evidence.page,
        "line": evidence.line,
    }


def _person(fact: Fact[Pseudonym]) -> Json:
    person = fact.value
    return {
        "name": person.name,
        "person": str(person.person),
        "stands_for": person.stands_for or None,
        "where": _where(fact),
    }


def _fault(fault: Fault) -> Json:
    injustice = fault.injustice
    return {
        "text": fault.text.value,
        "injustice": injustice.value if injustice else None,
        "caused_injustice": fault.caused_injustice,
        "where": _where(fault.text),
        "where_injustice": _where(injustice) if injustice else None,
    }


def _remedy(remedy: Remedy) -> Json:
    """A remedy: the amount is for one person, month or the like; the total is for all of them."""
    kind, *more = dict.fromkeys(_code(kind, remedy) for kind in remedy.kinds) or [OTHER]
    amounts = [_pounds(part.amount) for part in remedy.sums]
    total = remedy.total if remedy.total is not None else remedy.stated_total
    return {
        "text": remedy.text.value,
        "kind": kind,
        "kinds": [kind, *more],
        "amount_gbp": amounts[0] if len(amounts) == 1 else None,
        "amounts_gbp": [*amounts],
        "total_gbp": _pounds(total) if total is not None else None,
        "stated_total_gbp": _pounds(remedy.stated_total) if remedy.stated_total is not None else None,
        "payments": [_payment(part) for part in remedy.sums],
        "deadline": _deadline(remedy.deadline) if remedy.deadline else None,
        "due": remedy.due.value.isoformat() if remedy.due else None,
        "by": remedy.by or None,
        "done": remedy.done,
        "where": _where(remedy.text),
    }


def _code(kind: Kind, remedy: Remedy) -> str:
    """The code of a kind; `procedure` is for one that is looked at again, and a new one is `service_improvement`."""
    return NEW_PROCEDURE if kind is Kind.PROCEDURE and is_new(remedy.text.value) else KINDS[kind]


def _payment(part: Sum) -> Json:
    return {
        "amount_gbp": _pounds(part.amount),
        "to": part.to or None,
        "for": part.for_ or None,
        "per": part.per or None,
        "number": part.number,
    }


def _deadline(fact: Fact[Deadline]) -> Json:
    limit = fact.value
    return {
        "within": limit.within,
        "unit": limit.unit,
        "of": limit.of,
        "text": limit.words,
        "where": _where(fact),
    }


def _plain(value: object) -> Json:
    return value.isoformat() if isinstance(value, date) else str(value)


def _pounds(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
