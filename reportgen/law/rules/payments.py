"""Payments that the Ombudsman recommends: who may authorise them, and whether the sums of a case agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations

from reportgen.case.implications import Subject
from reportgen.case.report import ReportFields
from reportgen.case.response import Recommendation, Response
from reportgen.case.values import Text
from reportgen.diagnostics import Severity
from reportgen.law.rule import Breach, FinishedText, Matter, Sitting, rule
from reportgen.law.written import quoted

AUTHORISES = re.compile(
    r"\b(?:approv|authoris|authoriz|agree|sanction)(?:e|es|ed|s|ing)?\b[^.;]*?"
    r"(?:\bpay(?:s|ing|ments?)?\b|\bcompensation\b|£\s?\d)",
    re.IGNORECASE,
)
SUM = re.compile(r"£\s?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{2})?(?![\d.]*\s?(?:m|bn|k|million|billion|thousand)\b)")
IN_TOTAL = re.compile(
    r"(?:\btotal(?:s|ling|led)?(?:\s+(?:sum|amount|payment))?(?:\s+of)?\s+)(?P<after>£\s?[\d,]+(?:\.\d{2})?)"
    r"|(?P<before>£\s?[\d,]+(?:\.\d{2})?)\s+in\s+(?:total|all)\b",
    re.IGNORECASE,
)
FEW = 8
BEGINNING = 40
WORD, UNLETTERED = re.compile(r"[^\W_]+"), re.compile(r"[\W_]+")
PARAGRAPH = re.compile(r"\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s")


def sums_in(words: str) -> list[Decimal]:
    """The sums of money in a text, in pounds; millions and thousands in short forms are left out."""
    return [_amount(found) for found in SUM.finditer(words)]


def _amount(found: re.Match[str]) -> Decimal:
    return Decimal(found[1].replace(",", "") + (found[2] or ""))


def in_pounds(amount: Decimal) -> str:
    """£1,250 or £1,250.50."""
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


@rule(
    "PAY-01",
    "The executive does not authorise a payment for maladministration",
    Severity.WARNING,
    ["SI 2000/2853 Sch 1", "LGA 2000 s 92"],
    mend="Let the executive note the payment, and say who authorised it.",
)
def not_for_the_executive(sitting: Sitting) -> Iterator[Breach]:
    """Payments because of maladministration are not a function of the executive.

    Regulations of 2000 put them among the functions that are the council's own, so that a cabinet can note such a
    payment, while the authority to make it comes from the council, a committee or an officer with delegated power. The
    rule looks for recommendations to an executive body that approve, agree or authorise a payment. The Regulations were
    read as they were made and section 92 in its text of 2016.
    """
    if sitting.decides != "executive" or not any(item.payments for item in sitting.case.recommendations):
        return
    for recommendation in sitting.report.recommendations:
        if AUTHORISES.search(recommendation):
            yield Breach(
                f"{sitting.body} is asked to authorise a payment, which is not a function of the executive",
                recommendation.span or sitting.report.where("recommendations"),
            )


@rule(
    "PAY-02",
    "Sums in words agree with the sums of the case",
    Severity.ERROR,
    ["council practice"],
    mend="Mend the sum in the words, or `payments:`.",
)
def sums_agree(matter: Matter) -> Iterator[Breach]:
    """Sums that are written out have to agree with those from which reportgen works out its totals.

    A recommendation whose text names sums, none of which is among its payments nor any sum of them, is an error; one
    of whose sums some agree and some do not gets a warning, since the other figure may be about something else, unless
    it is said to be the total. What a report, or an action on a recommendation, says to be a total other than that of
    the payments gets a warning too.
    """
    whole = (matter.case.total, matter.case.paid)
    for recommendation in matter.case.recommendations:
        text = recommendation.text or Text()
        said = [(_amount(found), found) for found in SUM.finditer(text)]
        known = _possible(recommendation) if said else ()
        strange = [(amount, found) for amount, found in said if amount not in known]
        if known and strange:
            amount, found = strange[0]
            totals = [sum_ for total in IN_TOTAL.finditer(text) for sum_ in sums_in(total.group())]
            yield Breach(
                f"the recommendation speaks of {in_pounds(amount)}, which its payments do not give",
                text.span_between(*found.span()) or recommendation.where("text"),
                because=f"the payments come to {in_pounds(recommendation.total)}",
                severity=None if len(strange) == len(said) or amount in totals else Severity.WARNING,
            )
        for action in recommendation.actions if recommendation.total else ():
            yield from _totals(action.what, (recommendation.total, recommendation.paid, *whole))
    for fields in (matter.case.every_report, *matter.case.reports.values()) if matter.case.total else ():
        for words in _words_of(fields):
            yield from _totals(words, whole)


def _totals(words: Text | None, known: Sequence[Decimal]) -> Iterator[Breach]:
    """What some words say to be a total and is none of those that are known, of which the first is named."""
    if words is None or "£" not in words:
        return
    for found in IN_TOTAL.finditer(words):
        said = sums_in(found["after"] or found["before"])
        if said and said[0] not in known and not quoted(words, found.start()):
            yield Breach(
                f"these words speak of a total of {in_pounds(said[0])}, and the payments come to {in_pounds(known[0])}",
                words.span_between(*found.span("after" if found["after"] else "before")),
                "mend the sum, or say what else it includes",
                severity=Severity.WARNING,
            )


def _words_of(fields: ReportFields) -> Iterator[Text]:
    """The words of a report in which a total is likely to be named."""
    given = (fields.summary, fields.background, fields.response, *fields.recommendations)
    yield from (words for words in given if words)
    for subject, implication in fields.implications.items():
        if subject in {Subject.FINANCIAL, Subject.LEGAL, Subject.RISK} and implication.text:
            yield implication.text


def _possible(recommendation: Recommendation) -> set[Decimal]:
    """Every sum that the payments of a recommendation can give: each amount, and the totals of any of them."""
    payments = [payment for payment in recommendation.payments if payment.amount is not None]
    totals = [payment.total or Decimal(0) for payment in payments]
    some = chain.from_iterable(combinations(totals, size) for size in range(1, min(len(totals), FEW) + 1))
    whole = {recommendation.total} if totals else set()
    picked = {sum(part, Decimal(0)) for part in some} if len(totals) <= FEW else set(totals)
    return {Decimal(payment.amount or 0) for payment in payments} | picked | whole


@rule(
    "PAY-03",
    "What was paid is what was recommended",
    Severity.ERROR,
    ["LGSCO remedies", "council practice"],
    mend="Pay the rest, or mend `paid:` or `payments:`.",
)
def paid_in_full(matter: Matter) -> Iterator[Breach]:
    """Where a payment was accepted and made, the sum paid has to be the sum recommended.

    The rule looks at recommendations that were accepted in full and whose actions are all done and say what was paid. A
    larger sum gets a warning only: the Ombudsman does not keep a council from paying more, and one payment is sometimes
    entered for two recommendations.
    """
    settled = matter.case.paid == matter.case.total
    for item in matter.case.recommendations:
        judged = item.response is Response.ACCEPTED and item.complete and item.total and item.paid
        if not judged or item.paid == item.total or (item.paid > item.total and settled):
            continue
        first = next(action for action in item.actions if action.paid)
        yield Breach(
            f"{in_pounds(item.paid)} was paid, and {in_pounds(item.total)} was recommended",
            first.where("paid"),
            "pay the rest, or mend `paid` or `payments`",
            because=f"the payments stand at {item.where('payments')}",
            severity=Severity.WARNING if item.paid > item.total else None,
        )


@rule(
    "PAY-04",
    "The financial paragraph names the sum",
    Severity.WARNING,
    ["council practice"],
    mend="Name the sum and the budget that it is met from.",
)
def financial_paragraph(text: FinishedText) -> Iterator[Breach]:
    """The financial implications of a case with payments should name what they come to, and whence it is met.

    Only the sum can be looked for: the total that the Ombudsman recommended or that was paid, or each single payment.
    The rule reads the finished report, since some house styles add the sum to the paragraph. It says nothing where the
    case has no financial implications yet, since that is a gap of its own.
    """
    sitting = text.sitting
    financial, total = sitting.report.implications.get(Subject.FINANCIAL), sitting.case.total
    if financial is None or not total or not (financial.text or financial.none):
        return
    passages = [] if financial.none else list(_passages_with(financial.text or "", text))
    said = {amount for words in passages for amount in sums_in(words)}
    each = {payment.total for item in sitting.case.recommendations for payment in item.payments if payment.total}
    named = total in said or sitting.case.paid in said or each <= said
    if named or not (passages or financial.none):
        return
    yield Breach(
        f"the financial implications do not name the {in_pounds(total)} that the Ombudsman recommended",
        financial.where("text") if financial.text else financial.span,
        because="an officer says that there are none" if financial.none else "",
    )


def _passages_with(prose: str, text: FinishedText) -> Iterator[str]:
    """The finished passages that begin as the paragraphs of a piece of prose do, whatever surrounds them."""
    for paragraph in PARAGRAPH.split(prose):
        beginning = _letters(paragraph)[:BEGINNING]
        longest = max(WORD.findall(paragraph[:BEGINNING].lower()), key=len, default="")
        likely = text.holding(longest) if beginning else []
        yield from (passage.text for passage in likely if beginning in _letters(passage.text))


def _letters(words: str) -> str:
    return UNLETTERED.sub("", words.lower())
