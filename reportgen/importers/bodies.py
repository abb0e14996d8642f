"""The proper names of councils and other bodies that the Ombudsman investigates."""

from __future__ import annotations

import re

from reportgen.importers.phrases import AS_WRITTEN, Phrases

_PART = r"(?:St\. )?(?!Council\b|Corporation\b|Trust\b)[A-Z][\w’'-]*"
_JOINED = rf"{_PART}(?:,? (?:(?:of|and|upon|on|in|with|the|by|&|le|St\.?)(?: |$)){{0,2}}{_PART}){{0,6}}"
_KIND = r"(?:(?:Metropolitan|County|District|Borough|City|Town|Parish|Unitary|Island) ){0,3}(?:Council|Corporation)"
_BODY = Phrases(
    rf"\b(?:(?:Royal Borough|London Borough|Borough|City|County) of {_JOINED}|"
    rf"{_JOINED} {_KIND}|"
    rf"(?:NHS )?{_JOINED} (?:NHS (?:Foundation )?Trust|Integrated Care Board|ICB|Clinical Commissioning Group|CCG|"
    r"National Park Authority|Combined Authority))\b",
    "council corporation borough city county trust board icb group ccg authority",
    flags=AS_WRITTEN,
)
_LEADING = Phrases(
    r"^(?:(?:The|A|An|In|On|At|By|For|From|That|This|When|While|Because|After|Before|Although|If|Since|Both|Another"
    r"|Mr|Mrs|Ms|Miss|Dr|Each|As|To|Its|Their|His|Her|My|Our|County|Borough|City|District|Town|Metropolitan"
    r"|[A-Z])[ ,]+){1,9}",
    flags=AS_WRITTEN,
)
_KINDS_ONLY = re.compile(
    r"(?:the |a |an )?(?:(?:metropolitan|county|district|borough|city|town|parish|unitary|london|royal|local|other|nhs"
    r"|second|first|third|new|old|home) ?)*(?:council|corporation|trust|foundation trust|icb|ccg)?(?: [a-z0-9])?",
    re.IGNORECASE,
)
_PLACE_FIRST = re.compile(r"(?:royal borough|london borough|borough|city|county) of ", re.IGNORECASE)


def bodies_in(words: str) -> tuple[str, ...]:
    """Every full proper name of a body in the words; `the county council` is none."""
    found = (_named(match[0]) for match in _BODY.finditer(words))
    return tuple(name for name in found if name)


def is_body(words: str) -> bool:
    """Whether the words are the full name of a body and nothing else."""
    return bodies_in(words) == (words.strip(),)


def _named(words: str) -> str:
    """The name without what a sentence puts before it; nothing where only the kind of body is left."""
    name = words if _PLACE_FIRST.match(words) else _LEADING.sub("", words)
    return "" if _KINDS_ONLY.fullmatch(name) else name
