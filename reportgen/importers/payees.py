"""To whom a sum is paid and what for, in the words around it."""

from __future__ import annotations

import re

from reportgen.importers.money import Money
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import NUMBER, level

COUNTED = Phrases(
    rf"\b(?P<count>both|{NUMBER})\s+(?:of\s+(?:the|them)\s*|(?:other|affected)\s+)*(?P<noun>complainants?"
    r"|famil(?:y|ies)|children|parents|people|brothers|sisters|sons|daughters|residents|carers|siblings|tenants"
    r"|men|women)?",
)
_FILLER = (
    r"a|an|the|another|further|additional|extra|total|symbolic|financial|nominal|token|modest|one-off|lump"
    r"|single|payments?|sums?"
    r"|amounts?|remedy|compensation|award|of|with|by|and|also|then|back|at|rate|out|directly|direct|separate|half"
)
_TRAILING = Phrases(rf"(?:(?:^|(?<=\s))(?:{_FILLER})\s*)+$")
_LEADING = Phrases(r"^[\s,;:(-]*(?:(?:to|also|then|back|directly|and|out|of)\s+)*")
_PERSON = (
    r"(?:(?:both|each|all|the|his|her|their|him|them|it|every|any)\b|(?:Mr|Mrs|Miss|Ms|Dr|Master|Sir|Lady)\b"
    r"|(?!I\b)[A-Z](?![a-z])"
    r"|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)"
)
_NEVER = Phrases(
    r"\b(?:recogni[sz]e\w*|acknowledg\w+|reflect\w*|remed(?:y|ies)|which|that|because|within|£|recognition|is"
    r"|was|are|were|has|have|paid|should|will|it|asked|agreed|councils?|recommend\w*|propos\w*|offer\w*|fares?"
    r"|fees?|costs?|charges?|bills?|invoices?|expenses?|arrears|debts?|rent|loss)\b",
)
_AFTER = Phrases(
    rf"^\s*(?:in (?:compensation|total|full)\s+)?to\s+(?P<to>{_PERSON}.*?)(?=\s+(?:for|to|in|as|because|within"
    r"|and|which|who|by|at|towards|so|when)\b|\s*[,;:.()£]|\s*$)",
    flags=AS_WRITTEN,
)
_AND_MORE = Phrases(
    rf"^\s+and\s+(?:{_PERSON})[^,;.£]*?(?=\s+(?:for|to|in|as|because|within|by)\b|\s*[,;.]|\s*$)", flags=AS_WRITTEN
)
_SERIES = Phrases(
    rf"(?:^|[,;]|\band\b)\s*(?:and\s+)?(?P<to>{_PERSON}(?:(?!\band\b(?!\s+{_PERSON}))[^,;.:£])*?)\s*$", flags=AS_WRITTEN
)
_MADE = Phrases(
    r"\b(?i:mak(?:e|es|ing)|offer(?:s|ing)?|giv(?:e|es|ing)|award(?:s|ing)?|provid(?:e|es|ing)|send(?:s"
    rf"|ing)?)\s+(?P<to>{_PERSON}[^,;.£]*?)\s+(?:with\s+)?(?:a|an|another|some)\s+(?:[\w-]+\s+)*?$",
    flags=AS_WRITTEN,
)
_BE_PAID = Phrases(
    rf"(?P<to>{_PERSON}[^,;.£]*?)\s+(?:should|will|must|to)\s+(?:also\s+)?be paid\b[^£]*$", flags=AS_WRITTEN
)
_REASON = Phrases(
    r"^[\s,()]*(?:in total,?\s*|in all,?\s*|altogether,?\s*|each,?\s*)?(?:to [^,;.£]{1,60}?\s+)??"
    r"(?:for|to (?:recogni[sz]e|acknowledge|reflect|remedy|address|account for|make up for"
    r"|compensate(?: \w+){0,3}? for)"
    r"|in (?:recognition|acknowledg(?:e)?ment|respect|view) of|as (?:an? )?(?:\w+ )?(?:recognition"
    r"|acknowledg(?:e)?ment|remedy|apology)(?: of| for)"
    r"|towards|because of|that reflects|which reflects|recogni[sz]ing|acknowledging|reflecting)\s+(?P<for>.+)",
    flags=re.IGNORECASE | re.DOTALL,
)
_LED = Phrases(
    r"^(?:in (?:recognition|acknowledg(?:e)?ment|respect) of|to (?:recogni[sz]e|acknowledge|reflect|remedy)"
    r"|for)\s+(?P<for>.+?),\s*(?=(?:i|we|the|it)\b[^,]*?(?:pay|propos|recommend|make|should|will|agreed)|pay\b)",
    flags=re.IGNORECASE | re.DOTALL,
)
_TAIL = Phrases(r"(?:[\s,;.:()]|\b(?:and|a further|another|an additional|plus|then|also|pay|paying|to)\s*$)+$")
_STOP = Phrases(rf"[;£]|,? and (?:to|the Council|it (?:will|should))\b|\bwithin (?:a|an|{NUMBER})\b")
_COUNT = Phrases(
    rf"(?:the |a period of |a total of )?{NUMBER}\s+(?:\w+\s+)?(?:months?|terms?|weeks?|years?|days?|nights?)\b"
)
_LONGEST_PAYEE = 12


def payee(text: str, one: Money, earlier: int, later: int) -> str:
    """Who is paid a sum, in the words’ own form, or nothing where they do not say."""
    plain = level(text)
    begin = max(earlier, one.sentence[0])
    if one.verb is not None and one.verb > begin and (found := _between(plain, one.verb, one.start)):
        return text[slice(*found)]
    before = plain[begin : one.start]
    stem = _TRAILING.sub("", before)
    if earlier >= one.sentence[0] and (series := _SERIES.search(stem)) and _fits(series["to"]):
        return text[begin + series.start("to") : begin + series.end("to")]
    after = plain[one.end : min(one.sentence[1], later)]
    if (to := _AFTER.match(after)) and _fits(to["to"]):
        more = _AND_MORE.match(after[to.end() :])
        return text[one.end + to.start("to") : one.end + to.end() + (more.end() if more else 0)].strip()
    for pattern in (_MADE, _BE_PAID):
        if (made := pattern.search(before)) and _fits(made["to"]):
            return text[begin + made.start("to") : begin + made.end("to")]
    return ""


def _between(plain: str, verb: int, start: int) -> tuple[int, int] | None:
    """Where the words between a verb and its sum name somebody."""
    words = plain[verb:start]
    begin = _LEADING.match(words)
    offset = begin.end() if begin else 0
    stem = _TRAILING.sub("", words[offset:]).rstrip(" ,(:-")
    named = re.match(_PERSON, stem)
    return (verb + offset, verb + offset + len(stem)) if named and _fits(stem) else None


def _fits(words: str) -> bool:
    """Whether words can name somebody: few of them, and none of a clause."""
    return 0 < len(words.split()) <= _LONGEST_PAYEE and not _NEVER.search(re.sub(r"^(?:it|them|each)\b", "", words))


def reason(text: str, one: Money, end: int, later: int) -> str:
    """What a sum is paid for, without the `for` before it, or nothing where the words do not say."""
    plain = level(text)
    if found := _REASON.match(plain[end : min(one.sentence[1], later)]):
        begin = end + found.start("for")
        stem = _TAIL.sub("", _STOP.split(plain[begin : end + found.end("for")], maxsplit=1)[0])
        if counted := _COUNT.match(stem):
            return reason(text, one, begin + counted.end(), later)
        return text[begin : begin + len(stem)]
    sentence = plain[one.sentence[0] : one.start]
    if led := _LED.match(sentence):
        return text[one.sentence[0] + led.start("for") : one.sentence[0] + led.end("for")]
    return ""
