"""What councils ask of their own reports: clearance, recommendations that can be decided, and time in hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.case.implications import Clearance, ClearanceState, Subject
from reportgen.case.report import Purpose
from reportgen.diagnostics import Severity
from reportgen.law import calendar, countdown
from reportgen.law.rule import Breach, Sitting, rule

ROLES = {
    Subject.FINANCIAL: re.compile(
        r"\b(?:s\.?\s?151|section\s+151|financ\w*|treasurer|account\w*|resources)\b", re.IGNORECASE
    ),
    Subject.LEGAL: re.compile(
        r"\b(?:monitoring\s+officer|solicitor|legal|law|lawyer|counsel|barrister|governance)\b", re.IGNORECASE
    ),
}
VERBS = frozenset(
    """
    accept acknowledge adopt advise agree allocate allow amend apologise appoint approve arrange ask authorise award be
    bring call carry challenge change comment commend commission confirm consider continue convene decide decline
    defer delegate determine direct discuss draw encourage endorse ensure establish examine express extend follow form
    give grant hold identify implement instruct invite invest keep make monitor nominate note offer oversee pay place
    postpone press propose provide publish put question ratify reaffirm receive recognise recommend reconsider record
    reduce refer reflect refuse regret reject release remind remit remove report request require rescind resolve revise
    review revoke scrutinise seek send set share submit support suspend take task thank transfer update urge waive
    welcome withdraw write
    """.split()  # noqa: SIM905
)
NEAR = 10  # words in which a recommendation should come to its verb
DECIDES = re.compile(
    r"(?:^|\band\s+|[;,]\s*)(?:that\s+[\w\s]{0,40}?\s)?(?:to\s+)?"
    r"(?P<verb>agree|approve|authorise|delegate|adopt|decide|resolve|determine)s?\b",
    re.IGNORECASE,
)
ADDRESSED = re.compile(
    r"^(?:[Tt]hat\s+)?(?:[Tt]he\s+)?(?P<body>(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for)\s+)?){0,5}?"
    r"(?:Full\s+Council|Cabinet|Executive|Committee|Panel|Board))(?::|\s+(?P<next>[a-z]+))"
)


def clearances(sitting: Sitting) -> Iterator[tuple[str, Subject | None, Clearance]]:
    """What was cleared or is to be cleared: its name, its subject if it is an implication, and the clearance."""
    for subject, implication in sitting.report.implications.items():
        if implication.cleared is not None:
            yield f"the paragraph on {subject} implications", subject, implication.cleared
    if sitting.report.cleared is not None:
        yield "the report", None, sitting.report.cleared


@rule(
    "DOC-02",
    "Silence is no clearance",
    Severity.ERROR,
    ["council practice"],
    mend="Ask for the clearance, and record the answer with `reportgen clear`.",
)
def cleared(sitting: Sitting) -> Iterator[Breach]:
    """Words are cleared when the officer in that role said so, on a day; asking for clearance is not enough.

    Words to which changes were asked, or whose clearance was refused, keep a report from being final. A clearance that
    was asked for and has not come gets a warning, and so does one that does not say by whom and when, or that is dated
    in the future. Which words need clearance, the house style says.
    """
    for what, _, clearance in clearances(sitting):
        state = clearance.state
        if state in {ClearanceState.CHANGES, ClearanceState.REFUSED}:
            asked = state is ClearanceState.CHANGES
            yield Breach(
                f"changes to {what} were asked for" if asked else f"{what} was refused clearance",
                clearance.where("state"),
                "mend the words, and ask again",
            )
        elif state is ClearanceState.REQUESTED:
            yield Breach(
                f"{what} is not cleared yet; clearance was asked for",
                clearance.where("state"),
                "wait for the answer, and say `state: cleared` with its day",
                severity=Severity.WARNING,
            )
        else:
            yield from _incomplete(what, clearance, sitting.matter.today)


def _incomplete(what: str, clearance: Clearance, today: date) -> Iterator[Breach]:
    lacking = [word for word, given in (("who", clearance.by or clearance.role), ("when", clearance.on)) if not given]
    if lacking:
        yield Breach(
            f"{what} is said to be cleared, and the case does not say {' or '.join(lacking)}",
            clearance.span,
            "give `role:` or `by:`, and `on:`",
            severity=Severity.WARNING,
        )
    elif clearance.on is not None and clearance.on > today:
        yield Breach(
            f"{what} is said to be cleared on {calendar.words(clearance.on)}, which is still to come",
            clearance.where("on"),
            "mend the day, or say `state: requested` until then",
            severity=Severity.WARNING,
        )


@rule(
    "DOC-03",
    "Finance and law are cleared by those who answer for them",
    Severity.WARNING,
    ["council practice"],
    mend="Have the words cleared by the officer who answers for them, or mend `role:`.",
)
def cleared_by_whom(sitting: Sitting) -> Iterator[Breach]:
    """Financial implications are cleared on the section 151 officer's behalf, legal ones on the monitoring officer's.

    A role in finance, or in law or governance, will do, since the two officers delegate; so will the role that the
    house style names (`cleared by`). The rule looks at the role only, and says nothing of a clearance that gives none.
    """
    for what, subject, clearance in clearances(sitting):
        asked, role = sitting.matter.clears.get(subject) if subject else None, clearance.role
        fitting = ROLES.get(subject) if subject else None
        if fitting is None or not role or clearance.state is not ClearanceState.CLEARED or fitting.search(role):
            continue
        if asked is None or not _same(asked, role):
            officer = "section 151 officer" if subject is Subject.FINANCIAL else "monitoring officer or a solicitor"
            yield Breach(
                f"{what} was cleared by the {role}",
                clearance.where("role"),
                f"have it cleared by the {asked or officer}, or mend `role:`",
            )


@rule(
    "DOC-04",
    "A recommendation is something that this body can decide",
    Severity.WARNING,
    ["council practice"],
    mend="Begin each recommendation with a verb, and address it to the body that meets.",
)
def decidable(sitting: Sitting) -> Iterator[Breach]:
    """Each recommendation comes to a verb at once (notes, agrees, refers), and speaks to the body that meets.

    Members decide on the words as they stand, and the minutes repeat them. The rule knows the usual verbs, and speaks
    where none of them is among the first ten words, or where a recommendation begins with the name of another body.
    """
    for recommendation in sitting.report.recommendations:
        where = recommendation.span or sitting.report.where("recommendations")
        words = re.findall(r"[a-z]+", recommendation.lower())[:NEAR]
        if words and not any(_is_verb(word) for word in words):
            yield Breach(
                "the recommendation does not say what members are to do",
                where,
                "begin it with a verb, for example notes, agrees or refers",
            )
        addressed = ADDRESSED.match(recommendation)
        spoken_to = addressed and (addressed["next"] is None or _is_verb(addressed["next"]))
        if addressed and spoken_to and not _same(addressed["body"], sitting.body):
            yield Breach(
                f"the recommendation is addressed to {addressed['body']}, and the report goes to {sitting.body}",
                where,
                "leave the body out, or give each report its own recommendations",
            )


def _is_verb(word: str) -> bool:
    if word in {"is", "are"}:
        return True
    stems = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return bool(stems & VERBS)


def _same(one: str, other: str) -> bool:
    """Whether one name is in the other, as Cabinet is in Mayor and Cabinet."""
    one, other = " ".join(one.lower().split()), " ".join(other.lower().split())
    return one in other or other in one


@rule(
    "DOC-08",
    "A report for noting asks for no decision",
    Severity.WARNING,
    ["council practice"],
    mend="Say `purpose: decision`, or ask members to note it.",
)
def noting(sitting: Sitting) -> Iterator[Breach]:
    """A report whose purpose is noting does not ask members to agree, approve or delegate anything.

    If they are to decide, the purpose is decision, and the public is told so on the agenda.
    """
    for recommendation in sitting.report.recommendations if sitting.report.purpose is Purpose.NOTING else ():
        found = DECIDES.search(recommendation)
        if found:
            yield Breach(
                f"the report is for noting, and asks members to {found['verb'].lower()} something",
                recommendation.span or sitting.report.where("recommendations"),
                because=f"the purpose stands at {sitting.report.where('purpose')}",
            )


@rule(
    "DOC-09",
    "Clearance and the final report leave time before the meeting",
    Severity.WARNING,
    ["council practice"],
    mend="Have the words cleared earlier, or accept the breach in the case with its reason.",
)
def in_hand(sitting: Sitting) -> Iterator[Breach]:
    """Legal and finance clear their paragraphs, and the report is final, some working days before the meeting.

    How many is the council's own practice, `clearance before` and `final before` in its house style; the rule says
    nothing where the house style does not. A clearance that was asked for is late too, once its day has passed and
    until the meeting. The day on which the whole report was cleared is taken for the day on which it was final.
    """
    meeting, today = sitting.report.meeting, sitting.matter.today
    for what, subject, clearance in clearances(sitting):
        last = countdown.final_report(sitting) if subject is None else countdown.clearance(sitting)
        if last is None or meeting is None or (subject is not None and subject not in ROLES):
            continue
        if clearance.state is ClearanceState.CLEARED and clearance.on is not None and clearance.on > last.day:
            yield Breach(
                f"{what} was cleared on {calendar.words(clearance.on)}, after {last.words}, the council's own day",
                clearance.where("on"),
                "mend the day, or accept the breach with its reason",
                because=last.counted,
            )
        elif clearance.state is ClearanceState.REQUESTED and last.day < today <= meeting:
            yield Breach(
                f"{what} is not cleared, and {last.words} was the council's own day for it",
                clearance.where("state"),
                "ask again, or take the report to a later meeting",
                because=last.counted,
            )
