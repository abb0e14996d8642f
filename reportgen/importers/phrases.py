"""Turns of phrase in a notation that can be read aloud, and patterns that are compiled only where they may be needed.

A table has a phrase on each line, of words with single spaces between them:

    apolog*              any word that begins so
    review+              the forms of a verb: review, reviews, reviewing; with `carr+` also carry and carries
    the/its/their        one of these words
    [also/now]           one of these words, or none
    <staff>              one of the words and phrases of the list with this name
    ~ and ~4             any word, and up to four words
    ...                  up to ninety characters that do not leave the clause
    pay not:scale/slip   pay, where the next word is neither
    ?                    any letter, which stands for a person
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

_ENDINGS = "(?:es?|s|y|ies|y?ing)?"
_GAP = r"[^.;:]{0,90}?"

AS_WRITTEN = re.RegexFlag(0)
"""For patterns that tell capitals from small letters."""


class Phrases:
    """A pattern that is compiled when a text first has a word that it cannot do without.

    `needs` are such words, or beginnings of them, in small letters: what matches has one of them. Without any, every
    text is searched.
    """

    __slots__ = ("_compiled", "_pattern", "flags", "needs")

    def __init__(self, pattern: str | Callable[[], str], needs: str = "", flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._pattern = pattern
        self.needs = tuple(needs.split())
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where the text has such a phrase."""
        return self._ready().search(text) if self._may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that the text begins with."""
        return self._ready().match(text) if self._may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The phrase that the text is."""
        return self._ready().fullmatch(text) if self._may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every place where the text has such a phrase."""
        if not self._may_match(text):
            return iter(())
        return self._ready().finditer(text, start, len(text) if end is None else end)

    def sub(self, replacement: str, text: str) -> str:
        """The text with something else in place of such phrases."""
        return self._ready().sub(replacement, text) if self._may_match(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The text in pieces, parted at such phrases."""
        return self._ready().split(text, maxsplit) if self._may_match(text) else [text]

    @property
    def pattern(self) -> str:
        """The pattern as text."""
        return self._pattern if isinstance(self._pattern, str) else self._pattern()

    def _may_match(self, text: str) -> bool:
        if not self.needs:
            return True
        folded = text.casefold()
        return any(word in folded for word in self.needs)

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled


def phrases(table: str, lists: Mapping[str, str] | None = None) -> Phrases:
    """The phrases of a table as a pattern; `lists` are the words that it names, with commas between them."""
    lines = [line.split() for line in table.strip().splitlines()]
    return Phrases(partial(_pattern_of, lines, lists or {}), " ".join(map(_needed, lines)))


def _pattern_of(lines: Sequence[Sequence[str]], lists: Mapping[str, str]) -> str:
    used = set(re.findall(r"<(\w+)>", " ".join(part for line in lines for part in line)))
    named = {name: _any(_phrase(part.split(), {}) for part in lists[name].split(",")) for name in used}
    return "|".join(_phrase(line, named) for line in lines)


def _phrase(parts: Sequence[str], named: Mapping[str, str]) -> str:
    """A phrase as a pattern."""
    pattern, space = "", ""
    for part in parts:
        if part == "...":
            pattern, space = pattern + _GAP + r"\b", ""
        elif part.startswith("not:"):
            pattern += f"(?! {_named(part.removeprefix('not:'), named)})"
        elif part.startswith("["):
            pattern, space = f"{pattern}{space}(?:{_words(part.strip('[]'))} )?", ""
        elif part.startswith("~"):
            most = part.removeprefix("~")
            pattern, space = f"{pattern}{space}(?:[^\\s;:]+ )" + (f"{{0,{most}}}?" if most else ""), ""
        else:
            pattern, space = pattern + space + _named(part, named), " "
    return pattern if pattern.startswith("£") else rf"\b{pattern}"


def _named(part: str, named: Mapping[str, str]) -> str:
    """The words of a list, or those that stand there, as a pattern."""
    return named[part[1:-1]] if part.startswith("<") else _words(part)


def _words(part: str) -> str:
    """Any of several words as a pattern."""
    return _any(map(_word, part.split("/")))


def _word(word: str) -> str:
    """A word, its beginning, or a verb in its forms as a pattern."""
    plain = re.escape(word.rstrip("*+")).replace(r"\?", "[a-z]")
    if word.endswith("*"):
        return rf"{plain}\w*"
    return rf"{plain}{_ENDINGS}\b" if word.endswith("+") else plain + r"\b" * (word[-1].isalnum() or word[-1] == "?")


def _any(patterns: Iterable[str]) -> str:
    found = [*patterns]
    return f"(?:{'|'.join(found)})" if len(found) > 1 else found[0]


def _needed(parts: Sequence[str]) -> str:
    """The words of a phrase, or their beginnings, of which a text must have one: those that say most."""
    plain = [part.split("/") for part in parts if part[0] not in ".~[<" and not part.startswith("not:")]
    said = [[word.rstrip("*+") for word in words] for words in plain]
    return " ".join(max(said, key=lambda words: min(map(len, words)), default=[]))
