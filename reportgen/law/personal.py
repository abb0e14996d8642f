"""What must not stand in a public copy: personal data that has a form of its own, and the words that a case names.

Pure functions over text. They read through accents, invisible characters, layout and hyphens (see `folded`), and find
what looks like personal data: an e-mail address, a telephone number, a postcode, the address of a house, an NHS number,
a National Insurance number, a date of birth, and the number of somebody in a case system. References of the Ombudsman,
sums, dates and sections of Acts have other forms. A name has no form: it is found if the case says that it must never
be published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reportgen.law.folded import Folded, fold, squashed

WORD = "a word that the case must never publish"
EMAIL = "an e-mail address"
TELEPHONE = "a telephone number"
POSTCODE = "a postcode"
ADDRESS = "a street address"
CONTACT = frozenset({EMAIL, TELEPHONE})
"""What may stand in the contact block."""

NHS_DIGITS = 10
ELEVEN = 11


class Form(NamedTuple):
    """A form of what must not stand in a text: what that is, its pattern, and what else must be true of it.

    `sign` is what stands wherever the form does, and is found more quickly: letters of a word, or a name in `_SIGNS`.
    """

    what: str
    pattern: re.Pattern[str]
    fits: Callable[[str], bool]
    sign: str


@dataclass(frozen=True, slots=True)
class Match:
    """What looks like personal data, and where it stands in the text; `what` can follow “the report shows”."""

    start: int
    end: int
    what: str


@lru_cache(maxsize=1024)  # the reports of a case, and those of a house, have many passages in common
def found_in(text: str, never_publish: tuple[str, ...] = ()) -> tuple[Match, ...]:
    """Everything in a text that looks like personal data or is among the words never to publish, in reading order.

    Of two readings of the same letters only one is given: the words of the case come first, then the more exact form.
    """
    words, harmless = _words(never_publish), _HARMLESS.fullmatch(text)
    if harmless and not words:
        return ()
    folded = fold(text)
    taken: list[tuple[int, int, str]] = []
    for form in (*_spelt_in(folded, words), *(() if harmless else _likely_in(folded.text))):
        for found in form.pattern.finditer(folded.text):
            start, end = found.span()
            free = all(end <= other or start >= until for other, until, _ in taken)
            if free and start < end and form.fits(found.group()):
                taken.append((start, end, form.what))
    return tuple(Match(*folded.place(start, end), what) for start, end, what in sorted(taken))


def permitted(words: str, what: str, allowed: Iterable[str]) -> bool:
    """Whether words that look like personal data are among those allowed, in any layout. Never a word of the case."""
    own = re.sub(r"\D", "", squashed(words)) if what == TELEPHONE else squashed(words)
    return what != WORD and any(own in squashed(other) for other in allowed)


# ---------------------------------------------------------------------------------------------- words of the case

_APART = r"(?:-\s{0,3}|\s{0,2}\n\s{0,2})?"  # a hyphen or a new line within a word
_SPELLING = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{0,10}"
_EDGE, _END = r"(?<![^\W_])", r"(?:'?s)?(?![^\W_])"


@lru_cache(maxsize=64)
def _words(never_publish: tuple[str, ...]) -> tuple[Form, ...]:
    """A form for each of the words, the longest first."""
    longest = sorted(set(never_publish), key=lambda word: (-len(word), word))
    return tuple(form for word in longest for form in _spellings(word))


def _spelt_in(folded: Folded, words: Iterable[Form]) -> list[Form]:
    """The words whose letters stand in a text one after the other, whatever is between them."""
    letters = folded.letters if words else ""
    return [word for word in words if word.sign in letters]


def _spellings(word: str) -> Iterator[Form]:
    """Forms for one word or name: as it is written, and a name of two or three parts with its surname first."""
    parts = [part for part in map(_SPELLING.findall, fold(word).text.split()) if part]
    orders = [parts, [parts[-1], *parts[:-1]]] if len(parts) in {2, 3} else [parts]
    for order in orders if parts else ():
        letters = [piece for part in order for piece in part]
        pattern = re.compile(_EDGE + _BETWEEN.join(map(_spelt, letters)) + _END, re.IGNORECASE)
        yield Form(WORD, pattern, _any, "".join(letters).casefold())


def _spelt(letters: str) -> str:
    """A pattern for letters that may be parted by a hyphen or a new line, or by a space as in Mc Donald."""
    words = re.findall(r"[^\W\d_]*?[a-z](?=[A-Z])|.+", letters)
    return r"[\s-]{0,3}".join(_APART.join(map(re.escape, word)) for word in words)


# ----------------------------------------------------------------------------------------------------- the forms


_HARMLESS = re.compile(r"[A-Za-z \n!\"'),./:;?\]£“”‘’–—-]*")  # a figure, an @ or a bracket is in all personal data


def _likely_in(text: str) -> list[Form]:
    """The forms whose sign stands in a plain text."""
    small = text.lower()
    if not _ANY_SIGN.search(small):
        return []
    there = {name for name, sign in _SIGNS.items() if sign.search(small)}
    return [form for form in _FORMS if form.sign in there]


def _any(_found: str) -> bool:
    return True


def _has_check_digit(found: str) -> bool:
    """Whether the last of ten digits is the check digit of an NHS number."""
    digits = [int(digit) for digit in found if digit.isdigit()]
    weighed = sum(digit * weight for digit, weight in zip(digits, range(NHS_DIGITS, 1, -1), strict=False))
    check = ELEVEN - weighed % ELEVEN
    return len(set(digits)) > 1 and check % ELEVEN == digits[-1]


def _is_telephone(found: str) -> bool:
    """Whether digits are a number of the British numbering plan; a day, month and year with a time after it is not."""
    digits = re.sub(r"\(\s*0\s*\)|\D", "", found) if "+" in found else re.sub(r"\D", "", found)
    national = re.sub(r"^(?:0044|44(?=\d{9})|0)0?", "", digits)
    return bool(_NATIONAL.fullmatch(national)) and not re.match(r"\d\d[.-]\d\d[.-](?:19|20)\d\d", found)


def _is_no_reference(found: str) -> bool:
    """Whether a number is something else than the Ombudsman's reference of a complaint or case, of eight digits."""
    return not (found[:4].lower() in {"case", "comp"} and _OMBUDSMAN.search(found))


def _is_place(found: str) -> bool:
    """Whether a number and a capital word are an address rather than a date, a court or a number of things."""
    return not _NO_PLACE.search(found)


_NATIONAL = re.compile(r"1[1-9]\d{7,8}|2[03489]\d{8}|3[0347]\d{8}|5[56]\d{8}|7\d{9}|8\d{8,9}|800\d{6,7}|9[018]\d{8}")
_OMBUDSMAN = re.compile(r"(?<!\d)\d{2}[ -]?\d{3}[ -]?\d{3}(?:\s?\d{2}[ -]?\d{3}[ -]?\d{3})*[a-z]?$", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}[\s,]*\d{{2,4}}|{_MONTH}\s(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,]+)?\d{{4}}"
    r"|\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}|\d{1,2}\s\d{1,2}\s\d{4}|\d{8}(?!\d))"
)
_BORN = (
    r"(?<!\w)(?:d\s?\.?\s?o\s?\.?\s?b(?!\w)|date\s(?:and\splace\s)?of\sbirth|birth\s?(?:date|day)|born)"
    r"\W{0,4}(?:(?:is|was|on|in|the)\W{1,3}){0,3}"
)
_STREET = r"(?:street|road|avenue|crescent|terrace|str|rd|ave|cresc)"
_PLACE = (
    rf"(?:{_STREET}|st|close|drive|dr|lane|ln|court|ct|way|gardens?|gdns|place|pl|grove|mews|square|sq|walk|row|rise"
    r"|hill|park|green|view|parade|quay|wharf|gate|croft|fold|meadows?|heights|yard|wynd|vale|mount|broadway)"
)
_HOUSE = r"(?<![\w£.,/-])\d{1,4}\s?(?:[a-zA-Z](?!\w))?(?:\s?[-/]\s?\d{1,4})?,?\s{1,2}"
_NO_PLACE = re.compile(
    rf"^\d+\s*{_MONTH}\b|\b(?:{_MONTH}|high|county|crown|supreme|magistrates'?|appeal|of)\s+(?:court|\d{{4}})"
    r"|\b(?:recommendations?|complaints?|children|payments?|people|weeks|months|days|years|per)\b"
    r"|^(?:19|20)\d\d\s.*\bcourt$",
    re.IGNORECASE,
)
_ID = r"(?:ids?|nos?\.?|numbers?|nums?\.?|ref(?:erence)?s?\.?(?:\s(?:no\.?|number))?|\#)"
_SYSTEM = (
    r"(?:mosaic|liquid\s?logic|care\s?first|ics|lcs|las|eclipse|azeus|northgate|civica|sims|synergy|upn|uln|paris"
    r"|servelec|swift|orchard|academy\ssystem|controcc)"
)
_PERSON = (
    r"(?:case(?:[\s-](?:file|system|management))?|client|customer|person|service\suser|pupil|student|patient|child|claim"
    r"|account|tenancy|complaint|crm|housing|register|council\stax|hospital|passport|social\sworker|court|user|file)"
)
_NUMBER = r"(?![a-z]*(?:19|20)?\d\d(?:\D|$)(?!\d))[a-z]{0,4}[-/]?\d(?:[ /-]?\d){4,}[a-z]?(?!\w)"
_CAPITALS = re.NOFLAG
_NINO = "a National Insurance number"
_NHS = "an NHS number"
_SYSTEM_NUMBER = "a number of a case system"


def _form(
    what: str,
    *parts: str,
    sign: str,
    flags: re.RegexFlag = re.IGNORECASE,
    fits: Callable[[str], bool] = _any,
) -> Form:
    """One form of personal data: the parts of its pattern, its sign, and what else must be true of it."""
    return Form(what, re.compile("".join(parts), flags), fits, sign)


_AT, _FIGURES, _BIRTH, _CODE, _HOME, _ROOM = "at", "five figures", "birth", "the end of a postcode", "home", "room"
_SIGNS = {
    _AT: re.compile(r"@|[\[(]\s?at\b"),
    _FIGURES: re.compile(r"[0-9](?:\W{0,4}[0-9]){4}"),
    _BIRTH: re.compile(r"born|birth|d\s?\.?\s?o\s?\.?\s?b"),
    _CODE: re.compile(r"[0-9][a-z]{2}"),
    _HOME: re.compile(rf"[0-9]\s?[a-z]?,?\s{{1,2}}(?:[a-z][\w'.-]*\s{{1,2}}){{1,3}}{_PLACE}(?!\w)"),
    _ROOM: re.compile(r"flat|apartment|apt|box"),
}
_ANY_SIGN = re.compile("|".join(sign.pattern for sign in _SIGNS.values()))
_FORMS: tuple[Form, ...] = (
    _form(
        EMAIL,
        r"[\w.+'!\#$%&*/=?^{|}~-]{0,64}[\w+-]\s{0,2}(?:@|\[\s?at\s?\]|\(\s?at\s?\))\s{0,2}[a-z\d-]+",
        r"(?:(?:\.|\s?\[\s?dot\s?\]\s?|\s?\(\s?dot\s?\)\s?|\n\.|\.\n(?=(?-i:[a-z])+\b))[a-z\d-]+)+",
        sign=_AT,
    ),
    _form(
        _NINO,
        r"(?<![^\W_])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]",
        r"(?:[\s.-]{0,2}\d{2}){3}[\s.-]{0,2}[A-D](?![^\W_])",
        flags=_CAPITALS,
        sign=_FIGURES,
    ),
    _form(
        _NINO,
        r"(?<![^\W_])(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]",
        r"\s?\d{2}\s?\d{2}\s?\d{2}[a-d](?![^\W_])",
        sign=_FIGURES,
    ),
    _form(
        _NINO,
        rf"(?<!\w)(?:ni|nino|national\sinsurance)\W{{0,3}}{_ID}?\W{{0,4}}(?:is\s|was\s)?",
        r"[a-z]{2}(?:[\s.-]{0,2}\d{2}){3}",
        sign=_FIGURES,
    ),
    _form(_NHS, rf"(?<!\w)nhs\W{{0,3}}{_ID}\W{{0,4}}(?:is\s|was\s)?\d(?:[\s.-]?\d){{8,10}}", sign=_FIGURES),
    _form(_NHS, r"(?<![\w£.,/-])\d{3}[ .-]?\n?\d{3}[ .-]?\n?\d{4}(?![\w/-])", fits=_has_check_digit, sign=_FIGURES),
    _form(
        TELEPHONE,
        r"(?<![\w£/])(?:\(?\+\s?44\)?|\(?00\s?44\)?|\(?0(?=\d))(?:[ ().-]{0,3}\n?\d){8,11}(?!\d|[ .-]?\d)",
        fits=_is_telephone,
        sign=_FIGURES,
    ),
    _form(
        TELEPHONE,
        r"(?<!\w)(?:tel(?:ephone)?|(?:tele)?phone|mobile|mob|landline)\.?\s?(?:no\.?|number)?\s?(?:is|was)?\W{0,3}",
        r"\+?\d(?:[ ().-]{0,2}\d){5,13}",
        sign=_FIGURES,
    ),
    _form("a date of birth", _BORN, _DATE, sign=_BIRTH),
    _form(
        POSTCODE,
        r"(?<![^\W_])(?:GIR[\s.-]{0,3}0AA|[A-PR-UWYZ]",
        r"(?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])",
        r"[\s.-]{0,3}(?!(?-i:1st|2nd|3rd|\dth))\d[ABD-HJLNP-UW-Z]{2})(?![^\W_])",
        sign=_CODE,
    ),
    _form(
        _SYSTEM_NUMBER,
        rf"(?<![^\W_])(?:{_SYSTEM}[\s-]?(?:system\s|case\s|person\s)?{_ID}?|{_PERSON}[\s-]{_ID})",
        rf"[\s:.,#\"'(/-]{{0,4}}(?:is\s|was\s)?{_NUMBER}",
        fits=_is_no_reference,
        sign=_FIGURES,
    ),
    _form(
        _SYSTEM_NUMBER,
        r"(?<![^\W_])(?:[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]|[A-Z]{2}\d{2}[CPDF]\d{5})(?![^\W_])",
        sign=_FIGURES,
    ),
    _form(
        ADDRESS,
        rf"{_HOUSE}(?:[A-Z][\w'.-]*\s{{1,2}}){{1,3}}(?i:{_PLACE})(?!\w)",
        flags=_CAPITALS,
        fits=_is_place,
        sign=_HOME,
    ),
    _form(ADDRESS, rf"{_HOUSE}(?:[a-z][\w'.-]*\s{{1,2}}){{1,2}}{_STREET}(?!\w)", fits=_is_place, sign=_HOME),
    _form(ADDRESS, r"(?<!\w)(?:flat|apartment|apt)\.?\s\d{1,3}[a-z]?(?!\w|\s?%|\sper|\srate)", sign=_ROOM),
    _form(ADDRESS, r"(?<!\w)p\.?\s?o\.?\sbox\s\d+", sign=_ROOM),
)
