"""The items of lists of recommendations: which begin with an action, which head a list, which stand in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.importers.decision import Paragraph
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import level

_ACTIONS = (
    "acknowledg add adopt agree allocat allow amend answer apologis apologiz appoint arrang ask assess audit"
    " award backdat begin brief build calculat"
    " cancel carry chang check circulat clarif clear collect commenc commission compensat complet conduct"
    " confirm consider contact conven convey correct"
    " creat credit decid deliver develop disclos discuss draw drawing ensur establish examin explain extend find"
    " fulfil fund get getting give giving hold identif implement"
    " improv increas inform install introduc invit investigat issu liais look make making meet monitor notify"
    " notifi offer pay plac prepar present produc"
    " progress provid publish put putting re-assess reassess rebuild recalculat reconsider record reduc refer"
    " refund reimburs reinstat remak remedy remind"
    " remov reopen repair repay replac report request respond restor review revis revisit run say secur seek"
    " send set setting share shar sign start"
    " stop strengthen supply suppl support take taking tell tak train undertak updat us visit waiv withdraw writ"
)
_ACTION = Phrases(
    r"\s*(?:[(\"']*)(?:(?:also|to|then|immediately|formally|promptly|properly|now|jointly|further|and"
    rf"|within\s[^,]{{3,60}}?,?|without (?:further )?delay,?"
    rf"|by\s[^,]{{3,30}},)\s+){{0,3}}(?:{'|'.join(sorted(_ACTIONS.split(), key=len, reverse=True))})[a-z-]*\b",
)
_BEGINNING = 200
_HEADER = re.compile(r":\s*[-–—]?\s*$")
_HEADING_END = Phrases(
    r"\b(?:will|should|must|to|has agreed|have agreed|following|actions?|steps|recommend(?:s|ed)?(?: that)?"
    r"|complete|do|weeks?|months?|days?|decision|report|statement|mr \w|mrs \w|miss \w|ms \w|council"
    r"|trust)\s*:\s*[-–—]?\s*$",
)
_PARTS = re.compile(r";\s*(?:and\b|or\b)?\s*[;,]?\s*|\band;\s*")
_WHAT_IS_IN_IT = Phrases(
    r"\b(?:(?:to |and |which |that )?(?:will |should |must )?(?:ensur\w+|includ\w+|cover\w*|make sure|set(?:s"
    r"|ting)? out|explain\w*|confirm\w*|address\w*)"
    r"(?: (?:that|in particular|how|whether|at least|details of|it|its staff|staff|officers|the following|all"
    r"|\(.*\)))*|so that)\s*:\s*-?\s*$",
)
_MODAL = Phrases(
    r"\b(?:should|will|must|agreed to|recommend(?:s|ed)? (?:that )?the \w+|asked the \w+ to"
    r"|invited the \w+ to)\b",
    flags=AS_WRITTEN,
)
_FEWEST = 2


def begins_an_action(text: str) -> bool:
    """Whether the words begin as an item of a list of actions does: `apologise to ...`, `Paying ...`."""
    return bool(_ACTION.match(level(text[:_BEGINNING])))


def is_header(text: str) -> bool:
    """Whether an item only heads the items below it: `Within four weeks the Council should:`, `For Mr X:`."""
    plain = level(text)
    if not _HEADER.search(plain) or _WHAT_IS_IN_IT.search(plain):
        return False
    return not begins_an_action(text) if not _HEADING_END.search(plain) else not _acts_itself(plain)


def acts_itself(introduction: str, items: Sequence[Paragraph]) -> bool:
    """Whether an introduction asks for one thing that its items only describe, as in `review its policy to ensure:`."""
    plain = level(introduction)
    if _WHAT_IS_IN_IT.search(plain):
        return True
    asked = _MODAL.split(plain)[-1]
    generic = re.match(
        (
            r"\s*(?:also\s+)?(?:take|complete|carry out|do|remedy|put|make) (?:the |this |these |things|matters"
            r"|a )"
        ),
        asked,
        re.IGNORECASE,
    )
    own = _acts_itself(asked) and not generic
    return own and len(asked.split()) > _FEWEST and not any(begins_an_action(item.text) for item in items)


def _acts_itself(plain: str) -> bool:
    """Whether an item asks for an action of its own before its colon, such as `review its policy to:`."""
    found = re.match(
        r"\s*(?:within\s.{3,60}?\b(?:decision|report|statement|weeks?|months?),?\s+)?(?P<rest>.*)",
        plain,
        re.IGNORECASE | re.DOTALL,
    )
    rest = found["rest"] if found else plain
    return begins_an_action(rest) and not re.match(r"(?:take|complete|carry out|do) the following", rest, re.IGNORECASE)


def parted(item: Paragraph) -> tuple[Paragraph, ...]:
    """An item and its fellows, where a document without levels of lists put the fellows among the items below it."""
    below = item.items
    if not below or begins_an_action(below[0].text) or any(_deeper(part, item) for part in below):
        return (item,)
    alike = (part.text[:1].isupper() == item.text[:1].isupper() and begins_an_action(part.text) for part in below)
    first = next((place for place, like in enumerate(alike) if like), None)
    return (item,) if first is None else (replace(item, items=below[:first]), *below[first:])


def _deeper(part: Paragraph, item: Paragraph) -> bool:
    """Whether the document itself shows that a paragraph stands below another."""
    return part.block.depth > item.block.depth or part.block.marker != item.block.marker


def in_line(text: str) -> tuple[int, tuple[str, ...]] | None:
    """A list within one paragraph, as in `it agreed to: apologise; and pay her £100.`: where it begins, its items."""
    plain = level(text)
    colon = next((match.end() for match in re.finditer(r":\s+(?:and\s+)?", plain)), None)
    if colon is None:
        return None
    items, start = [], colon
    for parting in _PARTS.finditer(plain, colon):
        items.append((start, parting.end()))
        start = parting.end()
    items.append((start, len(plain)))
    words = [text[begin:end].strip() for begin, end in items if plain[begin:end].strip(" ;.")]
    if len(words) < _FEWEST or not all(begins_an_action(part) for part in words):
        return None
    return colon, tuple(words)
