"""Sums of money as a text names them: how much, where, and whether it is for the council to pay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from reportgen.importers.phrases import Phrases
from reportgen.importers.wording import amount_in_words, level, spans


class Role(Enum):
    """What a sum that a text names is."""

    AWARD = auto()
    TOTAL = auto()
    PART = auto()
    OTHER = auto()
    UNSURE = auto()


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a text: where it stands, where its sentence stands, and where the verb that governs it ends."""

    amount: Decimal
    start: int
    end: int
    sentence: tuple[int, int]
    role: Role = Role.OTHER
    verb: int | None = None
    why: str = ""


_WORDS = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand"
    r"|and)[\s-]+){1,12}"
)
_AMOUNT = Phrases(
    r"£\s?(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<pence>\d{2})(?!\d))?(?P<rest>(?:[.,]?\d|\s?(?:k|m|bn"
    r"|million|thousand)\b)?)"
    rf"|\b(?P<words>{_WORDS})pounds\b",
)

_VAGUE = Phrases(
    r"\b(?:nearly|almost|about|around|approximately|approx\.?|roughly|over|more than|less than|under|up to|at least"
    r"|no more than|(?:a |the )?(?:maximum|minimum|limit|cap) of|between|in excess of|some|just)(?: the| a| an)?"
    r"(?: total| sum| payment)?(?: of)?\s*$",
)
_VAGUE_AFTER = Phrases(
    r"^\s*(?:or (?:more|less|so)\b|(?:-|to|and)\s*£\s?\d[\d,.]*\s*(?:a|per|each)?\b.{0,20}?\b(?:range|scale))"
)
_RANGE = Phrases(r"^\s*(?:-|to)\s*£")
_RANGE_END = Phrases(r"£\s?[\d,.]+\s*(?:-|to)\s*$")
_BESIDE = Phrases(
    r"\b(?:in addition to|on top of|as well as|instead of|rather than|over and above|separate from|besides|replac\w+"
    r"|from|of|than|beyond|increase\w*(?: \w+){0,4} from|includ\w+|not)(?: the| its| an?| any)*"
    r"(?: (?:original|earlier|previous|initial|further|additional|existing|sum|payments?|offer|amount|award"
    r"|remedy|of|financial|symbolic))*\s*$",
)
_LINKS = Phrases(r"\b(?:includ\w+|of which)(?: \w+){0,3}\s*$")
_ALREADY = Phrases(
    r"^[^.;,£]{0,25}?\b(?:already|previously|originally|initially|earlier|(?:it|council|trust|provider) (?:has "
    r"|had )?(?:paid|offered|proposed|gave))\b",
)
_PAID_ALREADY = Phrases(r"^[^.;,£]{0,40}?\b(?:already|previously|has|had) (?:been )?(?:paid|given|received)\b")
_CONSIDER = Phrases(r"\bconsider(?:s|ing)?\s+(?:whether|if)\b")
_LESS = Phrases(
    r"\b(?:less|minus|deduct\w*|subtract\w*|after taking off|net of|difference between|offset\w*"
    r"|set off)\b[^£.;]{0,40}$",
)
_LESS_AFTER = Phrases(r"^[^£.;]{0,60}?\b(?:less|minus|deduct\w*|subtract\w*|net of)\b")
_TOTAL = Phrases(
    r"\b(?:(?:mak(?:es|ing)|amount(?:s|ing) to|com(?:es|ing) to)|(?:total(?:l?ing|s|led)?|altogether|in all|overall)"
    r"(?:\s+(?:of|payment|sum|is|to|financial|symbolic|remedy|award|amount|an?|pay|be|should|will|therefore|it"
    r"|for|all|them|this|the|council)\b){0,5})\s*:?\s*$",
)
_TOTAL_AFTER = Phrases(r"^\s*\)?,?\s*(?:in total|in all|altogether|overall|total|all told)\b")

_AWARDS = (
    r"be paid(?: back)?|pay(?:s|ing|ments?)?(?: back| out)?|refund(?:s|ing)?|reimburs(?:e|es|ing|ement)"
    r"|repay(?:s|ing|ment)?"
    r"|compensat(?:e|es|ing|ion)|award(?:s|ing)?|offer(?:s|ing)?|credit(?:s|ing)?|remedy (?:of|payment)|sum of"
    r"|giv(?:e|es|ing)"
    r"|provid(?:e|es|ing)|increas(?:e|es|ing)|acknowledgement of|backdat(?:e|es|ing)"
    r"|(?:(?<=\bi )|(?<=\bwe ))(?:recommend|propose|suggest)(?:ed)?"
)
_OTHERS = (
    r"(?:(?:had|has|have|was|were|he|she|they|who|and|which) )?(?:already )?paid|spent|spend(?:s|ing)?|claim(?:s"
    r"|ed|ing)?|charg(?:e|es|ed|ing)|costs?|costing"
    r"|incur(?:s|red|ring)?|ow(?:e|es|ed|ing)|earn(?:s|ed)?|receiv(?:e|es|ed|ing)|invoic(?:e|es|ed)|bill(?:s"
    r"|ed)?|sought|seek(?:s|ing)?|wants?|wanted"
    r"|worth|fees?|debts?|arrears|grants?|maximum|rent|valued?|limit|threshold|offered|awarded|refunded"
    r"|reimbursed|repaid"
    r"|waiv(?:e|es|ed|ing)|writ(?:e|es|ing) off|written off|wrote off|cancel\w*|reduc\w+|remov(?:e|es|ed|ing)"
    r"|lost|loss(?:es)? of"
    r"|budget|income|price|contribution|shortfall|overpaid|underpaid|guidance|recommends? (?:a |payments?)?\w*|range"
)
_VERBS = Phrases(rf"\b(?:(?P<award>{_AWARDS})|(?P<other>{_OTHERS}))\b")
_BACK = Phrases(r"\b(?:refund|reimburs|repay|pay(?:s|ing)?\b)\w*(?! (?:slip|scale))")
_STORY = Phrases(
    r"\b(?:says?|said|because|since|complain\w*|told|explain\w*|claim(?:s|ed)|when|although|despite|did not"
    r"|does not|not)\b",
)
_AWARDED = frozenset({Role.AWARD, Role.TOTAL})
_NEXT_ITEM = Phrases(r";\s*(?:and\s+)?(?:(?:another|an additional|a (?:further|payment of))\s+)?$")
_PARTS = Phrases(
    r"\b(?:made up of|compris\w+|consist\w*(?: of)?|includ\w+|broken down|breakdown|this is|that is|being"
    r"|as follows|namely|calculated)\b",
)


_AROUND = 500
"""How many characters around a sum say what it is."""


def money(text: str) -> tuple[Money, ...]:
    """Every exact sum in a text in reading order, each with its role."""
    found: list[Money] = []
    plain = level(text)
    for start, end in spans(text):
        for match in _AMOUNT.finditer(plain, start, end):
            found.append(_judged(match, plain, (start, end), found))
    return tuple(found)


def _judged(match: re.Match[str], plain: str, sentence: tuple[int, int], earlier: list[Money]) -> Money:
    """One sum and what it is, by the words of its own sentence and the sums before it."""
    amount = _amount(match)
    first = Money(amount or Decimal(0), match.start(), match.end(), sentence)
    before = plain[max(sentence[0], match.start() - _AROUND) : match.start()]
    after = plain[match.end() : min(sentence[1], match.end() + _AROUND)]
    role, verb, why = _role(amount, before, after, earlier, first)
    return Money(first.amount, first.start, first.end, sentence, role, verb, why)


def _amount(match: re.Match[str]) -> Decimal | None:
    """The pounds and pence; None where they are rounded or not to be read with certainty."""
    if match["words"] is not None:
        pounds = amount_in_words(match["words"])
        return Decimal(pounds) if pounds else None
    if match["rest"]:
        return None
    return Decimal(match["pounds"].replace(",", "")) + Decimal(match["pence"] or 0) / 100


def _role(
    amount: Decimal | None, before: str, after: str, earlier: list[Money], own: Money
) -> tuple[Role, int | None, str]:
    """Whether a sum is awarded, a total, or neither; where its verb ends; and what is doubtful about it."""
    listed = earlier[-1].role if earlier and _NEXT_ITEM.search(before) else Role.OTHER
    awarded, verb = (True, None) if listed in _AWARDED else _governed(before, after, earlier, own)
    if unclear := "a sum is not exact" if amount is None else _unclear(before, after):
        return (Role.UNSURE if awarded else Role.OTHER), verb, unclear
    if _LINKS.search(before) or listed is Role.PART:
        return Role.PART, verb, ""
    if _PAID_ALREADY.search(after) or (_BESIDE.search(before) and _ALREADY.search(after)):
        return Role.OTHER, verb, ""
    if _is_total(before, after) and (awarded or any(other.role is Role.AWARD for other in earlier)):
        return Role.TOTAL, verb, ""
    if not awarded:
        return Role.OTHER, verb, ""
    return Role.AWARD, verb, "a sum may have been offered before" if _ALREADY.search(after) else ""


def _unclear(before: str, after: str) -> str:
    """Why a sum is not one to pay as it stands, if it is not."""
    vague = _VAGUE.search(before) or _VAGUE_AFTER.search(after) or _RANGE.search(after) or _RANGE_END.search(before)
    if vague:
        return "a sum is not exact"
    if _LESS.search(before) or _LESS_AFTER.search(after):
        return "something is to be taken off a sum"
    return "a sum is only to be considered" if _CONSIDER.search(before) else ""


def _is_total(before: str, after: str) -> bool:
    return bool(_TOTAL.search(before) or _TOTAL_AFTER.search(after))


def _governed(before: str, after: str, earlier: list[Money], own: Money) -> tuple[bool, int | None]:
    """Whether the nearest verb before a sum makes it the council's to pay, and where that verb ends in the text."""
    verbs = list(_VERBS.finditer(before))
    offset = own.start - len(before)
    if not verbs:
        return _continues(before, earlier), None
    last = verbs[-1]
    if last["award"]:
        return True, offset + last.end()
    back = list(_BACK.finditer(before, 0, last.start()))
    if back and "£" not in before[back[-1].end() :] + after and not _STORY.search(before[back[-1].end() :]):
        return True, offset + back[-1].end()
    return False, offset + last.end()


def _continues(before: str, earlier: list[Money]) -> bool:
    """Whether a sum without a verb stands in a list of awards, or begins the words."""
    awards = [other for other in earlier if other.role in _AWARDED]
    if not awards:
        return not before.strip(" (-")
    return not before.strip(" (-") or bool(_PARTS.search(before)) or bool(_TOTAL.search(before))
