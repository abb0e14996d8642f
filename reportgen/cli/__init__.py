"""The command line: arguments, printing, exit codes. No logic, and nothing loaded before it is needed."""

from __future__ import annotations

from reportgen.cli.ends import DONE, ERRORS, REFUSED, STOPPED, USAGE
from reportgen.cli.program import main, run

__all__ = ["DONE", "ERRORS", "REFUSED", "STOPPED", "USAGE", "main", "run"]
