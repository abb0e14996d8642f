"""The lists of a house and of a report, as Word numbers them by itself.

ECMA-376 part 1, 17.9. One multilevel list carries headings, paragraphs and the items under them; its levels are linked
to styles, so that officers press Enter and the numbering goes on. Each list that a report writes starts a number
(w:num) of its own on it, since Word would otherwise count on from the list before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from reportgen.document.look import Look
from reportgen.write.docx import xml
from reportgen.write.docx.measures import (
    BOX_INDENT,
    BULLET_STEP,
    ITEM_STEP,
    SUBITEM_STEP,
    TEXT_INDENT,
    numbers_paragraphs,
    text_indent,
)
from reportgen.write.docx.styles import Style, StyleIds

DEEPEST: Final = 8  # Word has nine levels, counted from 0
_FORMATS: Final = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}


class Family(Enum):
    """Lists that look alike and are counted together."""

    REPORT = auto()  # headings, paragraphs and the items under them
    BULLETS = auto()
    RECOMMENDATIONS = auto()
    RESPONSES = auto()
    BOX = auto()
    TODO = auto()
    CELL_ITEMS = auto()
    CELL_BULLETS = auto()


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format and text (17.9.17, 17.9.11), and where the text begins, in twips."""

    format: str
    text: str
    left: int
    hanging: int
    style: Style | None = None
    font: str = ""
    color: str = ""

    def xml(self, depth: int, styles: StyleIds) -> str:
        """The level as WordprocessingML, linked to its style; `depth` counts from 0."""
        linked = f'<w:pStyle w:val="{xml.attribute(styles[self.style])}"/>' if self.style else ""
        fonts = "".join(f' w:{script}="{xml.attribute(self.font)}"' for script in ("ascii", "hAnsi", "cs"))
        run = f'<w:rFonts{fonts} w:hint="default"/>' if self.font else ""
        run += f'<w:color w:val="{self.color}"/>' if self.color else ""
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{self.format}"/>'
            f'{linked}<w:lvlText w:val="{xml.attribute(self.text)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{self.left}"/></w:tabs>'
            f'<w:ind w:left="{self.left}" w:hanging="{self.hanging}"/></w:pPr>'
            f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:lvl>"
        )


Levels = Mapping[Family, tuple[Level, ...]]


def counter(form: str, depth: int) -> tuple[str, str] | None:
    """Number format and level text of a form such as "1.1." or "(i)" at a depth; None if it holds no counter.

    A form counts by its `1`s or else by its first "a" or "i", as `document.numbering` reads it.
    """
    form = form.replace("%", "")
    sign = next((sign for sign in _FORMATS if sign in form), "")
    parts = form.split(sign) if sign == "1" else form.split(sign, 1) if sign else []
    counters = len(parts) - 1
    if not 1 <= counters <= depth + 1:
        return None
    levels = range(depth + 2 - counters, depth + 2)
    return _FORMATS[sign], parts[0] + "".join(f"%{level}{part}" for level, part in zip(levels, parts[1:], strict=True))


def first_item_level(look: Look) -> int:
    """The level of the house's one multilevel list that its outermost numbered lists stand on."""
    return len(_counted_levels(look))


def house_levels(look: Look) -> Levels:
    """The lists that a house needs."""
    indent = text_indent(look)
    items = _item_levels(look, indent, first_item_level(look), _item_styles(look))
    bullets = _bullet_levels(look, indent, (Style.LIST_BULLET, Style.LIST_BULLET_2, Style.LIST_BULLET_3))
    todo = Level("bullet", "\u2610", 567, BULLET_STEP, Style.DRAFT_TODO, "Segoe UI Symbol")
    return {
        Family.REPORT: (*_counted_levels(look), *items)[: DEEPEST + 1],
        Family.BULLETS: bullets,
        Family.RECOMMENDATIONS: _item_levels(look, indent, 0, (Style.RECOMMENDATION_ITEM,)),
        Family.RESPONSES: _bullet_levels(look, indent, (Style.OMBUDSMAN_POINT,)),
        Family.BOX: _item_levels(look, BOX_INDENT, 0, (Style.BOX_ITEM,), SUBITEM_STEP),
        Family.TODO: (todo, *(replace(todo, style=None) for _ in range(DEEPEST))),
        Family.CELL_ITEMS: _item_levels(look, 0, 0, (Style.TABLE_ITEM,), SUBITEM_STEP),
        Family.CELL_BULLETS: _bullet_levels(look, 0, (Style.TABLE_BULLET,), 340),
    }


def _item_styles(look: Look) -> tuple[Style, ...]:
    outermost = Style.REPORT_SUBPARAGRAPH if numbers_paragraphs(look) else Style.LIST_NUMBER
    return outermost, Style.LIST_NUMBER_2, Style.LIST_NUMBER_3


def _counted_levels(look: Look) -> tuple[Level, ...]:
    """The levels of headings and paragraphs, as far as the house numbers them.

    A paragraph's form may leave out the heading's counter ("1."): it starts again with each heading all the same.
    """
    if not look.scheme.heading:
        return ()
    heading = counter(look.scheme.heading, 0) or ("decimal", "%1.")
    levels = (Level(*heading, TEXT_INDENT, TEXT_INDENT, Style.HEADING_1),)
    if not look.scheme.paragraph:
        return levels
    paragraph = counter(look.scheme.paragraph, 1) or ("decimal", "%1.%2.")
    return (*levels, Level(*paragraph, TEXT_INDENT, TEXT_INDENT, Style.REPORT_PARAGRAPH))


def _item_levels(
    look: Look, indent: int, first: int, styles: tuple[Style, ...], step: int | None = None
) -> tuple[Level, ...]:
    step = step or (SUBITEM_STEP if numbers_paragraphs(look) else ITEM_STEP)
    forms = look.scheme.items or ("1.",)
    levels: list[Level] = []
    for nesting in range(DEEPEST + 1 - first):
        form = counter(forms[nesting % len(forms)], first + nesting) or ("decimal", f"%{first + nesting + 1}.")
        style = styles[nesting] if nesting < len(styles) else None
        levels.append(Level(*form, indent + step * (nesting + 1), step, style))
    return tuple(levels)


def _bullet_levels(look: Look, indent: int, styles: tuple[Style, ...], step: int = BULLET_STEP) -> tuple[Level, ...]:
    return tuple(
        Level(
            "bullet",
            "\u2013" if nesting % 2 else "\u2022",
            indent + step * (nesting + 1),
            step,
            styles[nesting] if nesting < len(styles) else None,
            look.font,
            "" if nesting % 2 else look.accent,
        )
        for nesting in range(DEEPEST + 1)
    )


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a house as they stand in its package: levels, and the ids of w:abstractNum and w:num."""

    levels: Levels
    abstract: Mapping[Family, int]
    number: Mapping[Family, int]
    first_free: int
    first_item_level: int
    styles: StyleIds

    def abstract_xml(self, unlinked: Collection[Style] = ()) -> str:
        """The definitions (w:abstractNum), which stand before all w:num; no level leads to an `unlinked` style."""
        return "".join(
            self._abstract(
                family, [replace(level, style=None) if level.style in unlinked else level for level in levels]
            )
            for family, levels in self.levels.items()
        )

    def number_xml(self) -> str:
        """One w:num for each definition: the one that styles are linked to."""
        return "".join(
            f'<w:num w:numId="{self.number[family]}"><w:abstractNumId w:val="{self.abstract[family]}"/></w:num>'
            for family in self.levels
        )

    def _abstract(self, family: Family, levels: Sequence[Level]) -> str:
        identity = self.abstract[family]
        body = "".join(level.xml(depth, self.styles) for depth, level in enumerate(levels))
        return (
            f'<w:abstractNum w:abstractNumId="{identity}"><w:nsid w:val="{0x5A170000 + identity:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x7B2C0000 + identity:08X}"/>{body}</w:abstractNum>'
        )


def house_numbering(look: Look, styles: StyleIds, first_abstract: int, first_number: int) -> Numbering:
    """The lists of a house, with ids from the given ones upwards."""
    levels = house_levels(look)
    return Numbering(
        levels=levels,
        abstract={family: first_abstract + place for place, family in enumerate(levels)},
        number={family: first_number + place for place, family in enumerate(levels)},
        first_free=first_number + len(levels),
        first_item_level=first_item_level(look),
        styles=styles,
    )


class ReportLists:
    """The lists of one report: hands out a w:num for each that must restart or stands elsewhere than its style says."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._next = numbering.first_free
        self._nums: list[str] = []
        self._moved: dict[tuple[Family, int, Level], int] = {}

    def restart(self, family: Family, depth: int, level: Level) -> int:
        """A new w:num that counts from 1 at `depth`, where the level looks like `level`."""
        changed = level != self._numbering.levels[family][depth]
        return self._add(family, depth, f'<w:startOverride w:val="1"/>{self._level(depth, level) if changed else ""}')

    def moved(self, family: Family, depth: int, level: Level) -> int:
        """The w:num of bullets that look like `level`: the house's own where they do anyway."""
        if level == self._numbering.levels[family][depth]:
            return self._numbering.number[family]
        key = (family, depth, level)
        if key not in self._moved:
            self._moved[key] = self._add(family, depth, self._level(depth, level))
        return self._moved[key]

    def xml(self) -> str:
        """The report's own w:num elements."""
        return "".join(self._nums)

    def _level(self, depth: int, level: Level) -> str:
        return replace(level, style=None).xml(depth, self._numbering.styles)

    def _add(self, family: Family, depth: int, override: str) -> int:
        number = self._next
        self._next += 1
        self._nums.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._numbering.abstract[family]}"/>'
            f'<w:lvlOverride w:ilvl="{depth}">{override}</w:lvlOverride></w:num>'
        )
        return number
