"""The manual of the law, made from the rules themselves: what each asks, on whose authority, and how that was read.

Knows no particular rule, and no case.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from inspect import cleandoc
from itertools import groupby
from textwrap import fill

from reportgen.case.dates import MONTHS
from reportgen.law.citations import Citation
from reportgen.law.judge import all_rules
from reportgen.law.rule import Rule
from reportgen.suggest import did_you_mean

WIDTH = 80  # columns; only an address may be longer, since it must stay whole


def every() -> list[Rule]:
    """All rules in the order of their codes."""
    return list(all_rules().values())


def find(code: str) -> Rule | None:
    """The rule of a code, in capitals or not; STAT-1 is STAT-01."""
    name = re.sub(r"-(?=\d$)", "-0", code.strip().upper(), flags=re.ASCII)
    return all_rules().get(name)


def suggestion(code: str) -> str:
    """What to do about a code that no rule has."""
    near = did_you_mean(code, all_rules())
    return f"did you mean {near}?" if near else "`reportgen rules` lists them all"


def listed(rules: Iterable[Rule]) -> str:
    """Rules, one to a line: code, severity and title."""
    return "\n".join(f"{rule.code:<8}  {rule.severity:<7}  {rule.title}" for rule in rules)


def page(rule: Rule) -> str:
    """A rule's page for a terminal."""
    head = fill(f"{rule.code}: {rule.title}", WIDTH)
    weight = f"A breach is {_article(rule)}.{_held(rule)}"
    asked = [fill(paragraph, WIDTH) for paragraph in _paragraphs(rule)]
    law = ["On the authority of:", *map(_cited, rule.citations)]
    return "\n\n".join([head, fill(weight, WIDTH), *asked, *law, fill(f"What to do: {rule.mend}", WIDTH)])


def as_markdown(rules: Iterable[Rule]) -> str:
    """The pages of rules as one document, by the law that they come from."""
    parts = ["# Rules of law and practice"]
    for title, group in groupby(_by_module(rules), key=_module_title):
        parts += [f"## {title}", *(part for rule in group for part in _section(rule))]
    return "\n\n".join(parts)


def as_json(rules: Iterable[Rule]) -> str:
    """Rules as an array of objects that all have the same keys; what is missing is null."""
    # ASCII, since a terminal or a pipe in another encoding must not lose or refuse a character.
    return json.dumps([_as_object(rule) for rule in rules], indent=2)


def _article(rule: Rule) -> str:
    return f"{'an' if rule.severity.value[0] in 'aeiou' else 'a'} {rule.severity}"


def _held(rule: Rule) -> str:
    """Since when and until when a rule is law, as a sentence; nothing where it is not limited."""
    since = f"from {_words(rule.since)}" if rule.since else ""
    until = f"until {_words(rule.until)}, that day not included" if rule.until else ""
    when = " ".join(part for part in (since, until) if part)
    return f" The rule is law {when}." if when else ""


def _words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _paragraphs(rule: Rule) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in cleandoc(rule.manual).split("\n\n")]


def _cited(citation: Citation) -> str:
    """A provision in full, with its address and how its text was read."""
    inset = "  "
    name = fill(citation.full, WIDTH, initial_indent=inset, subsequent_indent=inset * 2)
    return f"{name}\n{inset * 2}{citation.address}\n{inset * 2}({citation.reading})"


def _by_module(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that stand together in the code, together; the groups in the order of their first codes."""
    inside = sorted(rules, key=lambda rule: rule.code)
    first = {rule.check.__module__: rule.code for rule in reversed(inside)}
    return sorted(inside, key=lambda rule: (first[rule.check.__module__], rule.code))


def _module_title(rule: Rule) -> str:
    """The first sentence about the module that a rule stands in."""
    said = " ".join((sys.modules[rule.check.__module__].__doc__ or "").split())
    return said.partition(". ")[0].removesuffix(".")


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}: {rule.title}"
    yield f"A breach is {_article(rule)}.{_held(rule)}"
    yield from _paragraphs(rule)
    yield f"What to do: {rule.mend}"
    yield "\n".join(f"- [{one.full}]({one.address}) ({one.reading})" for one in rule.citations)


def _as_object(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "title": rule.title,
        "severity": rule.severity.value,
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "manual": _paragraphs(rule),
        "mend": rule.mend,
        "citations": [
            {"key": one.key, "full": one.full, "address": one.address, "reading": one.reading.value}
            for one in rule.citations
        ],
    }
