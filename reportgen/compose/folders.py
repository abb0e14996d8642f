"""Where templates come from: a house's own folder and the shared one, and nowhere else. Knows files; knows no case."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import BaseLoader, TemplateNotFound

from reportgen.compose.holes import KEEP, RESERVED

COMPANIONS = "companions"
"""The folder of templates that a house takes from the shared folder where it has none of that name itself."""


class Folders(BaseLoader):
    """Templates by name, from the house's own folder first and then from the shared one. Never from anywhere else."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self.folders = folders
        self.own = next(iter(folders))
        self.names: list[str] = []
        self.files: list[str] = []

    def number(self, name: str | None) -> int:
        """The number that stands for a template in line marks."""
        return self.names.index(name) if name in self.names else 0

    def get_source(self, _environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template: `file` of the house's own folder, or `base/file`; never of any other.

        `companions/file` is the house's own where it has one, and else that of the folder `base`.
        """
        prefix, _, rest = template.partition("/") if "/" in template else (self.own, "", template)
        folder = self._companions(rest) if prefix == COMPANIONS else self.folders.get(prefix)
        parts = rest.split("/")
        if folder is None or not rest or any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
            raise TemplateNotFound(template)
        path = folder.joinpath(*parts)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as problem:  # not there, not to be read, not UTF-8, or no name for a file
            raise TemplateNotFound(template) from problem
        if template not in self.names:
            self.names.append(template)
            self.files.append(path.as_posix())
        return _with_line_ends(RESERVED.sub("\ufffd", text)), path.as_posix(), lambda: True

    def places(self, template: str) -> tuple[Path, ...]:
        """Where a template can stand; of several places the first that has it counts."""
        prefix, _, rest = template.partition("/") if "/" in template else (self.own, "", template)
        if prefix == COMPANIONS:
            return tuple(folder / COMPANIONS / rest for folder in self.folders.values())
        return (self.folders[prefix] / rest,) if prefix in self.folders else ()

    def has_companion(self, file: str) -> bool:
        """Whether there is such a file among the templates of companions."""
        return self._companions(file) is not None

    def _companions(self, file: str) -> Path | None:
        places = [folder / COMPANIONS for folder in self.folders.values()]
        return next((place for place in places if (place / file).exists()), None)


_TAGS = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def _with_line_ends(text: str) -> str:
    """The template with the end of every line kept that has words on it.

    Jinja drops the line break after a tag, so that a line which holds nothing but tags leaves no trace. It would do so
    as well after a tag that merely ends a line of words, and run two lines into one. A tag may go over several lines;
    the last of them holds nothing but the tag's end.
    """
    words = _TAGS.sub(lambda tag: "\n" * tag.group().count("\n"), text)
    return "\n".join(
        line + KEEP if line.endswith(("%}", "#}")) and rest.strip(" \t") else line
        for line, rest in zip(text.split("\n"), words.split("\n"), strict=True)
    )
