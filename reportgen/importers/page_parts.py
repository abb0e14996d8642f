"""Which parts of a web page are its own matter, and which are menus, banners, buttons and scripts."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from lxml import etree, html

_NEVER: Final = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "button",
        "select",
        "textarea",
        "input",
        "datalist",
        "nav",
        "dialog",
        "applet",
        "frameset",
    )
)
_AROUND: Final = frozenset({"header", "footer", "aside", "form"})  # of a page; an article may have its own
_ROLES: Final = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "tablist",
        "tooltip",
    )
)
_HINT: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|ccc|gdpr|breadcrumbs?|skip(?:-?link|-?nav)?|menu|navbar|nav|navigation|sidebar|share|"
    r"social|sharing|pagination|pager|related|newsletter|feedback|site-?header|site-?footer|page-?footer|global-?footer|"
    r"visually-?hidden|sr-only|print-?(?:link|button|page)|back-?to-?top|modal|popup|banner)(?:$|[\s_-])|cookie",
    re.IGNORECASE,
)
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OWN: Final = frozenset({"main", "article"})
_MOST: Final = 0.3  # of the page’s text: whatever it is called, a part with so much of it is the page’s own


def body_of(root: html.HtmlElement) -> tuple[html.HtmlElement, html.HtmlElement | None]:
    """The element that holds the page’s own matter, and a heading of the page that stands before it."""
    mains = [element for element in root.iter("main") if _seen(element)]
    mains = mains or root.xpath("//*[@role='main']")
    articles = mains or list(root.iter("article"))
    lengths = _lengths(root) if len(articles) > 1 else {}
    if not articles:
        body = root.find("body")
        return (root if body is None else body), None
    start = max(articles, key=lambda element: lengths.get(element, 0))
    if not mains and lengths and lengths[start] < lengths[root] * _MOST:
        return root, None
    heading = None
    if start.find(".//h1") is None:
        heading = next((element for element in root.iter("h1") if _seen(element)), None)
    return start, heading


def left_out(start: html.HtmlElement) -> AbstractSet[html.HtmlElement]:
    """The elements under this one that are no part of its matter."""
    lengths = _lengths(start)
    most = lengths.get(start, 0) * _MOST
    own = _around_own(start)
    return {
        element
        for element in start.iter(etree.Element)
        if element.tag in _NEVER
        or not _seen(element)
        or (element is not start and element not in own and lengths[element] <= most and _furniture(element, start))
    }


def _seen(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None or _UNSEEN.search(element.get("style") or ""):
        return False
    return bool(element.get("aria-hidden", "").lower() != "true")


def _furniture(element: html.HtmlElement, start: html.HtmlElement) -> bool:
    if element.tag in _AROUND:
        return not any(above.tag in _OWN for above in element.iterancestors() if above is not start)
    if element.get("role", "").strip().lower() in _ROLES:
        return True
    hints = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        len(hints) > 1 and _HINT.search(hints) is not None and element.tag not in {"h1", "h2", "h3", "p", "li", "span"}
    )


def _around_own(start: html.HtmlElement) -> AbstractSet[html.HtmlElement]:
    """The elements that hold a main part or the page’s first heading."""
    around: set[html.HtmlElement] = set()
    for element in start.iter("main", "article", "h1"):
        above = element
        while above is not None and above not in around:
            around.add(above)
            above = above.getparent()
    return around


def _lengths(start: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How much text each element holds, scripts and styles aside."""
    lengths: dict[html.HtmlElement, int] = {}
    for _, element in etree.iterwalk(start, events=("end",)):
        own = 0 if element.tag in _NEVER else len((element.text or "").strip())
        lengths[element] = lengths.get(element, 0) + own
        above = element.getparent()
        if above is not None and element is not start:
            lengths[above] = lengths.get(above, 0) + lengths[element] * (element.tag not in _NEVER)
            lengths[above] += len((element.tail or "").strip())
    return lengths
