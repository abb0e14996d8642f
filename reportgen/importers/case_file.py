"""A case file made of what was found in a decision: what is known with its source, what is doubtful, and the gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from reportgen.case.form import Filling, Known, Listed, filled
from reportgen.case.model import Route
from reportgen.case.values import Reference
from reportgen.importers.decision import Status
from reportgen.importers.entries import findings, joined, known, place_of, recommendation
from reportgen.importers.facts import Fact, Facts, Outcome, Person, Pseudonym
from reportgen.source.writing import comment

ROUTES: Mapping[Status, Route] = {
    Status.FINAL: Route.DECISION_STATEMENT,
    Status.PUBLIC_REPORT: Route.PUBLIC_REPORT,
    Status.FURTHER_REPORT: Route.FURTHER_REPORT,
}
DRAFT = """\
################################################################################
DRAFT DECISION: CONFIDENTIAL, AND NOT TO BE REPORTED.
The Ombudsman sent this for comments only. It is no finding, and may change. Do not put it, or a report made of it,
before members, on an agenda or on a website. Import the final decision when it comes.
################################################################################"""
_NOTHING = {
    Outcome.NO_FAULT: "The Ombudsman found no fault: there is nothing here that a report to members must tell.",
    Outcome.NOT_INVESTIGATED: "The Ombudsman did not investigate: there is nothing here that a report must tell.",
}
_MEASURE = 100
_LETTER = re.compile(r"(?:.*\s)?[A-Z][0-9]?")
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ABOUT = re.compile(r"\bcomplain(?:t|ts|s|ed)?\s+about\s+(?P<about>[^.;]{3,300}?)(?:\.(?=\s|$)|;|$)")
_WHO: Mapping[Person, str] = {
    Person.COMPLAINANT: "the person who complained",
    Person.CHILD: "child",
    Person.OFFICER: "officer of the council",
    Person.OTHER: "",
}
_COUNCIL_WORDS = frozenset(
    {
        *(
            "council",
            "county",
            "city",
            "borough",
            "district",
            "metropolitan",
            "london",
            "royal",
            "unitary",
            "authority",
        ),
        *("of", "the", "and"),
    }
)


@dataclass(frozen=True, slots=True)
class HouseForm:
    """A house style as far as a new case file needs it."""

    name: str
    council: str
    reports: tuple[str, ...]
    subjects: tuple[str, ...]


def case_file(facts: Facts, house: HouseForm) -> str:
    """The text of a case file with all that was found, laid out as `reportgen new` lays out an empty one."""
    taken: set[str] = set()
    body = facts.body.value if facts.body else ""
    filling: dict[str, Filling] = {
        "council": Known(house.name, told=_body(facts), doubt=_body_doubt(facts, house)),
        "ombudsman": _ombudsman(facts),
        "complaint": _complaint(facts),
        "findings": _findings(facts),
        "recommendations": Listed(
            tuple(recommendation(remedy, body, taken) for remedy in facts.remedies), told=_satisfied(facts)
        ),
    }
    return filled(house.name, house.reports, house.subjects, filling, tuple(_head(facts)))


def same_council(one: str, other: str) -> bool:
    """Whether two names are of one council: `London Borough of Lewisham` is `Lewisham Council`."""
    return bool(_core(one)) and _core(one) == _core(other)


def _core(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", name.casefold())) - _COUNCIL_WORDS


# ------------------------------------------------------------------------------------------------------- head


def _head(facts: Facts) -> Iterator[str]:
    """What is told above everything else."""
    drafted = facts.status is not None and facts.status.value is Status.DRAFT
    yield from DRAFT.split("\n") if drafted else ()
    yield from wrap(f"Made by `reportgen import` from {_name(facts.name)}.", _MEASURE)
    yield "Behind what was taken over stands its place in the document."
    yield "Look at every `check:`. When you have filled in the gaps, run: reportgen check CASE --source DOCUMENT"
    yield "What may stand in a group such as `extension:` is shown by `reportgen new`."
    outcome = facts.outcome.value if facts.outcome else None
    if outcome in _NOTHING:
        yield _NOTHING[outcome]
    yield ""


def _name(name: str) -> str:
    """The name of a document without its folder, on one line."""
    return comment(name.replace("\\", "/").rsplit("/", 1)[-1])


def _body(facts: Facts) -> str:
    return f"The document is about {facts.body.value} ({place_of(facts.body.evidence)})." if facts.body else ""


def _body_doubt(facts: Facts, house: HouseForm) -> str:
    if facts.body is None:
        return "the document does not say which council it is about"
    if same_council(facts.body.value, house.council):
        return facts.body.doubt
    return joined(facts.body.doubt, f"this is the house style of {house.council}")


def _satisfied(facts: Facts) -> str:
    fact = facts.satisfied_on
    if fact is None:
        return ""
    day, place = fact.value.isoformat(), place_of(fact.evidence)
    return f"The Ombudsman was satisfied with the council's response on {day} ({place})."


# -------------------------------------------------------------------------------------------------- ombudsman


def _ombudsman(facts: Facts) -> Filling:
    return {
        "route": _route(facts.status),
        "draft": Known("yes" if facts.status is not None and facts.status.value is Status.DRAFT else ""),
        "reference": Listed(tuple(map(_reference, facts.references))),
        "issued": known(facts.decision_date),
        "category": known(facts.category),
        "subcategory": known(facts.subcategory),
        "pseudonyms": dict(_pseudonyms(facts.pseudonyms)),
        "paragraphs": {
            "findings": Known(next((fault.text.evidence.paragraph for fault in facts.faults), "")),
            "recommendations": Known(next((remedy.text.evidence.paragraph for remedy in facts.remedies), "")),
        },
    }


def _route(status: Fact[Status] | None) -> Known:
    route = ROUTES.get(status.value) if status else None
    if status is None or route is None:
        draft = status is not None and status.value is Status.DRAFT
        reason = "a draft decision ends no investigation" if draft else "the document does not say what it is"
        return Known(doubt=joined(status.doubt if status else "", reason))
    return Known(route, place_of(status.evidence), doubt=status.doubt)


def _reference(fact: Fact[str]) -> Known:
    """A reference as a case writes it; one of a joint case bears a letter for each body."""
    found = Reference.pattern.fullmatch(" ".join(fact.value.split()))
    if not found:
        return Known(doubt=joined(fact.doubt, f"the document says “{fact.value}”"))
    words = " ".join(found.groups()[:3]) + found.group(4).lower()
    joint = "the letter says that the decision is one of several on one complaint, each about another body"
    return Known(words, place_of(fact.evidence), doubt=joined(fact.doubt, joint if found.group(4) else ""))


def _pseudonyms(found: Sequence[Fact[Pseudonym]]) -> Iterator[tuple[str, Filling]]:
    """The names that are letters, once each, and whom they stand for; no two of them for the same words."""
    persons: dict[str, Fact[Pseudonym]] = {}
    for fact in found:
        name = " ".join(fact.value.name.split())
        if _LETTER.fullmatch(name):
            persons.setdefault(name, fact)
    said = {name: fact.value.stands_for or _WHO[fact.value.person] for name, fact in persons.items()}
    for name, fact in persons.items():
        alike = [other for other in persons if said[other].casefold() == said[name].casefold()]
        yield (
            name,
            Known(_stands_for(fact.value, alike.index(name), len(alike)), place_of(fact.evidence), doubt=_who(fact)),
        )


def _who(fact: Fact[Pseudonym]) -> str:
    unknown = not fact.value.stands_for and fact.value.person is Person.OTHER
    return joined(fact.doubt, "the document does not say who this is" if unknown else "")


def _stands_for(person: Pseudonym, place: int, several: int) -> str:
    """Whom a name stands for; where several have the same words, the first, the second and so on."""
    words, who = person.stands_for, _WHO[person.person]
    if several == 1:
        articles = {Person.CHILD: "a ", Person.OFFICER: "an "}
        return words or (articles.get(person.person, "") + who if who else "")
    which = _PLACES[place] if place < len(_PLACES) else f"{place + 1}th"
    core = who.removeprefix("the ") or "person"
    return f"the {which} {core} (“{words}”)" if words else f"the {which} {core}" if who else ""


# ------------------------------------------------------------------------------------- complaint and findings


def _complaint(facts: Facts) -> Filling:
    """The points of the complaint, and the words in which the document itself says what it was about."""
    told = (
        f"The Ombudsman's summary ({place_of(facts.summary.evidence)}): {facts.summary.value}" if facts.summary else ""
    )
    for fact in (facts.summary, *facts.complaint):
        found = _ABOUT.search(fact.value) if fact else None
        if fact and found:
            doubt = "these words are from a longer sentence; a report reads “a complaint about …”"
            about = Known(found["about"], place_of(fact.evidence), told, doubt)
            break
    else:
        about = Known(told=told)
    return {"about": about, "points": Listed(tuple(map(known, facts.complaint)))}


def _findings(facts: Facts) -> Listed:
    """What was found, one by one; nothing where there is no fault to name, or none could be found in the words."""
    outcome = facts.outcome.value if facts.outcome else None
    doubt = facts.outcome.doubt if facts.outcome else "the document does not say how it ended"
    if outcome is Outcome.NO_FAULT:
        about = facts.complaint[0] if facts.complaint else facts.summary
        return Listed(({"matter": known(about)},) if about else (), doubt=doubt)
    if outcome is Outcome.NOT_INVESTIGATED:
        return Listed(doubt=doubt)
    if not facts.faults:
        return Listed(doubt=joined(doubt, "no sentence that finds fault was recognised; write what was found"))
    return Listed(tuple(findings(facts.faults, facts.decision, outcome)), doubt=doubt)
