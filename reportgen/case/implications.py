"""What a matter means in money, law and all else, and who has cleared the words that say so."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from reportgen.case.dates import Day
from reportgen.case.part import Part
from reportgen.case.values import Choice, Prose, Text, YesNo, as_word, not_given, standing_at, unfit
from reportgen.source import Node, Scalar

NONE_WORDS = frozenset({"none", "no", "n/a", "not applicable", "nil"})


def says_none(node: Node) -> bool:
    """Whether an officer wrote that there is none of something."""
    return isinstance(node, Scalar) and is_none(node)


def is_none(words: str) -> bool:
    """Whether words say that there is none of something."""
    return words.strip().rstrip(".").lower() in NONE_WORDS


class ClearanceState(Choice):
    """Where a clearance stands. Silence is never clearance."""

    REQUESTED = "requested"
    CLEARED = "cleared"
    CHANGES = "changes asked"
    REFUSED = "refused"


class Clearance(Part):
    """Who cleared words, when, and a fingerprint of the words that were cleared."""

    state: ClearanceState = Field(ClearanceState.CLEARED, description="requested, cleared, changes asked or refused")
    by: Text | None = Field(None, description="Who cleared it, or was asked")
    role: Text | None = Field(None, description="In which role, for example section 151 officer")
    on: Day | None = Field(None, description="The day on which it was cleared, asked for or sent back")
    words: Text | None = Field(
        None, description="The fingerprint of the words that were cleared; `reportgen clear` writes it"
    )


class Subject(Choice):
    """What implications are about. Houses choose which they ask for, and their order."""

    FINANCIAL = "financial"
    LEGAL = "legal"
    RISK = "risk management"
    POLICY = "policy"
    EQUALITIES = "equalities"
    CLIMATE = "climate change"
    CRIME = "crime and disorder"
    HEALTH = "health and wellbeing"
    STAFFING = "staffing"
    DATA_PROTECTION = "data protection"
    PROCUREMENT = "procurement"
    PROPERTY = "property"
    ICT = "information technology"
    SAFEGUARDING = "safeguarding"
    CHILDREN = "children and young people"
    BEST_VALUE = "best value"


class Implication(Part):
    """What the matter means in money, law, risk or anything else."""

    text: Prose | None = Field(None, description="The words of the paragraph")
    none: YesNo = Field(False, description="yes where an officer confirms that there are no implications")
    cleared: Clearance | None = Field(None, description="Who cleared it")

    short = (Text.json_schema,)

    @classmethod
    def expand(cls, node: Node) -> object:
        """`financial: words` and `financial: none` are short for the whole."""
        if says_none(node):
            return {"none": standing_at(node, "yes")}
        return {"text": node} if isinstance(node, Scalar) else node


def _by_subject(value: object) -> object:
    """The subjects of which something is said; one that is not known, or given twice in other letters, is refused."""
    if not isinstance(value, dict):
        return value
    known, said, seen = set(map(str, Subject)), {}, dict[str, str]()
    for key, item in value.items():
        word = as_word(key)
        if word in seen:
            raise unfit(f"`{key}` is the same subject as `{seen[word]}`", "keep one of the two", key)
        seen[word] = key
        if not not_given(item):
            said[key] = item
        elif word not in known:
            said[key] = {}
    return said


Implications = Annotated[dict[Subject, Implication], BeforeValidator(_by_subject)]
