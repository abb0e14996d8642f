"""How a house wants its pages to look, as plain measures. Knows colours, lengths and forms of numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a house numbers its reports.

    `heading` and `paragraph` are forms with `1` for each counter ("1." and "1.1."), empty for no number. `items` are
    the forms of numbered lists by depth, from "1", "a", "i" and any brackets or stops ("(i)", "a)").
    """

    heading: str = ""
    paragraph: str = ""
    items: tuple[str, ...] = ("(i)", "(a)")


@dataclass(frozen=True, slots=True)
class Look:
    """Measures of a house's pages: colours as RRGGBB, lengths in centimetres, sizes in points.

    `accent` colours headings and rules, `tint` header rows and label columns. `label_width` is the column of labels in
    the front block or front sheet. `capitals` prints first-level headings in capitals (typed in sentence case).
    `title_size` is the size of the report's title and `heading_size` that of first-level headings.
    `masthead_rule` draws a rule under the first page's masthead. `font` is the family for everything.
    """

    scheme: Scheme = Scheme()
    accent: str = "1A1A1A"
    tint: str = "EEEEEE"
    font: str = "Arial"
    label_width: float = 5.0
    title_size: float = 20.0
    heading_size: float = 14.0
    capitals: bool = False
    masthead_rule: bool = True
    margin_top: float = 2.6
    margin_bottom: float = 2.2
    margin_side: float = 2.3
