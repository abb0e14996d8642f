"""The time within which a recommendation is to be done, told apart from the time limits that a text only speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.importers.dates import dates_in
from reportgen.importers.facts import Deadline
from reportgen.importers.phrases import Phrases
from reportgen.importers.wording import NUMBER, level, number, sentences


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which something is to be done, and the words that say it."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Limit:
    """The deadline in some words, or the day, if there is one that is certain, and what a person has to check.

    `spoken_of` is true where a doubtful time limit may be one that the words only speak of.
    """

    deadline: Deadline | None = None
    doubt: str = ""
    spoken_of: bool = False
    due: Due | None = None

    @property
    def words(self) -> str:
        """The words that say a deadline or a day with certainty; nothing where none do."""
        found = self.deadline or self.due
        return found.words if found else ""


_UNIT = r"(?:(?P<kind>working|calendar|school|business|term-time)[\s-]+)?(?P<unit>day|week|fortnight|month|year)s?'?"
_COUNT = rf"(?P<count>{NUMBER}|an?)(?:\s*\((?P<again>{NUMBER})\))?(?P<range>\s*(?:-|to|or|and)\s*{NUMBER})?"
_OURS = (
    r"(?:(?:the|this|my|our)\s+)?(?:(?:date|receipt|receiving|publication|issue|issuing|sending)\s+(?:of\s+)?)?"
    r"(?:(?:the|this|that|my|our)\s+)?(?:(?:ombudsm[ae]n's|final|formal|published|public|investigation|further"
    r"|draft)\s+)*"
    r"(?:decision\s+statement|decision|report|statement|determination)(?:\s+date|\s+(?:being|is)\s+(?:issued"
    r"|published|final))?"
)
_STOP = (
    r"(?=\s*[,;:.()]|\s+(?:the|it|and)\s+(?:council|trust|provider|authority)|\s*$"
    r"|\s+(?:and|to|the|it|we|i|by|has|have|will|should|complete|then|in order|so)\b)"
)
_OF = rf"(?:of|from|after|following|beginning)\s+(?P<of>(?P<ours>{_OURS}\b)|[^,;:.()]{{2,80}}?{_STOP})"
_WITHIN = Phrases(
    r"\b(?:within|in no more than|in less than|no later than|not later than|in the next|over the next|inside"
    r"|within a period of|in under)\s+"
    rf"(?:(?:the\s+next|no more than|at most|a period of|a maximum of|the)\s+)?{_COUNT}[\s-]+{_UNIT}(?:\s*,?\s*{_OF})?",
    "within than next inside under",
)
_AFTERWARDS = Phrases(
    rf"\b(?:by|in|at)\s+(?:the\s+end\s+of\s+)?{_COUNT}[\s-]+{_UNIT}\s+{_OF}", "day week fortnight month year"
)
_DATED = Phrases(
    r"\b(?:by|before|no later than|not later than|on or before)\s+(?:the\s+)?(?:(?:beginning|start"
    r"|middle)\s+of\s+)?(?:end\s+of\s+)?(?:close\s+of\s+\w+\s+(?:on\s+)?)?"
    r"(?:(?:mon|tues|wednes|thurs|fri)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?:\s+\d{4})?"
    r"|\b(?:by|before)\s+the\s+(?:end|start)\s+of\s+(?:the|this|next)\s+(?:\w+\s+){0,2}(?:year|term|month|week)",
    "january february march april may june july august september october november december end start",
)
_BY_A_DAY = Phrases(
    r"\b(?:by|no later than|not later than|on or before)\s+(?:(?:the )?close of \w+(?: on)? )?(?:\w+day,? )?(?=\d)"
)
_LONGEST_DATE = 30
_SAME = Phrases(
    r"\b(?:by|within|before|in|to)\s+(?:the|that)\s+same\s+"
    r"(?:date|day|time|deadline|period|time ?(?:scale|frame|limit)s?)\b|\bby (?:that|this) (?:date|day)\b",
    "same date day",
)
_SPOKEN_OF = Phrases(
    r"\b(?:that|ensur\w+|so|make sure|which|who|whose|where|when|if|whether|unless|timescales?|time limits?"
    r"|requirements?|duty|duties|law|guidance"
    r"|regulations?|policy|policies|procedures? (?:says|allows)|how (?:it|they|its)|statutory|target"
    r"|standards?|responsib\w+|need to"
    r"|importance of|how to|expect\w*|cases|complaints|decisions|made|received|councils|within the meaning)\b",
)
_REASON = Phrases(r"\b(?:for|caus\w+|fail\w+|delay\w*|should have|recogni\w+|acknowledg\w+|because|since)\b")
_REMIND = Phrases(r"\b(?:remind|train|brief|instruct|advis|guid|inform|tell)\w*\b.*\b(?:to|of|about|on)\b")
_STORY = Phrases(
    r"\b(?:has|had|have|did|was|were|failed|took|says|said)\b(?!\s+(?:also\s+|now\s+|further\s+)?(?:agree|accept"
    r"|propos|offer|recommend|ask|confirm|undertak|commit|said it will|asked))",
)
_THEIRS = Phrases(
    r"\b(?:its|their|his|her|'s)\s+(?:final\s+)?(?:decision|report)\b|\b(?:a|any|each|the) (?:request|complaint"
    r"|application|referral)\b"
    r"|^(?:being|becoming|hearing|learning|finding|it|they|he|she|someone|the (?:event|incident))\b",
)
_EVIDENCE = Phrases(
    r"\b(?:provid\w+|send\w*|giv\w+|suppl\w+|submit\w*|show\w*|with)\s+(?:us|me|the ombudsm[ae]n"
    r"|this office)?\s*(?:with\s+)?(?:\w+\s+){0,2}evidence\b|\bevidence (?:that )?(?:it|they) (?:has|have)\b",
)


_NEAR_THE_COLON = 60


def deadline(text: str) -> Limit:
    """The time within which these words ask for something to be done; two that differ are left for a person."""
    limits = [found for sentence in sentences(text) for found in _limits(sentence)]
    certain = {(found.within, found.unit): found for found, sure in reversed(limits) if sure}
    if len(certain) > 1:
        return Limit(doubt="The words give more than one deadline: " + _quoted([one.words for one in certain.values()]))
    if certain:
        return Limit(next(iter(certain.values())))
    if days := {found.day: found for found in _days(text)}:
        return _one_day(list(days.values()))
    if limits:
        words = _quoted([found.words for found, _ in limits])
        return Limit(doubt=f"It is not certain that {words} is the deadline for this.", spoken_of=True)
    if unclear := _RANGED.search(level(text)):
        return Limit(doubt=f"The deadline is not one number: “{text[slice(*unclear.span())].strip()}”.")
    if dated := _DATED.search(level(text)):
        spoken_of = _only_spoken_of(level(text)[: dated.start()])
        return Limit(doubt=f"The deadline may be a date: “{text[slice(*dated.span())].strip()}”.", spoken_of=spoken_of)
    return Limit()


def same_time(text: str) -> bool:
    """Whether words set the deadline of what was recommended before: `by the same date`, `within the same time`."""
    return bool(_SAME.search(level(text)))


def _days(text: str) -> Iterator[Due]:
    """The days by which these words ask for something to be done, each with its year."""
    for sentence in sentences(text):
        plain = level(sentence)
        for match in _BY_A_DAY.finditer(plain):
            for said, day in dates_in(plain[match.end() : match.end() + _LONGEST_DATE])[:1]:
                end = match.end() + len(said)
                if plain.startswith(said, match.end()) and not _only_spoken_of(plain[: match.start()]):
                    yield Due(day, sentence[match.start() : end])


def _one_day(days: list[Due]) -> Limit:
    """The only day; several are left for a person."""
    if len(days) == 1:
        return Limit(due=days[0])
    return Limit(doubt="The words give more than one deadline: " + _quoted([one.words for one in reversed(days)]))


def _only_spoken_of(before: str) -> bool:
    """Whether the words before a day make it one of which a sentence only speaks."""
    return bool(_SPOKEN_OF.search(before) or _STORY.search(before) or _REASON.search(before))


_RANGED = Phrases(rf"\bwithin\s+{NUMBER}\s*(?:-|to|or)\s*{NUMBER}[\s-]+\w+", "within")


def _quoted(words: list[str]) -> str:
    return " and ".join(f"“{part}”" for part in dict.fromkeys(reversed(words)))


def _limits(sentence: str) -> list[tuple[Deadline, bool]]:
    """Every time limit of a sentence, and whether it is certainly for the doing of what the sentence asks."""
    plain = level(sentence)
    return [
        (limit, _asks(plain, match))
        for match in (*_WITHIN.finditer(plain), *_AFTERWARDS.finditer(plain))
        if (limit := _limit(sentence, match)) is not None and not _evidence(plain, match)
    ]


def _limit(sentence: str, match: re.Match[str]) -> Deadline | None:
    """The number, unit and start of a time limit; None where the number is not one."""
    within, again = number(match["count"]), match["again"]
    if within is None or within == 0 or match["range"] or (again and number(again) != within):
        return None
    unit, kind = match["unit"].casefold(), (match["kind"] or "").casefold()
    if unit == "fortnight":
        within, unit = 2 * within, "week"
    if unit == "day" and kind in {"working", "business"}:
        unit = "working day"
    elif kind in {"school", "term-time"}:
        return None
    of = sentence[slice(*match.span("of"))].strip() if match["of"] else None
    return Deadline(within, f"{unit}s", of, sentence[slice(*match.span())].strip())


def _evidence(plain: str, match: re.Match[str]) -> bool:
    """Whether a time limit is for the evidence that something was done, and not for doing it."""
    clause = re.split(r"[,;]|\band\b", plain[: match.start()])[-1]
    return bool(_EVIDENCE.search(clause)) or bool(
        _EVIDENCE.search(plain[match.end() : match.end() + 60]) and not clause.strip()
    )


def _asks(plain: str, match: re.Match[str]) -> bool:
    """Whether a time limit is for what the sentence asks, and not one of which it only speaks."""
    if match["ours"]:
        return True
    if plain.rstrip().endswith(":") and len(plain) - match.end() < _NEAR_THE_COLON:
        return not _STORY.search(plain[: match.start()])
    before = plain[: match.start()]
    return not (
        _THEIRS.search(match["of"] or "")
        or _SPOKEN_OF.search(before)
        or _REMIND.search(before)
        or _STORY.search(before)
    )
