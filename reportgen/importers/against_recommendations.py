"""The recommendations of a case held against those of the decision: their words, sums and times, and their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from textwrap import shorten

from reportgen.case.dates import Period
from reportgen.case.model import Case
from reportgen.case.response import Recommendation
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.importers.entries import due, pounds
from reportgen.importers.facts import Facts, Remedy
from reportgen.importers.said import Said, plain

OTHER_WORDS = code(
    "SOURCE-02",
    "A recommendation in other words than the Ombudsman's",
    "What the case gives as the recommendation is not word for word in the Ombudsman's document.",
    "Copy the words from the document, so that nobody can say that the council changed what it was asked to do.",
)
SUM = code(
    "SOURCE-03",
    "A sum that differs from the decision's",
    "The case gives another sum than the Ombudsman's document, or one that is not in it.",
    "Compare the sum with the document, and mend it.",
)
ADDED = code(
    "SOURCE-07",
    "A recommendation that is not in the decision",
    "Nothing like this recommendation was found in the Ombudsman's document.",
    "Take it out, or see whether it belongs to another decision. What the council does beside goes under `actions`.",
)
DROPPED = code(
    "SOURCE-08",
    "A recommendation of the decision that the case does not have",
    "The Ombudsman's document has a recommendation that stands nowhere in the case.",
    "Add it, so that members see all that the Ombudsman recommended.",
)
TIME = code(
    "SOURCE-10",
    "A time limit that differs from the decision's",
    "The case gives another time for a recommendation than the Ombudsman's document.",
    "Compare it with the document, and mend `due:`.",
)

_SUM = re.compile(r"£\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?")
_SHOWN = 200  # characters of a recommendation, by which it is known
_SAME = 0.5  # from here on, two recommendations are taken for the same
_SAME_KIND = 0.3  # and from here on, where they are of one kind
_FOR_SUMS, _FOR_KIND = 0.3, 0.15  # what the same sums, and the same kind, add to the likeness of the words


def recommendations(case: Case, facts: Facts, said: Said) -> Iterator[Diagnostic]:
    """What differs between the recommendations of a case and those of its decision."""
    pairs = paired(case.recommendations, facts.remedies)
    for place, given in enumerate(case.recommendations):
        yield from _one(given, pairs.get(place), said)
    whole = " ".join(plain(given.text or "") for given in case.recommendations)
    kept = {id(remedy) for remedy in pairs.values()}
    for remedy in facts.remedies:
        if id(remedy) not in kept and plain(remedy.text.value).strip(" ;.") not in whole:
            yield Diagnostic(
                DROPPED,
                Severity.WARNING,
                f"the case leaves out a recommendation: “{shorten(remedy.text.value, _SHOWN, placeholder='…')}”",
                case.where("recommendations") or Span(case.council.span.file if case.council.span else "", 1, 1),
                fix="add it under `recommendations:`",
                because=f"it stands at {said.where(remedy.text.evidence)}",
            )


def paired(given: Sequence[Recommendation], remedies: Sequence[Remedy]) -> dict[int, Remedy]:
    """The remedy of the decision that each recommendation gives, by its place; the most alike first."""
    scored = sorted(
        (
            (_alike(one, remedy), -left, -right)
            for left, one in enumerate(given)
            for right, remedy in enumerate(remedies)
        ),
        reverse=True,
    )
    pairs: dict[int, Remedy] = {}
    taken: set[int] = set()
    for score, left, right in scored:
        one_kind = given[-left].kind in remedies[-right].kinds
        if score >= (_SAME_KIND if one_kind else _SAME) and -left not in pairs and -right not in taken:
            pairs[-left] = remedies[-right]
            taken.add(-right)
    return pairs


def _alike(given: Recommendation, remedy: Remedy) -> float:
    """How alike a recommendation and a remedy are in their words, sums and kinds."""
    one, other = plain(given.text or "").split(), plain(remedy.text.value).split()
    words = SequenceMatcher(None, one, other, autojunk=False).ratio()
    sums = _amounts(given) and _amounts(given) <= _sums_of(remedy)
    return words + _FOR_SUMS * bool(sums) + _FOR_KIND * (given.kind in remedy.kinds)


def _one(given: Recommendation, remedy: Remedy | None, said: Said) -> Iterator[Diagnostic]:
    text = given.text
    verbatim = said.place(text) if text else None
    if text and remedy is None and verbatim is None:
        near = said.nearest(text)
        because = f"the nearest words are at {said.where(near.evidence)}: “{near.words}”" if near else ""
        message = "the decision has no recommendation like this"
        fix = "take it out, or compare it with the decision; what the council does beside goes under `actions:`"
        yield Diagnostic(ADDED, Severity.WARNING, message, text.span, fix=fix, because=because)
    elif text and remedy is not None and verbatim is None:
        because = f"the words at {said.where(remedy.text.evidence)} are: “{remedy.text.value}”"
        message = "the recommendation is not in the decision's words"
        yield Diagnostic(OTHER_WORDS, Severity.WARNING, message, text.span, fix="copy the words", because=because)
    yield from _sums(given, remedy, said)
    if remedy is not None:
        yield from _time(given, remedy, said)


def _sums(given: Recommendation, remedy: Remedy | None, said: Said) -> Iterator[Diagnostic]:
    """Sums that are not those of the remedy, or that stand nowhere in the decision."""
    there = _sums_of(remedy) if remedy is not None else set()
    anywhere = _pounds_in(said.text)
    for payment in given.payments:
        amount = Decimal(payment.amount) if payment.amount is not None else None
        if amount is None or amount in there:
            continue
        span = payment.where("amount") or given.span
        if there and remedy is not None:
            message = f"the case has {pounds(amount)} here, and the decision has {_listed(there)}"
            because = f"the decision says at {said.where(remedy.text.evidence)}: “{remedy.text.value}”"
            yield Diagnostic(SUM, Severity.ERROR, message, span, fix="mend the sum", because=because)
        elif amount not in anywhere:
            message = f"{pounds(amount)} is not in the decision"
            yield Diagnostic(SUM, Severity.WARNING, message, span, fix="compare the sum with the decision")
    if remedy is not None and remedy.total is not None and given.payments and _amounts(given) <= there:
        yield from _total(given, remedy, said)
    for place in _strange(given.text or "", anywhere):
        message = f"{pounds(place)} is not in the decision"
        span = given.text.span if given.text else None
        yield Diagnostic(SUM, Severity.WARNING, message, span, fix="compare the sum with the decision")


def _total(given: Recommendation, remedy: Remedy, said: Said) -> Iterator[Diagnostic]:
    total = remedy.stated_total if remedy.stated_total is not None else remedy.total
    if total is not None and given.total != total:
        message = f"the payments come to {pounds(given.total)}, and those of the decision to {pounds(total)}"
        because = f"the decision says at {said.where(remedy.text.evidence)}: “{remedy.text.value}”"
        fix = "mend `amount:` or `number:`, or add the payment that is missing"
        yield Diagnostic(SUM, Severity.ERROR, message, given.where("payments"), fix=fix, because=because)


def _time(given: Recommendation, remedy: Remedy, said: Said) -> Iterator[Diagnostic]:
    """A time limit that is not the decision's. A day cannot be compared with a time, and is left to the law's rules."""
    limit = remedy.deadline or remedy.due
    expected, written = due(remedy).words, _written(given.due, remedy)
    if limit is None or not expected:
        return
    because = f"the decision says at {said.where(limit.evidence)}: “{limit.evidence.words}”"
    if given.due is None:
        message = f"the case gives no time for this, and the decision gives {expected}"
        yield Diagnostic(
            TIME, Severity.WARNING, message, given.where("due"), fix=f"write `due: {expected}`", because=because
        )
    elif written is not None and written != expected:
        message = f"the case gives {written} for this, and the decision gives {expected}"
        span = given.where("due")
        yield Diagnostic(TIME, Severity.ERROR, message, span, fix=f"write `due: {expected}`", because=because)


def _written(given: date | Period | None, remedy: Remedy) -> str | None:
    """A time, or a day, as the importer writes it; None for what the decision's own cannot be compared with."""
    if not isinstance(given, Period):
        return given.isoformat() if given is not None and remedy.due else None
    if remedy.due:
        return None
    unit = str(given.unit)
    return f"{given.number} {unit if given.number != 1 else unit.removesuffix('s')}"


def _amounts(given: Recommendation) -> set[Decimal]:
    return {Decimal(payment.amount) for payment in given.payments if payment.amount is not None}


def _sums_of(remedy: Remedy) -> set[Decimal]:
    """The sums of a remedy as they were recognised, and all that its words name."""
    return {part.amount for part in remedy.sums} | _pounds_in(remedy.text.value)


def _pounds_in(words: str) -> set[Decimal]:
    return {Decimal(whole.replace(",", "") + pence) for whole, pence in _SUM.findall(words)}


def _strange(words: str, known: set[Decimal]) -> list[Decimal]:
    return sorted(_pounds_in(words) - known)


def _listed(amounts: set[Decimal]) -> str:
    return " and ".join(map(pounds, sorted(amounts)))
