"""The word that was probably meant. Imports nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LIKENESS = 0.7  # `recieved` finds `received`, `title` does not find `role`


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like a word, in letters and regardless of case, or None if none is much like it."""
    by_plain_form = {_plain_form(candidate): candidate for candidate in candidates}
    nearest = get_close_matches(_plain_form(word), by_plain_form, n=1, cutoff=_LIKENESS)
    return by_plain_form[nearest[0]] if nearest else None


def _plain_form(word: str) -> str:
    """The word without what people vary unawares: case, and how its parts are joined."""
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
