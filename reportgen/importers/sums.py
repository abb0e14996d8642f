"""The sums that a recommendation awards: how much, to whom, what for, for each of what and how many, and the total."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reportgen.importers.facts import Sum
from reportgen.importers.money import Money, Role, money
from reportgen.importers.payees import COUNTED, payee, reason
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import NUMBER, level, number


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of one recommendation, the total that its words give, and what a person has to check."""

    sums: tuple[Sum, ...] = ()
    stated_total: Decimal | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Each:
    """What a sum is paid for each of, how many there are if the sum itself says so, and where those words end."""

    per: str
    number: int | None
    end: int


_A_TIME = r"month|term|week|year|day|night|session|fortnight|half[- ]term|quarter|hour"
_KINDS = r"(?:(?:school|calendar|academic|full|whole|missed|complete|affected|additional|further|single)\s+)?"
_PER = Phrases(
    r"^\s*,?\s*(?:to be paid\s+)?(?:(?:for\s+)?(?:each|every)(?:\s+of)?|per"
    rf"|(?:for\s+)?an?(?=\s+{_KINDS}(?:{_A_TIME})\b))\s+"
    r"(?:(?:the|his|her|their|its|these|those|mr\s\w's|mrs\s\w's|miss\s\w's"
    rf"|ms\s\w's)\s+)?(?:(?P<count>{NUMBER})\s+)?{_KINDS}(?P<per>(?!(?:for|to|in|as|and|within|by|because|plus"
    r"|with|at|of|from|on)\b)[a-z][a-z-]+)",
)
_EACH = Phrases(
    r"^\s*(?:each|apiece)\b(?!\s+(?:of|[a-z]+\b))|^\s*each\b(?=\s+(?:to|for|in|as|within|by)\b)", "each apiece"
)
_EACH_OF = Phrases(
    r"\b(?:each|every)\s+(?:one\s+)?(?:of\s+)?(?:(?:the|his|her|their|its|these"
    rf"|those)\s+)?(?:(?P<count>{NUMBER})\s+)?(?:other\s+|affected\s+)?(?P<per>[a-z][a-z-]+)"
    r"(?:\s+(?:a|an|another|symbolic|payment|sum|of|financial|the))*\s*$",
    "each every",
)
_PEOPLE = Phrases(
    r"\b(?:Mr|Mrs|Miss|Ms|Dr)\b(?:\s\w+)?\s+and\s+(?:Mr|Mrs|Miss|Ms|Dr|(?:his|her|their)\s+(?:wife|husband"
    r"|partner|son|daughter|mother|father|child))\b",
    "mr mrs miss ms dr",
    flags=AS_WRITTEN,
)
_SINGULAR = {"children": "child", "people": "person", "families": "family", "wives": "wife", "persons": "person"}


def sums(text: str, counts: Mapping[str, int] | None = None) -> Sums:
    """The sums that a text awards; `counts` says how many there are of things that it does not count itself."""
    found = _without_subtotals(money(text), text)
    awards = [one for one in found if one.role is Role.AWARD]
    totals = {one.amount for one in found if one.role is Role.TOTAL}
    doubts = [_sentence(one.why) for one in found if one.why and one.role in {Role.AWARD, Role.UNSURE}]
    if any(one.role is Role.UNSURE for one in found):
        return Sums(doubt=" ".join(dict.fromkeys(doubts)))
    if len(totals) > 1:
        return Sums(doubt="The words give more than one total.")
    total = next(iter(totals), None)
    if not awards:
        first = next((one for one in found if one.role is Role.TOTAL), None)
        return Sums((_sum(text, first, found),), total) if first else Sums()
    return _added_up(text, found, awards, total, counts or {}, doubts)


def _without_subtotals(found: tuple[Money, ...], text: str) -> tuple[Money, ...]:
    """The sums, where there are several totals without those that only say what one part comes to.

    `£600 for each of four terms, £2,400 in all` is such a part.
    """
    if len({one.amount for one in found if one.role is Role.TOTAL}) < 2:  # noqa: PLR2004 - several
        return found
    kept = list(found[:1])
    for before, one in pairwise(found):
        each = before.role is Role.AWARD and one.role is Role.TOTAL and _each(text, before, found)
        many = each and (each.number or _said(text[each.end : one.start], each.per))
        if not many or many * before.amount != one.amount:
            kept.append(one)
    return tuple(kept)


def _added_up(  # noqa: PLR0913, PLR0917 - what has been read so far
    text: str,
    found: tuple[Money, ...],
    awards: list[Money],
    total: Decimal | None,
    counts: Mapping[str, int],
    doubts: list[str],
) -> Sums:
    """The sums with their numbers, held against the total that the words give."""
    first = next((one for one in found if one.role in {Role.AWARD, Role.TOTAL}), awards[0])
    parts = _inherited([_sum(text, one, found) for one in awards], _sum(text, first, found).to)
    if total is None and len(parts) > 1 and _divides(text, awards, parts):
        if (whole := _whole(text, parts)) is None:
            return Sums(tuple(parts[:1]), None, _UNCLEAR_PARTS)
        total, parts = whole, parts[1:]
    counted, doubt = _counted(text, parts, total, counts)
    doubts.append(doubt)
    computed = [part.total for part in counted if part.total is not None]
    if total is not None and len(computed) == len(counted) and sum(computed) != total:
        doubts.append(f"The words give a total of £{total:,}, and the sums make £{sum(computed):,}.")
    return Sums(tuple(counted), total, " ".join(dict.fromkeys(filter(None, doubts))))


def _inherited(parts: list[Sum], to: str) -> list[Sum]:
    """The sums, each without a payee of its own going to the payee before it; `to` is that of the total, if any."""
    followed: list[Sum] = []
    for part in parts:
        to = part.to or to
        followed.append(replace(part, to=to))
    return followed


def _sentence(why: str) -> str:
    return f"In these words {why}." if why else ""


def _sum(text: str, one: Money, found: tuple[Money, ...]) -> Sum:
    """One sum with its payee, reason and what it is for each of."""
    each = _each(text, one, found)
    end = each.end if each else one.end
    later = next((other.start for other in found if other.start >= end), len(text))
    earlier = max((other.end for other in found if other.end <= one.start), default=0)
    return Sum(
        amount=one.amount,
        to=payee(text, one, earlier, later),
        for_=reason(text, one, end, later),
        per=each.per if each else "",
        number=each.number if each else 1,
    )


def _each(text: str, one: Money, found: tuple[Money, ...]) -> _Each | None:
    """What follows a sum if it is paid for each of something, as in `£50 per month` or `£100 each`."""
    plain = level(text)
    after = plain[one.end : one.sentence[1]]
    if per := _PER.match(after):
        noun = per["per"].casefold()
        return _Each(_one(noun), number(per["count"]) if per["count"] else None, one.end + per.end())
    before = plain[max((other.end for other in found if other.end <= one.start), default=one.sentence[0]) : one.start]
    if of := _EACH_OF.search(before):
        return _Each(_one(of["per"].casefold()), number(of["count"]) if of["count"] else None, one.end)
    if each := _EACH.match(after):
        several = COUNTED.search(before)
        people = 2 if _PEOPLE.search(before) else None
        stated = (
            number(several["count"]) if several and several["count"].casefold() != "both" else 2 if several else None
        )
        noun = _one(several["noun"].casefold()) if several and several["noun"] else "person"
        return _Each(noun, stated or people, one.end + each.end())
    return None


def _one(noun: str) -> str:
    """One of the things, such as `child` for `children`."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun


_UNCLEAR_PARTS = "The words divide the first sum into parts that do not make it, as they were read."
_MADE_UP = Phrases(
    r"\b(?:made up of|compris\w+|consist\w*|broken down|breakdown|this is|that is|being|namely"
    r"|calculated)\b",
)
_JOINS = Phrases(
    r"\(|:|\b(?:made up of|compris\w+|consist\w*|broken down|breakdown|this is|that is|being|namely|calculated"
    r"|based on|at|equivalent|represent\w*|i\.?e\.?)\b",
)


def _divides(text: str, awards: list[Money], parts: list[Sum]) -> bool:
    """Whether the words after the first sum say what it is made up of, as in `£1,500 (£500 a term for three terms)`."""
    between = level(text)[awards[0].end : awards[1].start]
    if parts[0].per or not _JOINS.search(between):
        return False
    return bool(_MADE_UP.search(between)) or bool(parts[1].per) or _whole(text, parts) is not None


def _whole(text: str, parts: list[Sum]) -> Decimal | None:
    """The first sum, if those that follow make it exactly."""
    first, rest = parts[0], parts[1:]
    together = [part.total for part in _counted(text, rest, first.amount, {})[0]]
    return first.amount if None not in together and sum(filter(None, together)) == first.amount else None


def _counted(text: str, parts: list[Sum], total: Decimal | None, counts: Mapping[str, int]) -> tuple[list[Sum], str]:
    """The sums with the number of what each is paid for, from the words around them, the total or what is known."""
    counted, doubt = [], ""
    open_ones = [part for part in parts if part.per and part.number is None]
    fixed = sum((part.total or Decimal(0) for part in parts if part.number is not None), Decimal(0))
    for part in parts:
        if not part.per or part.number is not None:
            counted.append(part)
            continue
        said = _said(text, part.per)
        by_total = _divided(total - fixed, part.amount) if total is not None and len(open_ones) == 1 else None
        if said and by_total and said != by_total:
            said, by_total = None, None
        known = counts.get(part.per)
        if total is not None and by_total is None and said is None:
            known = None
        many = said or by_total or known
        counted.append(replace(part, number=many))
        if many is None:
            doubt = f"The words do not say with certainty how many times £{part.amount:,} is paid."
        elif not said and not by_total:
            doubt = f"That there are {many} to pay £{part.amount:,} for stands elsewhere in the decision."
    return counted, doubt


def _divided(total: Decimal, amount: Decimal) -> int | None:
    """How many times the amount makes the total, if it does so exactly."""
    return int(total / amount) if amount and total > 0 and total % amount == 0 else None


def _said(text: str, per: str) -> int | None:
    """How many of a thing the words name, if they name one number of them only, as in `for three terms`."""
    stem = {"child": "child(?:ren)?", "person": "(?:persons?|people)", "family": "famil(?:y|ies)"}.get(
        per, f"{re.escape(per)}s?"
    )
    pattern = (
        rf"\b(?P<count>{NUMBER})[\s-]+(?:(?:whole|full|calendar|school|academic"
        rf"|missed)\s+)?{stem}\b(?!\s+(?:of\s+(?:my|our|the|this)|from|after)\b)"
    )
    limits = re.compile(r"\bwithin\s+(?:the\s+next\s+)?\S+\s+\w+", re.IGNORECASE)
    plain = limits.sub(lambda match: " " * len(match.group()), level(text))
    counts = {number(match["count"]) for match in re.finditer(pattern, plain, re.IGNORECASE)}
    return counts.pop() if len(counts) == 1 else None
