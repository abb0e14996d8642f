"""Words as YAML text that reads as exactly these words again. Knows one value at a time; knows no cases."""

from __future__ import annotations

import json
import re

from reportgen.source.characters import FORBIDDEN

WIDTH = 100
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_PLAIN_START = re.compile(r"[^\W_]|[“‘(£]")
_NOT_PLAIN = re.compile(r":(?= |$)| #|  | $|^null$", re.IGNORECASE)
_BREAKABLE = re.compile(r"(?<=[^ ]) (?=[^ ])")


def held(words: str) -> str:
    """Words as a case file can hold them: a space for each character that it refuses, and all line breaks alike."""
    return FORBIDDEN.sub(" ", _LINE_BREAK.sub("\n", words))


def inline(words: str) -> str:
    """Words on one line: as they are where they can only be read as these words, else in quotation marks."""
    plain = words.isprintable() and _PLAIN_START.match(words) and not _NOT_PLAIN.search(words)
    return words if plain else json.dumps(words, ensure_ascii=False)


def entry(head: str, words: str, note: str = "") -> list[str]:
    """The lines of an entry: its key or dash, the words behind it or below it, and a note where the words begin.

    Long words are folded, which needs no quotation marks whatever they hold; lines that break stay as they are.
    """
    words = held(words)
    behind = f"  # {comment(note)}" if note else ""
    if not words.strip():
        return [head + behind]
    line = f"{head} {inline(words)}"
    if "\n" not in words and (len(line) <= WIDTH or not _foldable(words)):
        return [line + behind]
    lead = " " * (len(head) - len(head.lstrip()) + 2)
    if "\n" not in words:
        return [f"{head} >-{behind}", *(lead + folded for folded in _folded(words, WIDTH - len(lead)))]
    if _literal(words):
        return [f"{head} |-{behind}", *(lead + part if part else "" for part in words.split("\n"))]
    return [line + behind]


def comment(words: str) -> str:
    """Words as a comment holds them: on one line, white space folded."""
    return " ".join(held(words).split())


def _foldable(words: str) -> bool:
    """Whether words can be folded and unfolded without loss: no white space at their ends, and no tab."""
    return words == words.strip() and "\t" not in words


def _literal(words: str) -> bool:
    """Whether words in lines can stand in a block as they are, since nothing is lost at the ends of the lines."""
    return words == words.strip() and "\t" not in words and all(part == part.rstrip() for part in words.split("\n"))


def _folded(words: str, width: int) -> list[str]:
    """Words in lines that fit, broken where one space stands alone."""
    lines: list[str] = []
    for piece in _BREAKABLE.split(words):
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines
