"""Escapes words so that GitHub-flavoured Markdown reads none of them as markup.

Escaped is only what would be read as markup where it stands, so that ordinary prose stays as it was typed. Numbers in
comments are sections of the GitHub Flavored Markdown Spec 0.29 (https://github.github.com/gfm/).
"""

from __future__ import annotations

import re

_SUSPECT = re.compile(r"[\\*_`~\[\]<&]")
_ADDRESS = re.compile(r"(?:://|www\.)[^ \t]*", re.IGNORECASE)  # a no-break space does not end a link
_ADDRESS_SIGN = re.compile(r"(?=://)|(?<=www)(?=\.)", re.IGNORECASE)

# Words that hold characters of markup but are none, and the characters that are markup otherwise.
_LOW_LINE_WITHIN_A_WORD = r"(?<=[^\W_])_+(?=[^\W_])"  # 6.4
_SIGNS_BETWEEN_SPACES = r"(?<=[ ])(?:\*+|_+|~+)(?=[ ])"  # 6.4, 6.5
_ASIDE = r"(?<=.)\[[^\W_](?:[^\W_]|[ ,.;:()‘’“”'-])*\](?![(\[:])"  # 6.6: a link only if a document says whereto
_MARKUP = (
    r"\\(?=[!-/:-@\[-`{-~]|\s*\Z)"  # 6.1: a backslash escapes ASCII punctuation and line ends, nothing else
    r"|[*_`~\[\]]"
    r"|<(?=[A-Za-z/!?])"  # 6.8, 6.10: autolinks and HTML
    r"|&(?=\#?\w+;)"  # 6.2: entities
)
_IN_TEXT = re.compile(f"({_LOW_LINE_WITHIN_A_WORD}|{_SIGNS_BETWEEN_SPACES}|{_ASIDE})|{_MARKUP}")
_IN_BRACKETS = re.compile(f"({_LOW_LINE_WITHIN_A_WORD}|{_SIGNS_BETWEEN_SPACES})|{_MARKUP}")

_START = re.compile(
    r"""
      (?:
          \#{1,6}(?=[ \t]|$)                      # 4.2: heading
        | [-+*](?=[ \t]|$)                        # 5.2: bullet
        | >                                       # 5.1: quotation
        | ~~~                                     # 4.5: code
        | -+[ \t]*$ | =+[ \t]*$                   # 4.3: the line under a heading
        | (?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$    # 4.1: a rule
        | [-:|][-:| \t]*$                         # 4.10: the line under the head of a table
      )
    | (?P<number>\d{1,9})[.)](?=[ \t]|$)          # 5.2: a numbered list
    """,
    re.VERBOSE,
)


def escaped(text: str, *, followed: bool = False, in_brackets: bool = False) -> str:
    """The text with backslashes where GFM needs them.

    `followed` says that markup comes next on the same line; `in_brackets` that the text is the words of a link or
    a gap. What could only be markup at the start of a line is left to `start_escaped`.
    """
    if _SUSPECT.search(text):
        text = (_IN_BRACKETS if in_brackets else _IN_TEXT).sub(_with_backslash, text)
    if "://" in text or "www." in text.lower():
        text = _ADDRESS.sub(lambda found: _address_escaped(found, followed=followed), text)
    return text


def _with_backslash(found: re.Match[str]) -> str:
    return found[0] if found[1] else f"\\{found[0]}"


def _address_escaped(found: re.Match[str], *, followed: bool) -> str:
    """The bare address, kept from becoming a link (6.9) if the link would swallow markup or show our backslashes."""
    swallows = followed and found.end() == len(found.string)
    return _ADDRESS_SIGN.sub(r"\\", found[0]) if swallows or "\\" in found[0] else found[0]


def start_escaped(line: str) -> str:
    """The line of Markdown with a backslash where its start would make it anything but a line of a paragraph."""
    found = _START.match(line)
    if not found:
        return line
    mark = len(found["number"] or "")
    return f"{line[:mark]}\\{line[mark:]}"
