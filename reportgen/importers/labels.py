"""The labelled fields of a decision’s head, in every way that they are laid out: on a line, on two, run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.importers.decision import Label
from reportgen.importers.transcript import Block
from reportgen.importers.wording import plain

_NAMES = (
    "Decision date|Date of (?:final |draft )?decision|Date decided|Decided(?: on)?|Date of report|Report date|Date|"
    "Complaint reference(?: numbers?)?|Complaint references|Case reference|Reference numbers?|References?|"
    "(?:Our|Your|LGSCO|LGO|Ombudsman) ref(?:erence)?|Ref|Complaint numbers?|Case (?:number|ID)|"
    "Complaint against|Complaints against|Organisation complained about|Organisation|Local authority|Authority|Council|"
    "Body in jurisdiction|Body|Category|Sub-?category|Sector|Subject|Decision|Outcome"
)
_LABEL = re.compile(rf"(?P<name>{_NAMES})\s*[:|]\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(rf"(?P<name>{_NAMES})\s*:?", re.IGNORECASE)
_WITH_COLON = re.compile(rf"(?<![\w>])(?P<name>{_NAMES})\s*:\s*")
_WITHOUT_COLON = re.compile(r"(?<![\w>])(?P<name>Reference|Sector|Category|Decided|Outcome|Decision date)\s*:?\s+")
_REFERENCE = re.compile(r"\b\d{2}[ -]?\d{3}[ -]?\d{3}[a-z]?\b")
_SATISFIED = re.compile(
    r"(?P<name>ombudsm[ae]n (?:is |are |was )?satisfied with (?:the )?[\w ’']{2,60}?)\s*[:–—-]\s*(?P<value>\d.*)",
    re.IGNORECASE,
)
DECISION = re.compile(
    r"(?!(?:i|we|the)\b)(?:[\w-]+ ){0,2}(?:upheld|closed|discontinued|not investigated|invalid|incomplete|premature"
    r"|withdrawn|out of jurisdiction|referred back|no fault|advice given)\b[^.?!]{0,80}\.?",
    re.IGNORECASE,
)
_DECISION_BEFORE = re.compile(r"\b(not upheld|upheld|closed after initial enquiries)\W*$", re.IGNORECASE)
_LONGEST = 160


def labels_at(blocks: Sequence[Block], place: int) -> tuple[tuple[Label, ...], int]:
    """The labelled fields that begin at this block, and the place after them; none where it begins no field."""
    block = blocks[place]
    satisfied = _SATISFIED.fullmatch(block.text)
    if satisfied:
        return (Label(satisfied["name"], satisfied["value"], block),), place + 1
    together = _run_together(block)
    if together:
        return together, place + 1
    one = _LABEL.fullmatch(block.text.strip("| "))
    if one and one["value"] and len(one["value"]) <= _LONGEST and _may_be(one["name"], one["value"]):
        return (Label(one["name"], one["value"].strip(), block),), place + 1
    name = _NAME.fullmatch(block.text)
    if name:
        value, after = _value_after(blocks, place + 1, name["name"])
        if value:
            return (Label(name["name"], value, block),), after
    return (), place


def is_satisfied(block: Block) -> bool:
    """Whether the line says since when the Ombudsman has been satisfied with the council’s response."""
    return bool(_SATISFIED.fullmatch(block.text))


def _may_be(name: str, value: str) -> bool:
    """Whether a label of that name can have the value: `Decision: we found ...` is a heading with its paragraph."""
    if plain(name) in {"decision", "outcome"}:
        return bool(DECISION.fullmatch(value.strip()))
    if plain(name) == "date":
        return any(sign.isdigit() for sign in value)
    return True


def _run_together(block: Block) -> tuple[Label, ...]:
    """Several fields on one line, such as `Reference 12-345-678 Sector Housing Category Repairs`."""
    words = block.text
    found = list(_WITH_COLON.finditer(words))
    if len(found) < 2:  # noqa: PLR2004
        found = list(_WITHOUT_COLON.finditer(words)) if _REFERENCE.search(words) else []
    if len(found) < 2 or len(words) > 3 * _LONGEST:  # noqa: PLR2004
        return ()
    ends = [*(match.start() for match in found[1:]), len(block.text)]
    pairs = [(match["name"], words[match.end() : end].strip(" |·")) for match, end in zip(found, ends, strict=True)]
    before = _DECISION_BEFORE.search(words[: found[0].start()])
    pairs += [("Decision", before[1])] if before else []
    return tuple(Label(name, value, block) for name, value in pairs if value)


def _value_after(blocks: Sequence[Block], place: int, name: str) -> tuple[str, int]:
    """The value that stands below a label, for a category in as many lines as `>` joins, and the place after it."""
    if place >= len(blocks) or _NAME.fullmatch(blocks[place].text) or len(blocks[place].text) > _LONGEST:
        return "", place
    value, after = blocks[place].text, place + 1
    if not _may_be(name, value):
        return "", place
    if plain(name) == "category":
        while after < len(blocks) and (value.endswith(">") or blocks[after].text.startswith(">")):
            value, after = f"{value} {blocks[after].text}", after + 1
    return value, after
