"""Whether what the finished words refer to is there, and whether what they say twice is the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil
from string import ascii_uppercase
from typing import NamedTuple

from reportgen.case.report import Report
from reportgen.case.values import Prose
from reportgen.diagnostics import Severity, Span
from reportgen.law.listed import Item, lists
from reportgen.law.rule import Breach, FinishedText, Passage, rule

ALIKE = 0.6  # of the words of two passages that are one passage in two versions
FEWEST = 4  # words, below which passages are alike by chance
PARAGRAPH = re.compile(
    r"\b(?P<what>[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?)\s+(?P<number>\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)(?!\d|\.\d|\s?%)"
)
_MARK = r"[‘’'\"“”]?"
_ONE = rf"{_MARK}(?:\d{{1,2}}|[A-Z])(?!\w){_MARK}"
APPENDIX = re.compile(
    rf"\b[Aa]ppendi(?:x|ces)\s+(?P<names>{_ONE}(?:(?:,\s*|\s+)?(?:and\s+|or\s+|to\s+|–\s*|-\s*|&\s*)?{_ONE})*)"
)
ELSEWHERE = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:of|to|in|from)\s+(?!this\s+report\b)\w", re.IGNORECASE)
ITS_OWN = re.compile(
    r"\b(?:report|decision|statement|guidance|code|constitution|manual|procedure|rules|orders|act|policy|agreement)\W{1,3}"
    r"(?:at\s+|in\s+|see\s+)?$",
    re.IGNORECASE,
)
NAMED = re.compile(r"\[Appendix\]\(#(?P<id>[^)]*)\)")
WORD, LETTERS = re.compile(r"\w+"), re.compile(r"[^\W_]+")
LINKED = re.compile(r"\]\([^)]*\)")
NOWHERE = "\0"  # stands in no text
LEAD = re.compile(r"^\s*(?:[-*•]\s+|\(?(?:\d{1,2}|[ivx]+)[.)]\s+)")
ITEM = re.compile(rf"\s*\n+\s*(?:[-*•]\s+|\(?(?:\d{{1,2}}|[a-z]{{1,4}})[.)]\s+)?|{LEAD.pattern}")


@rule(
    "DOC-05",
    "Recommendations are the same in front and body",
    Severity.WARNING,
    ["council practice"],
    mend="Use the same words in both places, or leave the repetition out.",
)
def same_twice(text: FinishedText) -> Iterator[Breach]:
    """Recommendations that stand in two places have the same words in both, so that nobody doubts what was decided.

    reportgen prints them from one list. They can still differ where an officer repeats them in other words, in a
    section of their own for example. The rule looks for passages that have most of their words from a recommendation,
    and not all of them. Where an officer lists the recommendations anew under `sections: recommendations:`, each of the
    list has to be there, and no other.
    """
    own = {item.span for item in text.sitting.report.recommendations if item.span}
    anew = next((words for name, words in text.sitting.report.sections.items() if name == "recommendations"), Prose())
    listed = [item for items in lists(anew) for item in items]
    yield from _listed_anew(anew, listed, text.sitting.report) if listed else ()
    lines = {_longest(line) for item in text.sitting.report.recommendations for line in item.lower().splitlines()}
    printed = [(passage, place) for passage in text.holding(*lines) if (place := passage.span_at(0)) in own]
    wanted = dict.fromkeys((_words(passage.text, text.sitting.report), place) for passage, place in printed)
    told: set[tuple[str, Span | None]] = set()
    for passage in text.holding(*{sign for words, _ in wanted for sign in _signs(words)}):
        place = passage.span_at(0)
        if passage.heading or place in own or (listed and place == anew.span):
            continue
        for item in _items(passage.text):
            words = _words(item, text.sitting.report)
            for recommended, place in wanted:
                if (item, place) not in told and _differ(recommended, words):
                    told.add((item, place))
                    yield Breach(
                        "a recommendation to members is repeated here in other words",
                        _place(passage, (at := passage.text.find(item), at + len(item)), text),
                        "use the same words, or leave the repetition out",
                        because=f"the recommendation stands at {place}",
                    )


def _listed_anew(anew: Prose, items: Sequence[Item], report: Report) -> Iterator[Breach]:
    """How a list of the recommendations in a section of their own differs from that of the case."""
    left = [(_words(one, report), one.span) for one in report.recommendations]
    for item in items:
        words = _words(item.words, report)
        same = next((one for one in left if one[0] == words), None)
        near = same or next((one for one in left if _differ(one[0], words)), None)
        if near:
            left.remove(near)
        if same is None:
            yield Breach(
                "a recommendation to members is repeated here in other words"
                if near
                else "this is not among the recommendations to members",
                anew.span_between(item.begins, item.end),
                because=f"the recommendation stands at {near[1]}" if near else "",
            )
    for _, place in left:
        message = "the section on recommendations leaves this recommendation out"
        yield Breach(message, place, because=f"the section stands at {anew.span}")


def _longest(line: str) -> str:
    """The longest word of a line of prose: what is printed of that line has it. Addresses of links are not printed."""
    return max(LETTERS.findall(LINKED.sub("", line)), key=len, default=NOWHERE)


def _items(text: str) -> list[str]:
    """What stands on lines of its own in a text, without the numbers and dashes before it."""
    return [item for item in ITEM.split(text) if item] if "\n" in text else [LEAD.sub("", text)]


class _Words(NamedTuple):
    """The words of a passage: as they are said, and each once."""

    said: tuple[str, ...]
    each: frozenset[str]


def _differ(first: _Words, second: _Words) -> bool:
    """Whether the words of two passages are versions of one another and not the same."""
    if min(len(first.said), len(second.said)) < FEWEST or first == second:
        return False
    shared = len(first.each & second.each)
    return shared >= ALIKE * (len(first.each) + len(second.each) - shared)


def _signs(words: _Words) -> list[str]:
    """The longest words of a passage, so many that every version of it has one of them."""
    lacking = len(words.each) - ceil(ALIKE * len(words.each))  # at most, in a version
    plain = (word for word in words.each if word != "appendix" and not word.isdecimal())  # typed in other ways too
    longest = sorted(plain, key=len, reverse=True)[: lacking + 1]
    return longest if len(longest) > lacking else [""]


def _words(text: str, report: Report) -> _Words:
    """The words of a recommendation, without those that only lead in or join it to the next; appendices by number."""
    words = WORD.findall((_numbered(text, report) if "ppendi" in text else text).lower())
    while words and words[0] in {"that", "to", "the"}:
        words = words[1:]
    said = words[:-1] if words and words[-1] == "and" else words
    return _Words(tuple(said), frozenset(said))


def _numbered(text: str, report: Report) -> str:
    """The text with all appendices by number, whether they are typed by name or by letter."""
    ids = {str(appendix.id): place for place, appendix in enumerate(report.appendices, 1)}
    text = NAMED.sub(lambda found: f"Appendix {ids.get(found['id'], found['id'])}", text)
    return APPENDIX.sub(lambda found: f"Appendix {' '.join(map(str, sorted(_named(found['names']))))}", text)


@rule(
    "DOC-06",
    "What is referred to is there",
    Severity.ERROR,
    ["council practice"],
    mend="Mend the number, or refer by name, so that reportgen works the number out.",
)
def resolve(text: FinishedText) -> Iterator[Breach]:
    """A reference to a paragraph or an appendix leads to one that the report has.

    References that reportgen numbers itself are right or refused. This rule reads those that were typed by hand: an
    appendix beyond the last one is an error, and a paragraph with a number that no paragraph has gets a warning. Where
    the words say that it is a paragraph or an appendix of something else, such as the Ombudsman's report, the rule
    passes it over; so it does with numbers without a full stop, which are usually the Ombudsman's.
    """
    appendices = len(text.sitting.report.appendices)
    for passage in text.holding("para", "section", "appendi"):
        for found in passage.own(PARAGRAPH):
            if not _has(text, found["number"]) and not _of_another(found, passage):
                yield Breach(
                    f"the report has no {found['what'].lower().rstrip('s.')} {found['number']}",
                    _place(passage, found.span(), text),
                    "mend the number, or say in words which part of the report is meant",
                    severity=Severity.WARNING,
                )
        for found in passage.own(APPENDIX):
            beyond = max(_named(found["names"]), default=0) > appendices
            if beyond and not _of_another(found, passage):
                had = {0: "none", 1: "one appendix"}.get(appendices, f"{appendices} appendices")
                yield Breach(
                    f"the report refers to {found.group()}, and has {had}",
                    _place(passage, found.span(), text),
                    "write `[Appendix](#name)` with the `id` of an appendix, so that it is numbered for you",
                )


@rule(
    "DOC-07",
    "Every appendix is referred to",
    Severity.WARNING,
    ["council practice"],
    mend="Refer to it in the text as `[Appendix](#name)`, with its `id`, or leave it out.",
)
def every_appendix(text: FinishedText) -> Iterator[Breach]:
    """Each document that is attached to a report is referred to in its text, so that readers know why it is there.

    A list under a heading such as Appendices does not count, nor does the heading of an appendix; a list that stands
    in the text does. Letters and numbers are worked out by reportgen in the style of the house.
    """
    appendices = text.sitting.report.appendices
    said: set[int] = set()
    listing = False
    for passage in text.passages if appendices else ():
        if passage.heading:
            listing = "appendi" in passage.text.lower()
        elif not listing and "ppendi" in passage.text:
            said.update(*(_named(found["names"]) for found in APPENDIX.finditer(passage.text)))
    for place, appendix in enumerate(appendices, 1):
        if place not in said and appendix.title:
            yield Breach(
                "nothing in the report refers to this appendix",
                appendix.where("title") or text.sitting.report.where("appendices"),
            )


def _named(names: str) -> set[int]:
    """The places in the list of the appendices that words such as A to C or 1 and 2 name."""
    places: set[int] = set()
    last, since = 0, 0
    for found in re.finditer(r"\b(?:\d{1,2}|[A-Z])\b", names):
        name, between = found.group(), names[since : found.start()]
        place = int(name) if name.isdigit() else ascii_uppercase.index(name) + 1
        places |= set(range(last, place + 1)) if last and re.search(r"\bto\b|[–-]", between) else {place}
        last, since = place, found.end()
    return places


def _has(text: FinishedText, number: str) -> bool:
    """Whether a paragraph of the report has that number."""
    return any(passage.number.strip("().") == number for passage in text.passages)


def _of_another(found: re.Match[str], passage: Passage) -> bool:
    """Whether what was found is a part of some other paper."""
    return bool(ELSEWHERE.match(passage.text, found.end()) or ITS_OWN.search(passage.text[: found.start()]))


def _place(passage: Passage, words: tuple[int, int], text: FinishedText) -> Span | None:
    return passage.span_of(*words) or text.sitting.report.span
