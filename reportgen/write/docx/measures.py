"""Lengths as Word counts them, and the values that a house's look gives to the base parts."""

from __future__ import annotations

from typing import Final

from reportgen.document.look import Look
from reportgen.write.docx import xml

INK: Final = "1A1A1A"
QUIET: Final = "4D4D4D"  # 8.5:1 on white
RULE: Final = "8A8A8A"  # 3.5:1 on white, where rules need 3:1

PAGE_WIDTH: Final = 11906  # A4, in twips
PAGE_HEIGHT: Final = 16838
BANNER_INSET: Final = 85  # from the margins to the words of the banner
TEXT_INDENT: Final = 709  # where words begin after "13.1.": 1.25 cm
BULLET_STEP: Final = 425  # from a bullet to its words: 0.75 cm
ITEM_STEP: Final = 567  # from "(viii)" at the margin to its words: 1 cm
SUBITEM_STEP: Final = 510  # from "viii)" under a numbered paragraph to its words: 0.9 cm
BOX_INDENT: Final = 142  # so that a frame's padding stands level with the margin: 0.25 cm
BANNER_HEIGHT: Final = 510  # by which the banner pushes the words of the first line down: 0.9 cm
FEEDBACK_HEIGHT: Final = 907  # by which the feedback box raises the end of the text: 1.6 cm
FEEDBACK_FOOTER: Final = 510  # from the page's edge to the footer, where there is a feedback box: 0.9 cm
_TWIPS_A_CENTIMETRE: Final = 1440 / 2.54


def twips(centimetres: float) -> int:
    """A length in twentieths of a point, Word's unit."""
    return round(centimetres * _TWIPS_A_CENTIMETRE)


def numbers_paragraphs(look: Look) -> bool:
    """True in a house that numbers its paragraphs, which it can do only under numbered headings."""
    return bool(look.scheme.heading and look.scheme.paragraph)


def text_indent(look: Look) -> int:
    """Where running text begins, in twips from the margin: numbers stand before it."""
    return TEXT_INDENT if numbers_paragraphs(look) else 0


def text_width(look: Look) -> int:
    """The width of the text between the margins of an A4 page, in twips."""
    return PAGE_WIDTH - 2 * twips(look.margin_side)


def base_values(look: Look, council: str, width: int) -> dict[str, str]:
    """The value of each `${name}` in the base parts, ready to stand in XML. `width` is that of the text, in twips."""
    numbered = numbers_paragraphs(look)
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="5" w:color="{look.accent}"/></w:pBdr>'
    values: dict[str, object] = {
        "council": xml.attribute(council),
        "font": xml.attribute(look.font),
        "ink": INK,
        "quiet": QUIET,
        "rule": RULE,
        "accent": look.accent,
        "tint": look.tint,
        "title_size": round(2 * look.title_size),
        "heading_size": round(2 * look.heading_size),
        "capitals": "<w:caps/>" if look.capitals else "",
        "masthead_rule": rule if look.masthead_rule else "",
        "margin_top": twips(look.margin_top),
        "margin_bottom": twips(look.margin_bottom),
        "margin_side": twips(look.margin_side),
        "label_width": twips(look.label_width),
        "text_width": width,
        "banner_width": width - BANNER_INSET,
        "text_style": "ReportParagraph" if numbered else "BodyText",
        "text_indent": text_indent(look),
        "quote_indent": text_indent(look) + BULLET_STEP,
        "action_indent": text_indent(look) + BULLET_STEP,
    }
    return {name: str(value) for name, value in {**values, **_spacing(numbered=numbered)}.items()}


def _spacing(*, numbered: bool) -> dict[str, int]:
    """Space before and after, in twips.

    A numbered house spaces before paragraphs only, so that whatever officers add after a list or a table stands right.
    """
    if numbered:
        return {
            "heading_before": 300,
            "heading_after": 0,
            "subheading_before": 240,
            "subheading_after": 0,
            "body_before": 120,
            "body_after": 0,
            "item_before": 60,
            "item_after": 0,
        }
    return {
        "heading_before": 320,
        "heading_after": 100,
        "subheading_before": 200,
        "subheading_after": 60,
        "body_before": 0,
        "body_after": 160,
        "item_before": 0,
        "item_after": 60,
    }
