"""YAML text and where everything in it stands. Knows nothing of cases.

Every scalar stays the text that was written: what is a date, a number or a yes is for the reader to say.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Checked
from reportgen.source.characters import warn_of_direction_marks, without_forbidden
from reportgen.source.comments import warn_of_lost_text
from reportgen.source.events import events
from reportgen.source.findings import Findings
from reportgen.source.nodes import Lines as _Lines
from reportgen.source.nodes import Mapping, Node, Scalar, Sequence, Source
from reportgen.source.parsing import Parser
from reportgen.source.reading import LARGEST, read_text

__all__ = ["LARGEST", "Mapping", "Node", "Scalar", "Sequence", "Source", "parse", "read"]


def read(path: Path, name: str | None = None) -> Checked[Source]:
    """Reads a YAML file; `name` is what messages call it. Never raises: None and a reason if it cannot be read."""
    shown = str(path) if name is None else name
    text = read_text(path, shown)
    if text.value is None:
        return Checked(None, text.diagnostics)
    return parse(text.value, shown)


def parse(text: str, name: str) -> Checked[Source]:
    """Reads YAML text, and notes all that is wrong with it, as far as it can be understood. Never raises."""
    lines = _Lines(name, text.removeprefix("\ufeff"))
    findings = Findings()
    clean = without_forbidden(lines, findings)
    warn_of_direction_marks(lines, findings)
    root = Parser(events(clean), lines, findings).root()
    if root is not None:
        warn_of_lost_text(lines, root, findings)
    return Checked(Source(name, lines.text, root), findings.all())
