"""What both text writers need to know of words: where a link may lead, and which characters end a line."""

from __future__ import annotations

import re

_SAFE_HREF = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)

# Characters that some program takes for the end of a line (`str.splitlines` knows all of these).
_LINE_ENDS = re.compile("[\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")


def leads_somewhere_safe(href: str) -> bool:
    """True when the address is http, https or mailto: anything else (`javascript:`) is shown as words only."""
    return _SAFE_HREF.fullmatch(href) is not None


def on_one_line(text: str) -> str:
    """The text with a space for each run of characters that could end a line."""
    return text if text.isprintable() else _LINE_ENDS.sub(" ", text)  # the test is quick, and true of most texts
