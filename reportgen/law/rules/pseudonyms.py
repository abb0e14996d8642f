"""The names that the Ombudsman made up, and what else could tell readers who somebody is; case data only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.case.model import Case, Route
from reportgen.case.values import Text
from reportgen.diagnostics import Severity, Span
from reportgen.law.rule import Breach, Matter, Sitting, rule

TITLE = r"(?P<title>Mr|Mrs|Miss|Ms|Mx|Dr|Sir|Lady|Lord)\.?"
ANY_TITLE = re.compile(TITLE)
TITLED = re.compile(rf"\b{TITLE}\s+(?P<letter>[A-Z])(?![\w&])(?!\.\s?[A-Z])")
JOINT = re.compile(
    r"\b(?P<title>Mr|Mrs|Miss|Ms|Mx|Dr)\.?\s+(?:and|&)\s+(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.?\s+(?P<letter>[A-Z])\b"
)
LETTER = re.compile(r"(?:.*\s)?[A-Z][0-9]?")
CHILD = re.compile(
    r"\b(?:child|boy|girl|baby|toddler|infant|pupil|schoolchild|schoolboy|schoolgirl)\b(?![’']s)", re.IGNORECASE
)
ADULT = re.compile(
    r"\b(?:adult|mother|father|parents?|(?:grand|step)(?:mother|father|parent)|carers?|complain\w+|man|woman|husband|wife|partner"
    r"|guardian|aunt|uncle|leaver|worker|officer|teacher|owner|tenant|landlord|neighbour|resident|representative"
    r"|advocate|solicitor)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-Z][a-z’'-]+(?:\s+[A-Z][a-z’'-]+){0,2}")
PLACE = re.compile(
    r"\b(?:road|street|avenue|lane|close|drive|court|way|gardens?|place|crescent|terrace|house|home|hospital|school"
    r"|academy|college|nursery|ward|centre|surgery|ltd|limited|council|church|farm|lodge|park|hill|green)\b",
    re.IGNORECASE,
)
NOT_ONE_WARD = re.compile(
    r"\b(?:all|none|no|n/a|not|every|whole|various|several|wide|borough|county|district|city|town|and)\b|,|wide\b",
    re.IGNORECASE,
)


def _where(case: Case, stands_for: Text) -> Span | None:
    """Where a pseudonym stands: what it stands for, on the same line as a rule."""
    return stands_for.span or case.ombudsman.where("pseudonyms")


@rule(
    "PII-03",
    "Adults have a title and a letter, children a letter",
    Severity.WARNING,
    ["LGSCO statement of reasons"],
    mend="Use the letter that the Ombudsman's report or decision uses.",
)
def form_of_pseudonyms(matter: Matter) -> Iterator[Breach]:
    """The Ombudsman calls adults by a title and a letter (Mr X), and children by a letter alone (M).

    A pseudonym that is no letter may be somebody's real name. Who is a child is told by the words for whom the
    pseudonym stands. An adult with a letter alone is a note, since the Ombudsman leaves the title out where it would
    be wrong or give somebody away.
    """
    for name, stands_for in matter.case.ombudsman.pseudonyms.items():
        titled, child = re.match(rf"{TITLE}\s", name), CHILD.search(stands_for) and not ADULT.search(stands_for)
        where = _where(matter.case, stands_for)
        if not LETTER.fullmatch(name):
            yield Breach(
                f"`{name}` is not a letter, with or without a title, and may be a real name",
                where,
            )
        elif child and titled:
            yield Breach(
                f"`{name}` is a child, and has a title",
                where,
                "compare it with the Ombudsman's report or decision, which calls a child by a letter alone",
            )
        elif len(name) == 1 and ADULT.search(stands_for) and not CHILD.search(stands_for):
            yield Breach(
                f"`{name}` is an adult, and has no title",
                where,
                "compare it with the Ombudsman's report or decision",
                severity=Severity.NOTE,
            )


@rule(
    "PII-04",
    "A pseudonym is no initial of the real name",
    Severity.WARNING,
    ["LGSCO statement of reasons"],
    mend="If it is the same person, ask the Ombudsman for another letter before anything is published.",
)
def no_initials(matter: Matter) -> Iterator[Breach]:
    """The letter of a pseudonym should not be the initial of the person whom it hides.

    A case holds no real names, save those in `never publish`, and these do not say whose they are. The rule therefore
    compares the letter with the first letters of all names there, and only warns: the letter of an adult with the
    surname, a letter alone with the first name. The names themselves are in no message.
    """
    names = [name for name in matter.case.never_publish if NAME.fullmatch(name) and not PLACE.search(name)]
    surnames, first_names = {name.split()[-1][0] for name in names}, {name[0] for name in names}
    for name, stands_for in matter.case.ombudsman.pseudonyms.items():
        titled = re.match(rf"{TITLE}\s", name)
        if LETTER.fullmatch(name) and name.split()[-1][0] in (surnames if titled else first_names):
            yield Breach(
                f"the letter of `{name}` is also the initial of a name in `never publish`",
                _where(matter.case, stands_for),
            )


@rule(
    "PII-05",
    "One pseudonym for each person",
    Severity.WARNING,
    ["LGA 1974 s 30(3)", "LGSCO statement of reasons"],
    mend="Use one pseudonym for each person, the one that the Ombudsman uses.",
)
def one_each(matter: Matter) -> Iterator[Breach]:
    """The council uses the Ombudsman's pseudonyms, one for each person, and adds none of its own.

    Two pseudonyms for one person mislead readers, and one that is not in the Ombudsman's list may be a slip for one
    that is. The rule compares for whom pseudonyms stand, and looks in every text of a case that lists pseudonyms for a
    title and a letter that is not among them. The subsection, by which the Ombudsman names nobody, was read in an older
    text.
    """
    listed = matter.case.ombudsman.pseudonyms
    people: dict[str, str] = {}
    for name, stands_for in listed.items():
        person = " ".join(stands_for.lower().rstrip(".").split())
        if person in people:
            yield Breach(
                f"`{name}` and `{people[person]}` stand for the same person",
                _where(matter.case, stands_for),
                "keep the one that the Ombudsman uses, or say how the two differ",
            )
        people.setdefault(person, name)
    if listed:
        names = (*listed, *matter.case.ombudsman.names_in("pseudonyms"))
        known = {spoken for name in names for spoken, _ in _spoken(name)}
        yield from _strangers(matter, known)


def _spoken(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The names of a title and a letter in a text, without full stops; Mr and Mrs X are two."""
    for pattern in (TITLED, JOINT) if ANY_TITLE.search(text) else ():
        yield from ((f"{found['title']} {found['letter']}", found) for found in pattern.finditer(text))


def _strangers(matter: Matter, known: set[str]) -> Iterator[Breach]:
    """Names in the texts of a case that it does not list, each at the first place."""
    told = set(known)
    for text in matter.texts:
        for name, found in _spoken(text):
            if name not in told:
                told.add(name)
                yield Breach(
                    f"{name} is not among the Ombudsman's pseudonyms",
                    text.span_between(*found.span()),
                    "mend the name, or add it to `ombudsman: pseudonyms:` if the Ombudsman uses it",
                    because=f"they stand at {matter.case.ombudsman.where('pseudonyms')}",
                )


@rule(
    "PII-06",
    "No ward gives somebody away",
    Severity.WARNING,
    ["council practice", "LGA 1974 s 30(3)"],
    mend="Write `wards: all` or `wards: none`, unless the place matters and the Ombudsman names it.",
)
def ward(sitting: Sitting) -> Iterator[Breach]:
    """A report about one person's complaint should not name the one ward in which that person lives.

    Together with an age and a year, a ward can be enough to know somebody by. Reports about complaints usually say all
    wards, or none. Focus reports are about no single person. Where the matter itself is about a place that the
    Ombudsman names, the breach can be accepted. The subsection was read in an older text.
    """
    wards, route = sitting.report.wards, sitting.case.ombudsman.route
    personal = sitting.case.found_injustice or sitting.case.ombudsman.pseudonyms
    if route is Route.FOCUS_REPORT or not personal or len(wards) != 1 or NOT_ONE_WARD.search(wards[0]):
        return
    yield Breach(
        "the report names a single ward, which may be where the person who complained lives",
        wards[0].span or sitting.report.where("wards"),
    )
