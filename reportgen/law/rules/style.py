"""How dates, sums and abbreviations are written in the finished words. House styles differ: this is no error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.diagnostics import Severity
from reportgen.law import calendar
from reportgen.law.rule import Breach, FinishedText, Passage, rule

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_YEAR = r"[1-9]\d{3}\b"
PLAIN = re.compile(rf"[1-9]\d?\s+{_MONTH}\s+{_YEAR}")
APART = "\0"  # is in no text
FIGURE, MONTH = re.compile(r"\d"), re.compile(_MONTH)
DATE = re.compile(  # in any form but 8 May 2019
    rf"\b(?![1-9]\d?\s+{_MONTH}\s)(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?\s+(?P<of>of\s+)?(?P<month>{_MONTH})(?P<comma>,)?\s+(?P<year>{_YEAR})"
)
AMERICAN = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>{_YEAR})")
FIGURES = re.compile(
    r"(?<![\w/.£,-])(?:(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)"
    r"|(?P<short_day>\d{1,2})/(?P<short_month>\d{1,2})/(?P<short_year>\d\d)"
    r"|(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?![\w/-])(?!\.\d)"
)
WRONG_COMMA = "the comma is not before three figures"
_LARGE = r"(?:m|bn|k|million|billion|thousand)\b"
SUMS = (
    (re.compile(r"£\s+\d"), "there is a space after the pound sign"),
    (re.compile(r"£\d{4,}(?![\d,])"), "there is no comma in the thousands"),
    (re.compile(r"£\d{1,3}(?:,\d{3})*,(?:\d{1,2}|\d{4,})(?!\d)"), WRONG_COMMA),
    (re.compile(r"£[\d,]+\.\d+\s?p\b"), "pounds and pence are mixed"),
    (re.compile(r"£[\d,]+\.00\b"), "it has pence that are nothing"),
    (re.compile(rf"£[\d,]*\.\d(?![\d]|\s?{_LARGE})"), "pence have two figures"),
    (re.compile(r"\b\d[\d,.]*\s(?:pounds?|GBP)\b(?!\s+(?:in\s+)?weight)|\bGBP\s?\d"), "it has no pound sign"),
)
SUM = re.compile(r"(?P<pounds>\d[\d,]*)?(?:\.(?P<pence>\d\d?)(?!\d))?(?P<more>[.,]?\d)?")
_FURTHER = rf"(?:\s*(?:,|to|and|or|until|–|-|/)\s*(?:\d{{1,2}}\s+)?{_MONTH})*,?\s*(?:{_YEAR}|\d\d\b)"
_YEARLY = r"\s+(?:each|every|of\s+(?:each|every|that|the\s+(?:same|following|next|previous))|next|last|this)\b"
UNDATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH})"
    rf"|(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Ee]nd\s+of)\s+"
    rf"(?:early\s+|late\s+|mid-?\s*)?(?P<month>{_MONTH}))(?!{_FURTHER})(?!{_YEARLY})(?!\w)"
)
ABBREVIATION = re.compile(r"[A-Z](?<![\w£/.’'-][A-Z])(?:[A-Z&]|[a-z](?=[A-Z])){1,6}(?=s?(?![\w/]))")
EVERYDAY = frozenset(
    re.findall(
        r"\S+",
        "UK EU BBC PDF MP MPs VAT HM NHS USA TV AM PM PO BC AD IT ID CV DVD CD II III IV VI VII VIII IX XI XII XIV XV"
        " SI EWHC EWCA UKSC WLR LGR AC QB KB CO NA AND OR NOT NOTE NOTED THE ALL PART DRAFT THAT AGREED NONE FOR OF TO"
        " IN ON BY NO YES OK",
    )
)
SMALL = frozenset({"of", "and", "the", "for", "to", "in", "on", "with", "a"})


@rule(
    "STY-01",
    "Dates are written as 8 May 2019",
    Severity.WARNING,
    ["council practice", "GOV.UK style"],
    mend="Write the day in figures, the month in letters and the year, as in 8 May 2019.",
)
def dates(text: FinishedText) -> Iterator[Breach]:
    """A date has its day in figures, its month in letters and its year: 8 May 2019.

    Ordinals, commas, a nought before the day, and dates in figures only are found, and so are dates that begin with the
    month. Which way of writing is right is the council's own choice: where the house style has another one, the breach
    can be accepted. Months in short forms are left alone, since tables use them.
    """
    for passage in _with(FIGURE, text):
        for pattern in (DATE, AMERICAN, FIGURES):
            for found in passage.own(pattern):
                day = _day({key.rpartition("_")[2]: value for key, value in found.groupdict().items() if value})
                if day or pattern is not FIGURES:
                    yield Breach(
                        f"the date `{found.group()}` is not written as 8 May 2019",
                        passage.span_of(*found.span()) or text.sitting.report.span,
                        f"write {calendar.words(day)}" if day else "check the day, and write it as 8 May 2019",
                    )


def _with(sign: re.Pattern[str], text: FinishedText) -> list[Passage]:
    """The passages in which a sign stands beside dates written as 8 May 2019; in the others is no other date."""
    left = PLAIN.sub("", APART.join([passage.text for passage in text.passages])).split(APART)
    return [passage for passage, words in zip(text.passages, left, strict=False) if sign.search(words)]


def _day(said: dict[str, str]) -> date | None:
    """The day that was meant, if there is such a day."""
    name = said["month"].rstrip(".")
    month = int(name) if name.isdigit() else next(at for at, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
    year = int(said["year"])
    try:
        return date(year + 2000 if year < 100 else year, month, int(said["day"]))  # noqa: PLR2004  two figures
    except ValueError:
        return None


@rule(
    "STY-02",
    "Sums are written as £1,250",
    Severity.WARNING,
    ["council practice", "GOV.UK style"],
    mend="Write the sum as £300 or £1,250, with pence only where there are some.",
)
def sums(text: FinishedText) -> Iterator[Breach]:
    """A sum has a pound sign, commas in the thousands, and pence only where there are some.

    Pounds and pence are not mixed, as in £1.50p. Millions in the form of £4.1m are left alone. Where the council's own
    style differs, the breach can be accepted.
    """
    for passage in text.holding("£", "pound", "gbp"):
        for pattern, what in SUMS:
            for found in passage.own(pattern):
                yield Breach(
                    f"a sum is not written as £1,250: {what}",
                    passage.span_of(*found.span()) or text.sitting.report.span,
                    "" if what is WRONG_COMMA else _as_sum(passage.text[found.start() :]),
                )


def _as_sum(words: str) -> str:
    """How to write the sum that words begin with; nothing where that cannot be told."""
    found = SUM.match(words.removeprefix("GBP").lstrip("£ \xa0\t\n"))
    if found is None or not (found["pounds"] or found["pence"]) or found["more"]:
        return ""
    if re.match(rf"\s?{_LARGE}", found.string[found.end() :]):
        return ""
    pounds, pence = int((found["pounds"] or "0").replace(",", "")), f"{found['pence'] or '':0<2}"
    return f"write it as £{pounds:,}" + (f".{pence}" if int(pence) else "")


@rule(
    "STY-03",
    "Abbreviations are spelt out",
    Severity.NOTE,
    ["council practice", "GOV.UK style"],
    mend="Spell it out the first time, or add it to `glossary:`.",
)
def abbreviations(text: FinishedText) -> Iterator[Breach]:
    """An abbreviation is spelt out where it comes first, or is in the glossary of the report.

    It counts as spelt out where brackets stand after it or around it, and where words that begin with its letters stand
    anywhere in the report. Abbreviations that everybody knows, such as UK or NHS, need nothing. What is missing is a
    note, at the first place of each.
    """
    council = text.sitting.case.council
    known = {_letters(word) for term in text.sitting.report.glossary for word in re.findall(r"[\w&]+", term)}
    everything = " \n ".join([passage.text for passage in text.passages])
    short_forms = set(ABBREVIATION.findall(everything)) - EVERYDAY
    unexplained = {short for short in short_forms if _letters(short) not in known and short not in council}
    for passage in text.passages if unexplained else ():
        for found in () if passage.text.isupper() else passage.own(ABBREVIATION):
            short = found.group()
            if short not in unexplained:
                continue
            unexplained.remove(short)
            if not _is_spelt_out(short, everything):
                yield Breach(
                    f"the abbreviation {short} is neither spelt out nor in the glossary",
                    passage.span_of(*found.span()) or text.sitting.report.span,
                )


def _letters(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalpha())


def _is_spelt_out(short: str, everything: str) -> bool:
    if re.search(rf"\(\W{{0,2}}{re.escape(short)}s?\b|\b{re.escape(short)}s?\s\(", everything):
        return True
    letters = [letter for letter in short if letter.isalpha()]
    little = rf"(?:[\s-]+(?:{'|'.join(sorted(SMALL))}))*[\s-]+"
    words = little.join(rf"{letter}[\w’']*" for letter in letters)
    return re.search(rf"\b{words}", everything, re.IGNORECASE) is not None


@rule(
    "STY-04",
    "Dates have their year",
    Severity.WARNING,
    ["council practice"],
    mend="Write the year too; where the words are the Ombudsman's, say it in your own words beside them.",
)
def years(text: FinishedText) -> Iterator[Breach]:
    """A date in a report has its year, since the report is read for years after the meeting.

    A day and month without a year, and a month that follows a word such as in or by, are found. Ranges need the year
    once, at their end. What happens in the same month of each year needs none.
    """
    for passage in _with(MONTH, text):
        for found in passage.own(UNDATED):
            words = (found["day"] or found["month"]).rstrip(".")
            start = found.start("day" if found["day"] else "month")
            yield Breach(
                f"`{words}` has no year",
                passage.span_of(start, start + len(words)) or text.sitting.report.span,
            )
