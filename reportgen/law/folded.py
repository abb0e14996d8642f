"""Text as people read it, whatever characters it is written with. Knows no law.

A name is the same name with or without accents, in wide or mathematical letters, with curly or straight apostrophes,
and with characters in it that nobody sees. `fold` writes such a text plainly and remembers where each letter came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SPELT = {
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ß": "ss",
    "ẞ": "SS",
    "ħ": "h",
    "Ħ": "H",
    **dict(zip("‘’‛ʼʹ′`´＇", "'" * 9, strict=True)),
    **dict(zip("−⁃﹘﹣－", "-" * 5, strict=True)),
}
# Greek and Cyrillic letters that look like Latin ones.
_ALIKE = dict(
    zip(
        "АВЕКМНОРСТУХЅІЈаеорсухѕіјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ",
        "ABEKMHOPCTYXSIJaeopcyxsijhdqwABEZHIKMNOPTYXovp",
        strict=True,
    )
)
_LINES = frozenset("\n\r\v\f\x85\u2028\u2029")
_TYPED = re.compile(r"[ -~\n£“”‘’–—]*")  # what nearly all texts are made of; each sign is read as one letter
_UNLETTERED = re.compile(r"[\W_]+")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text written plainly; `places` has, for each of its letters, the place of that letter in the first text."""

    text: str
    places: Sequence[int]

    @property
    def letters(self) -> str:
        """Its letters and digits and nothing else, in small letters: what is left of it in any layout."""
        return _UNLETTERED.sub("", self.text.casefold())

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the first one."""
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """The text in plain letters: no accents, nothing invisible, one kind of hyphen, apostrophe, space and new line."""
    if _TYPED.fullmatch(text):
        plain = text.replace("‘", "'").replace("’", "'").replace("–", "-").replace("—", "-")
        return Folded(plain, range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = sign if sign.isalnum() and sign.isascii() else _plain(sign)
        letters += plain
        places += [place] * len(plain)
    return Folded("".join(letters), tuple(places))


def squashed(text: str) -> str:
    """The letters and digits of a text and nothing else, as they are read."""
    return fold(text).letters


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """What is read where one sign stands."""
    if sign in _SPELT:
        return _SPELT[sign]
    if sign in _LINES:
        return "\n"
    return "".join(map(_part, unicodedata.normalize("NFKD", sign)))


def _part(sign: str) -> str:
    """What is read of one part of a sign that was taken apart."""
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me", "Cf", "Cc"} and sign != "\t":
        return ""
    if kind == "Zs" or sign == "\t" or sign in _FILLERS:
        return " "
    if kind == "Pd":
        return "-"
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    return _SPELT.get(sign) or _ALIKE.get(sign, sign)
