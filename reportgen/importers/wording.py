"""Words as the recognisers read them: sentences that stay exactly as written, and numbers in words or figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

LONGEST = 8_000
"""No paragraph of a decision has more characters than this; what has is not read for what it says."""

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_HUNDREDS: Mapping[str, int] = {"hundred": 100, "thousand": 1000}
_LEVEL = str.maketrans("‘’‚‛′´`ʼ" + "“”„‟″«»" + "‐‑‒–—−" + "\u00a0\u202f\u2009", "'" * 8 + '"' * 7 + "-" * 6 + " " * 3)

_SMALL = f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{'|'.join([*_ONES, *_TEENS])}"
NUMBER = rf"(?:\d{{1,3}}(?![\d,.]\d)|{_SMALL})"
"""A pattern for a whole number below a thousand in figures, or below a hundred in words."""

_TITLES = re.compile(r"\b(?:mr|mrs|ms|dr|prof|rev|cllr|st|e\.g|i\.e|eg|ie|approx|vs?)\.$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:nos?|ss?|pp?|paras?|refs?|sections?|approx)\.$", re.IGNORECASE)
_END = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9£])")


def level(text: str) -> str:
    """The same text, letter for letter, with straight quotes, plain hyphens and plain spaces."""
    return text.translate(_LEVEL)


def plain(text: str) -> str:
    """The text for comparing: straight quotes, plain hyphens, single spaces, small letters."""
    return " ".join(level(text).split()).casefold()


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each exactly as written and without the spaces between them."""
    return tuple(text[start:end] for start, end in spans(text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    plain, start = level(text), 0
    for end in _END.finditer(plain):
        stop = end.start() + len(end.group().rstrip())
        before, after = plain[start : end.start() + 1], plain[end.end() : end.end() + 1]
        if not (_TITLES.search(before) or (after.isdigit() and _NUMBERED.search(before))):
            yield start, stop
            start = end.end()
    if rest := plain[start:].strip():
        begin = plain.index(rest, start)
        yield begin, begin + len(rest)


@cache
def number(words: str) -> int | None:
    """The whole number that the words say, such as `4`, `four`, `twenty-four` or `a`; None where they say none."""
    plain = level(words).strip().casefold().replace("-", " ")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    return {"a": 1, "an": 1, **_below_a_hundred()}.get(" ".join(plain.split()))


@cache
def _below_a_hundred() -> Mapping[str, int]:
    counted = {word: value for value, word in enumerate([*_ONES, *_TEENS], start=1)}
    for tens, word in enumerate(_TENS, start=2):
        counted[word] = tens * 10
        counted |= {f"{word} {one}": tens * 10 + ones for ones, one in enumerate(_ONES[:9], start=1)}
    return counted


def amount_in_words(words: str) -> int | None:
    """The number of pounds in words such as `three hundred` or `two thousand five hundred`; None if they say none."""
    total = 0
    part: int | None = None
    for word in re.split(r"[\s,]+", level(words).strip().casefold().replace("-", " ")):
        if word == "and":
            continue
        if word in _HUNDREDS:
            part = (part or 1) * _HUNDREDS[word]
            if word == "thousand":
                total, part = total + part, None
        elif (small := number(word)) is not None:
            part = (part or 0) + small
        else:
            return None
    return total + (part or 0) or None
