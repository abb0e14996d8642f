"""`python -m reportgen.cli` is `reportgen`."""

from __future__ import annotations

from reportgen.cli import run

if __name__ == "__main__":
    run()
