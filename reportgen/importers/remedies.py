"""The recommendations of a decision: what each one asks, of whom, how much and by when."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.importers.decision import Decision, Paragraph, Section, Topic
from reportgen.importers.facts import Fact, Remedy
from reportgen.importers.headings import topic_of
from reportgen.importers.items import begins_an_action
from reportgen.importers.kinds import kinds
from reportgen.importers.recommended import Found, Recommended
from reportgen.importers.sums import sums
from reportgen.importers.wording import NUMBER, level, number

_ELSEWHERE = (Topic.ASSESSMENT, Topic.ANALYSIS, Topic.FOUND, Topic.DECISION, Topic.FURTHER_REPORT, Topic.OTHER)
"""Where a recommendation may stand in a decision that has no section for them, if it is called one in so many words."""
_COUNTS = re.compile(
    rf"\b(?:his|her|their|the couple's|[A-Z]'s)\s+(?P<count>{NUMBER})\s+(?:\w+\s+)?"
    r"(?P<noun>children|sons|daughters|siblings)\b"
)
_FEWEST_WORDS = 4
_ONE_OF = {"children": "child", "sons": "son", "daughters": "daughter", "siblings": "sibling"}


def remedies(decision: Decision) -> tuple[Remedy, ...]:
    """What the Ombudsman recommended, each recommendation once, in reading order."""
    recommended = Recommended()
    for section in decision.about(Topic.ACTION):
        if section.block and _is_item(section):
            recommended.read([Paragraph(section.block)])
        else:
            recommended.turn_over()
        recommended.read(section.paragraphs)
    if not recommended.found:
        early = recommended.early
        recommended = Recommended(strict=True)
        for section in decision.about(*_ELSEWHERE):
            recommended.turn_over()
            recommended.read(section.paragraphs)
        if early:
            recommended.hold(early, recommended.found)
    counts = _counts(decision)
    return tuple(_remedy(one, counts) for one in recommended.found)


def _is_item(section: Section) -> bool:
    """Whether what looks like a heading, being short and on a line of its own, is an item of the list above it."""
    long = len(section.heading.split()) >= _FEWEST_WORDS
    return long and begins_an_action(section.heading) and topic_of(section.heading) is None


def _counts(decision: Decision) -> Mapping[str, int]:
    """How many children a decision says that there are, where it says one number only."""
    said: dict[str, set[int]] = {}
    for section in decision.about(Topic.SUMMARY, Topic.COMPLAINT):
        for paragraph in section.walk():
            for match in _COUNTS.finditer(level(paragraph.text)):
                if many := number(match["count"]):
                    said.setdefault(_ONE_OF[match["noun"]], set()).add(many)
    return {noun: numbers.pop() for noun, numbers in said.items() if len(numbers) == 1}


def _remedy(one: Found, counts: Mapping[str, int]) -> Remedy:
    """A recommendation with its kinds, sums and deadline."""
    money = sums(one.text, counts)
    unclear = "" if one.limit.words else one.limit.doubt
    limit, due = one.limit.deadline, one.limit.due
    return Remedy(
        text=Fact(one.text, one.place.saying(one.text), " ".join(filter(None, (unclear, money.doubt)))),
        kinds=kinds(one.text),
        sums=money.sums,
        stated_total=money.stated_total,
        deadline=Fact(limit, one.limit_at.saying(limit.words)) if limit else None,
        due=Fact(due.day, one.limit_at.saying(due.words)) if due else None,
        by=one.by,
        done=one.done,
    )
