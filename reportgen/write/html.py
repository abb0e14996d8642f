"""A document as one HTML page that needs nothing else: no scripts, no pictures, its style sheet inside.

Semantic first, so that the page can be read by ear and by keyboard (WCAG 2.2 AA): one `h1`, real lists and tables,
labels as `dl`, numbers as words. The page is well-formed XML as well, which lets tests read it strictly. Of what every
page carries in print, the running header is left out: it repeats the title.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from string import Template

from reportgen.document.look import Look
from reportgen.document.nodes import Document, Inline, Page, PageLine, Title
from reportgen.document.walk import all_blocks
from reportgen.write.html_blocks import Blocks
from reportgen.write.html_inlines import Ids, attribute_text, words, written

_MOMENT = 2
"""Seconds after which a live page is read anew; the browser keeps the place to which it was scrolled."""


def write(document: Document, look: Look, *, live: bool = False) -> str:
    """The document, numbered before, as an HTML page in the colours and sizes of the look.

    A `live` page is for the one who is writing: the browser reads it anew every few moments.
    """
    ids = Ids()
    properties = document.properties
    body = [
        *_header(document, ids),
        "<main>",
        *Blocks(ids).written(document.blocks),
        "</main>",
        *_footer(document.page, ids),
    ]
    style = _style(look)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{attribute_text(properties.language)}" xmlns="http://www.w3.org/1999/xhtml">',
            "<head>",
            '<meta charset="utf-8" />',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}" />',
            '<meta name="viewport" content="width=device-width, initial-scale=1" />',
            *([f'<meta http-equiv="refresh" content="{_MOMENT}" />'] if live else []),
            *_about(("author", properties.author), ("description", properties.subject)),
            f"<title>{words(properties.title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _about(*pairs: tuple[str, str]) -> Iterator[str]:
    for name, value in pairs:
        if value:
            yield f'<meta name="{name}" content="{attribute_text(value)}" />'


def _header(document: Document, ids: Ids) -> Iterator[str]:
    page = document.page
    yield "<header>"
    yield from _page_line("marking", page.marking or PageLine(), ids)
    yield from _page_line("masthead", page.masthead, ids)
    if not any(isinstance(block, Title) for block in all_blocks(document.blocks)):
        yield f'<h1 class="unseen">{words(document.properties.title)}</h1>'
    yield "</header>"


def _footer(page: Page, ids: Ids) -> Iterator[str]:
    yield "<footer>"
    if page.feedback:
        yield f'<p class="feedback">{written(page.feedback, ids)}</p>'
    yield from _page_line("foot", page.footer, ids)
    yield "</footer>"


def _page_line(kind: str, line: PageLine, ids: Ids) -> Iterator[str]:
    sides: Iterable[tuple[Inline, ...]] = filter(None, (line.left, line.right))
    spans = " ".join(f"<span>{written(side, ids)}</span>" for side in sides)
    if spans:
        yield f'<p class="{kind}">{spans}</p>'


# ------------------------------------------------------------------------------------------------------ style


@cache
def _style_sheet() -> Template:
    return Template((files("reportgen.write") / "page.css").read_text("utf-8"))


@cache
def _style(look: Look) -> str:
    """The style sheet with the measures of the look."""
    return _style_sheet().substitute(
        accent=_only(r"[0-9A-Fa-f]", look.accent),
        tint=_only(r"[0-9A-Fa-f]", look.tint),
        font=_only(r"[\w -]", look.font),
        label_width=look.label_width,
        title_size=look.title_size,
        heading_size=look.heading_size,
        heading_case="uppercase" if look.capitals else "none",
        masthead_rule="2px solid var(--accent)" if look.masthead_rule else "0",
        margin_top=look.margin_top,
        margin_side=look.margin_side,
        margin_bottom=look.margin_bottom,
    )


def _only(allowed: str, text: str) -> str:
    """The characters of the text that are allowed, so that no name of a font can end the style sheet."""
    return "".join(re.findall(allowed, text))


@cache
def _policy(style: str) -> str:
    """A content security policy that allows this one style sheet, by its hash, and nothing else at all."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
