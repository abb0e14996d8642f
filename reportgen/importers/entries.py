"""What was found as entries of a case file: the words, where they stood, and what a person has to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from reportgen.case.form import Filling, Known, Listed
from reportgen.case.response import Kind
from reportgen.case.values import Amount
from reportgen.importers.facts import Evidence, Fact, Fault, Outcome, Remedy, Sum

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "any",
            "as",
            "at",
            "be",
            "by",
            "for",
            "from",
            "has",
            "have",
            "he",
            "her",
            "him",
            "his",
            "if",
        ),
        *(
            "in",
            "is",
            "it",
            "its",
            "of",
            "on",
            "or",
            "our",
            "she",
            "so",
            "that",
            "the",
            "their",
            "them",
            "these",
            "they",
        ),
        *("this", "to", "us", "was", "we", "were", "which", "who", "will", "with", "within", "would"),
        *(
            "council",
            "ombudsman",
            "agree",
            "agreed",
            "should",
            "propose",
            "recommend",
            "also",
            "my",
            "final",
            "decision",
        ),
    }
)
_LONGEST_NAME = 4  # words
_ANY_COUNCIL = frozenset({"council", "authority", "organisation", "it"})
_UNITS = frozenset({"days", "working days", "weeks", "months"})
_MOST = 999  # of a unit, as a case can write it
_FROM_DECISION = re.compile(r"decision|report|statement", re.IGNORECASE)
_NOT_SAID = "the decision does not say so beside this fault"
_PAYMENTS = frozenset({Kind.DISTRESS, Kind.TIME_AND_TROUBLE, Kind.LOST_SERVICE, Kind.MEASURABLE_LOSS, Kind.PAYMENT})
_WITHOUT_INJUSTICE = frozenset({Outcome.FAULT_WITHOUT_INJUSTICE, Outcome.NO_FAULT})


def place_of(evidence: Evidence) -> str:
    """Where a fact stood, as an officer finds it again: the paragraph and the page, or else the line."""
    paragraph = f"paragraph {evidence.paragraph}" if evidence.paragraph else ""
    page = f"page {evidence.page}" if evidence.page else ""
    return ", ".join(part for part in (paragraph, page) if part) or f"line {evidence.line}"


def known(fact: Fact[Any] | None, doubt: str = "", told: str = "") -> Known:
    """The entry of a fact whose value is written as it is; an empty one where there is no fact."""
    if fact is None:
        return Known(told=told, doubt=doubt)
    return Known(str(fact.value), place_of(fact.evidence), told, joined(fact.doubt, doubt))


def joined(*doubts: str) -> str:
    """Several reasons for a look as one."""
    return "; ".join(dict.fromkeys(doubt.strip().rstrip(".") for doubt in doubts if doubt.strip()))


def named(words: str, taken: set[str]) -> str:
    """A short name made of words, other than those that are taken; it joins them."""
    found = [word for word in _WORD.findall(words.lower().replace("’", "").replace("'", "")) if word not in _SMALL]
    name = "-".join([word for word in found if not word.isdigit()][:_LONGEST_NAME]) or "recommendation"
    numbered = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    free = next(one for one in numbered if one not in taken)
    taken.add(free)
    return free


# --------------------------------------------------------------------------------------------------- findings


def findings(faults: Iterable[Fault], decision: Fact[str] | None, outcome: Outcome | None) -> Iterator[Filling]:
    """Each fault with its injustice; the decision's word stands with those that it can be true of."""
    for fault in faults:
        found = caused(fault, outcome)
        injustice = {"found": Known({True: "yes", False: "no"}[found])} if found is not None else {}
        if fault.injustice is not None and fault.injustice.value != fault.text.value:
            injustice["effect"] = known(fault.injustice)
        word = decision if decision is not None and decision.value.lower().startswith("upheld") else None
        yield {
            "fault": known(fault.text),
            "injustice": injustice or {"found": Known(doubt="" if fault.text.doubt else _NOT_SAID)},
            "paragraph": Known(fault.text.evidence.paragraph),
            "outcome": known(word),
        }


def caused(fault: Fault, outcome: Outcome | None) -> bool | None:
    """Whether a fault caused injustice; None where the document does not say."""
    if fault.caused_injustice is not None:
        return fault.caused_injustice
    return False if outcome in _WITHOUT_INJUSTICE else None


# -------------------------------------------------------------------------------------------- recommendations


def recommendation(remedy: Remedy, body: str, taken: set[str]) -> Filling:
    """One recommendation as far as the document tells of it, with a gap for the council's action."""
    others = remedy.by and not _is_council(remedy.by, body)
    for_others = f"this is for {remedy.by} to do; take it out if that is not your council" if others else ""
    when = remedy.deadline or remedy.due
    limit = when.evidence.words if when else ""
    return {
        "id": Known(named(remedy.text.value.replace(limit, ""), taken)),
        "text": known(remedy.text, for_others),
        "kind": _kind(remedy.kinds),
        "payments": Listed(tuple(map(payment, remedy.sums)), doubt=_total_doubt(remedy)),
        "due": due(remedy),
        "paragraph": Known(remedy.text.evidence.paragraph),
        "actions": Listed(({**_NO_ACTION, "done": _done(remedy)},)),
    }


def _is_council(by: str, body: str) -> bool:
    """Whether words such as `the Council` or `the County Council` can be the body that the decision is about."""
    words = set(_WORD.findall(by.casefold())) - {"the"}
    return words <= {*_WORD.findall(body.casefold()), *_ANY_COUNCIL}


_NO_ACTION: dict[str, Filling] = {"done": Known(), "by": Known(), "what": Known(), "evidence": Known()}


def _done(remedy: Remedy) -> Known:
    doubt = "the document says that this has been done already; give the day" if remedy.done else ""
    return Known(doubt=doubt)


def _kind(kinds: tuple[Kind, ...]) -> Known:
    if not kinds:
        return Known(doubt="no kind could be told from the words")
    first, *more = map(str, kinds)
    also = f"it is also: {', '.join(more)}; make several recommendations of it if they have fates of their own"
    return Known(first, doubt=also if more else "")


def _total_doubt(remedy: Remedy) -> str:
    """What is wrong with the sums, or with a total that the words give, if anything."""
    stated, total = remedy.stated_total, remedy.total
    if stated is None and not remedy.sums and _PAYMENTS & set(remedy.kinds):
        return "it is a payment, and the words name no sum"
    if stated is None or stated == total:
        return ""
    if total is None:
        return f"the words give a total of {pounds(stated)}, which the sums here do not make up"
    return f"the words give a total of {pounds(stated)}, and the sums here come to {pounds(total)}"


def payment(part: Sum) -> Filling:
    """One sum to pay."""
    amount = f"{part.amount:f}"
    readable = Amount.pattern.fullmatch(amount) is not None
    filling: dict[str, Filling] = {
        "amount": Known(amount) if readable else Known(doubt=f"the document says £{amount}"),
        "for_": Known(part.for_),
        "to": Known(part.to),
    }
    if part.per:
        filling["per"] = Known(part.per)
    if part.number is None:
        filling["number"] = Known(doubt="the words do not say how many; until you do, one is counted")
    elif part.number != 1 or part.per:
        filling["number"] = Known(str(part.number))
    return filling


def due(remedy: Remedy) -> Known:
    """A deadline as a case writes it: `2025-01-31`, or `4 weeks`, which is doubtful if not from the decision."""
    deadline = remedy.deadline
    if deadline is None:
        return known(remedy.due)
    limit, source = deadline.value, place_of(deadline.evidence)
    number, unit = (limit.within * 12, "months") if limit.unit == "years" else (limit.within, limit.unit)
    if unit not in _UNITS or not 0 < number <= _MOST:
        return Known(source=source, doubt=joined(deadline.doubt, f"the document says “{limit.words}”"))
    elsewhere = limit.of is not None and not _FROM_DECISION.search(limit.of)
    doubt = f"it does not run from the decision: the document says “{limit.words}”" if elsewhere else ""
    return Known(
        f"{number} {unit if number != 1 else unit.removesuffix('s')}", source, doubt=joined(deadline.doubt, doubt)
    )


def pounds(amount: Decimal) -> str:
    """£1,250 or £1,250.50."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"
