"""What the paragraphs of a Word file have from their styles: levels of headings, lists and indents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from reportgen.importers.word_lists import W, indents, value, whole_number

_MOST_STYLES: Final = 20  # that are based on one another


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph has from its style: the level of a heading, its list and its indent."""

    level: int = 0
    number: str = ""
    at: int | None = None
    left: float | None = None
    hanging: float = 0.0


class Styles:
    """The paragraph styles of a Word file, each with what it has from those that it is based on."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = styles.iterchildren(f"{W}style") if styles is not None else ()
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, Style] = {}
        plain = (name for name, style in self._elements.items() if _is_default(style))
        self._default = next(plain, "")

    def style(self, name: str | None) -> Style:
        """The style of this identity, or that of paragraphs without one."""
        name = self._default if name is None else name
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def _resolved(self, name: str) -> Style:
        chain: list[etree._Element] = []
        at: str | None = name
        while at in self._elements and len(chain) < _MOST_STYLES:
            chain.append(self._elements[at])
            at = value(self._elements[at], "basedOn")
        style = Style()
        for element in reversed(chain):
            style = _with(style, element)
        return style


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}


def _with(base: Style, element: etree._Element) -> Style:
    outline = whole_number(value(element, "pPr/outlineLvl"), -1)
    title = (value(element, "name") or "").lower() == "title"
    left, hanging = indents(element.find(f"{W}pPr/{W}ind"))
    at = value(element, "pPr/numPr/ilvl")
    number = value(element, "pPr/numPr/numId")
    return Style(
        level=1 if title else outline + 1 if 0 <= outline < 6 else base.level if outline < 0 else 0,  # noqa: PLR2004
        number=base.number if number is None else number,
        at=base.at if at is None else whole_number(at, 0),
        left=base.left if left is None else left,
        hanging=base.hanging if left is None and not hanging else hanging,
    )
