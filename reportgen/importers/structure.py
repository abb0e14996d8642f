"""From a transcript to a decision: its title, labelled fields, headed sections, paragraphs and items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportgen.importers.decision import Decision, Label, Section, Status, Topic
from reportgen.importers.feet import LEADERS
from reportgen.importers.headings import bare, foot, inline, is_signature, is_title, page_title, topic_of
from reportgen.importers.items import begins_an_action
from reportgen.importers.labels import is_satisfied, labels_at
from reportgen.importers.lists import Marker, layout_of, marker_of, nested
from reportgen.importers.numbers import counted_through
from reportgen.importers.stage import stage_of
from reportgen.importers.transcript import Block, Transcript
from reportgen.importers.wording import plain

_COVER = re.compile(
    r"(?:further )?report by the (?:local government|health)|investigation into (?:a )?complaints? |"
    r"report on an investigation into",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}|\d{1,2}/\d{1,2}/\d{4}")
_NAME = re.compile(
    r"(?:[A-Z][\w&’'.,-]*|of|and|the|upon|on|in|&)(?: (?:[A-Z][\w&’'.,()-]*|of|and|the|upon|on|in|&)){1,11}"
)
_PAGE_WORDS = re.compile(
    r"(?:back to top|(?:print|share|save|e-?mail)(?: this)?(?: page)?|skip to (?:main )?content|view .{3,40} scorecard"
    r"|full decision|decision in full|was this page useful\??)",
)
_LONG = 150
_BEFORE = 4
_HEADING = 80
_HEADING_WORDS = 13
_FEWEST_WORDS = 4
_LATER = frozenset({Topic.FOUND, Topic.ASSESSMENT, Topic.ANALYSIS})
_ENDS = frozenset({Topic.ACTION, Topic.DECISION})
_SAYS = re.compile(
    r"\S+ .*\b(?:agreed|am|appealed|are|asked|be|been|caused|complain(?:ed|s)|contacted|did|do|does|failed|found|gave"
    r"|had|has|have|is|made|must|received|said|says|sent|should|told|took|upheld|was|were|will|would|wrote)\b"
)
_ENDED = re.compile(r"[.?!…][\"'’”)\]]*$|\)$|[”’\"]$")


@dataclass(slots=True)
class _Draft:
    """A section while its blocks are collected."""

    heading: str
    topic: Topic
    block: Block | None = None
    blocks: list[Block] = field(default_factory=list)


def structured(transcript: Transcript) -> Decision:
    """The transcript as a decision. Every document has a structure; one that is no decision has little of it."""
    blocks = _without_feet([block for block in transcript.blocks if _says_something(block)])
    blocks = _before_end(blocks[_beginning(blocks) :])
    title, labels, heading, place = _head(blocks)
    body, satisfied = _without_satisfied(blocks[place:])
    drafts = _sections(heading, body)
    _keep_summary_together(drafts)
    layout = layout_of([draft.blocks for draft in drafts])
    sections = counted_through(
        [
            Section(draft.heading, draft.topic, nested(draft.blocks, layout), draft.block)
            for draft in drafts
            if draft.heading or draft.blocks
        ]
    )
    decision = Decision(transcript.name, transcript.form, Status.UNKNOWN, tuple(title), (*labels, *satisfied), sections)
    return replace(decision, status=stage_of(decision, transcript.furniture))


def _says_something(block: Block) -> bool:
    """Whether the block is more than furniture of a page."""
    text = block.text.strip()
    return bool(text) and not LEADERS.search(text) and not _PAGE_WORDS.fullmatch(bare(text))


def _without_feet(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without running feet; a paragraph that a foot cut in two is whole again."""
    followed = [place for place, block in enumerate(blocks[:-1]) if not is_signature(blocks[place + 1].text)]
    closing = max((place for place in followed if _is_closing(blocks[place])), default=-1)
    found: list[Block] = []
    cut = False
    for place, block in enumerate(blocks):
        if not block.marker and foot(block.text) and place != closing:
            cut = True
        elif cut and found and _goes_on(found[-1], block):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {block.text}")
            cut = False
        else:
            found.append(block)
            cut = False
    return found


def _is_closing(block: Block) -> bool:
    """Whether the block can be the closing heading: `Final decision` without the number of a page."""
    return not block.marker and bool(foot(block.text)) and not block.text.rstrip()[-1:].isdigit()


def _goes_on(block: Block, after: Block) -> bool:
    """Whether a paragraph goes on after a page’s foot."""
    ended = _ENDED.search(block.text) or block.text.endswith((":", ";")) or topic_of(block.text) is not None
    return not (ended or after.marker or after.level or block.level) and topic_of(after.text) is None


def _beginning(blocks: Sequence[Block]) -> int:
    """Where the decision begins, after the menus and banners of a page."""
    first = next((place for place in range(len(blocks)) if _certainly_begins(blocks, place)), None)
    if first is None:
        return 0
    before = [place for place in range(max(0, first - _BEFORE), first) if _belongs_to_title(blocks[place])]
    return min(before, default=first)


def _certainly_begins(blocks: Sequence[Block], place: int) -> bool:
    """Whether only a decision has such a line: a page’s title, a label, a title or a summary."""
    block = blocks[place]
    if page_title(block.text) or _COVER.match(block.text) or is_title(block.text):
        return True
    if topic_of(block.text) is Topic.SUMMARY or _inline_topic(block) is Topic.SUMMARY:
        return True
    return bool(labels_at(blocks, place)[0]) and not is_satisfied(block)


def _belongs_to_title(block: Block) -> bool:
    """Whether a line before the first label can be part of the title: a date or a name alone."""
    return not block.marker and bool(
        _DATE.fullmatch(block.text) or ("Council" in block.text and _NAME.fullmatch(block.text))
    )


def _before_end(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without what stands after the signature."""
    signed = [place for place, block in enumerate(blocks) if is_signature(block.text)]
    if not signed:
        return list(blocks)
    after = blocks[signed[-1] + 1 :]
    if any(topic_of(block.text) is not None and not block.marker for block in after):
        return list(blocks)
    return [*blocks[: signed[-1] + 1], *(block for block in after if is_satisfied(block))]


def _head(blocks: Sequence[Block]) -> tuple[list[Block], list[Label], Block | None, int]:
    """The lines of the title, the labelled fields, the line that calls it a decision, and where the text begins."""
    title: list[Block] = []
    labels: list[Label] = []
    heading: Block | None = None
    place = 0
    while place < len(blocks):
        block = blocks[place]
        found, after = labels_at(blocks, place)
        if found:
            labels += found
            place = after
        elif is_title(block.text):
            heading = block
            place += 1
        elif _begins_text(block, heading):
            break
        else:
            title.append(block)
            place += 1
    return title, labels, heading, place


def _begins_text(block: Block, heading: Block | None) -> bool:
    """Whether the block is a section’s heading, or already prose."""
    if _COVER.match(block.text) or page_title(block.text):
        return False
    if marker_of(block) is Marker.BULLET:
        return heading is not None and topic_of(block.text) is None
    known = topic_of(block.text) is not None or _inline_topic(block) is not None
    prose = (
        len(block.text) > _LONG
        or (heading is not None and block.text.endswith("."))
        or marker_of(block) is Marker.NUMBER
    )
    return known or prose


def _inline_topic(block: Block) -> Topic | None:
    """The topic of a heading that shares its line with the paragraph."""
    found = inline(block.text) if marker_of(block) is not Marker.BULLET else None
    return topic_of(found[0]) if found else None


def _without_satisfied(blocks: Sequence[Block]) -> tuple[list[Block], list[Label]]:
    """The blocks without the line that says since when the Ombudsman is satisfied, and that line as a label."""
    labels: list[Label] = []
    rest: list[Block] = []
    for place, block in enumerate(blocks):
        if is_satisfied(block):
            labels += labels_at(blocks, place)[0]
        else:
            rest.append(block)
    return rest, labels


def _sections(heading: Block | None, blocks: Sequence[Block]) -> list[_Draft]:
    """The blocks under their headings."""
    drafts = [_Draft(heading.text if heading else "", Topic.OTHER, heading)]
    for place, block in enumerate(blocks):
        shared = inline(block.text) if _inline_topic(block) is not None else None
        if shared:
            topic = topic_of(shared[0]) or Topic.OTHER
            rest = replace(block, text=shared[1], marker="", level=0)
            drafts.append(_Draft(shared[0], _in_order(topic, shared[0], drafts), block, [rest]))
        elif is_signature(block.text):
            drafts.append(_Draft("", Topic.OTHER, None, [block]))
        elif is_title(block.text):
            drafts.append(_Draft(block.text, Topic.OTHER, block))
        elif _is_heading(blocks, place, drafts[-1]):
            known = topic_of(block.text)
            topic = _in_order(known, block.text, drafts) if known else _inherited(drafts)
            drafts.append(_Draft(block.text, topic, block))
        else:
            drafts[-1].blocks.append(block)
    return drafts


def _keep_summary_together(drafts: Sequence[_Draft]) -> None:
    """Give back to a report’s summary its own finding and recommendations, where the report has others later."""
    begins = next((place for place, draft in enumerate(drafts) if draft.topic is Topic.SUMMARY), len(drafts))
    ends = next((place for place in range(begins, len(drafts)) if _after_summary(drafts[place])), len(drafts))
    later = {draft.topic for draft in drafts[ends:] if draft.blocks}
    for draft in drafts[begins:ends]:
        if draft.topic in _ENDS & later:
            draft.topic = Topic.SUMMARY


def _after_summary(draft: _Draft) -> bool:
    """Whether a part of a report cannot belong to its summary: it is about something else, or its paragraphs count."""
    counted = any(marker_of(block) is Marker.NUMBER for block in draft.blocks)
    return counted or draft.topic not in {Topic.SUMMARY, Topic.OTHER, *_ENDS}


def _in_order(topic: Topic, heading: str, drafts: Sequence[_Draft]) -> Topic:
    """The topic of a known heading, unless it comes so late that it can only be a sub-heading of what is there."""
    late = topic in {Topic.COMPLAINT, Topic.SUMMARY} or plain(heading) in {
        "assessment",
        "outcome",
        "evidence",
        "investigation",
    }
    begun = {draft.topic for draft in drafts if draft.blocks} if late else set()
    return _inherited(drafts) if begun & _LATER and Topic.FURTHER_REPORT not in begun else topic


def _inherited(drafts: Sequence[_Draft]) -> Topic:
    """The topic of a heading that no family knows: that of the section that it stands in."""
    last = drafts[-1]
    return Topic.OTHER if last.topic is Topic.SUMMARY and last.blocks else last.topic


def _is_heading(blocks: Sequence[Block], place: int, draft: _Draft) -> bool:
    """Whether a block is a heading: known or marked as one, or a short line that stands alone between paragraphs."""
    block = blocks[place]
    if marker_of(block) not in {Marker.NONE, Marker.NUMBER}:
        return False
    if topic_of(block.text) is not None and not block.text.endswith((";", ",")):
        return True
    if block.level:
        return len(block.text) <= _LONG
    if block.marker or len(block.text) > _HEADING or len(block.text.split()) > _HEADING_WORDS:
        return False
    if not block.text[:1].isupper() and block.text[:1] not in "‘'“\"" and not block.text[:1].isdigit():
        return False
    if (
        block.text.endswith((".", ";", ",", ":", "!"))
        or place + 1 == len(blocks)
        or _says_more(block.text, draft.topic)
    ):
        return False
    before, after = (blocks[place - 1] if place else None), blocks[place + 1]
    stands_alone = not draft.blocks or before is None or bool(_ENDED.search(before.text))
    return (
        stands_alone
        and not after.text[:1].islower()
        and (len(after.text) > _HEADING or bool(after.marker) or bool(topic_of(after.text)))
    )


def _says_more(words: str, topic: Topic) -> bool:
    """Whether a line says or asks for something, where a heading would only name it. A question can be a heading."""
    asks = topic is Topic.ACTION and len(words.split()) >= _FEWEST_WORDS and begins_an_action(words)
    return not words.endswith("?") and (asks or bool(_SAYS.match(words)))
