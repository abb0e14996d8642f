"""Cases and calendars for cycles, written into a folder."""

from __future__ import annotations

from pathlib import Path

from tests.program import FINISHED, Ran, run

TODAY = "2026-11-23"
CALENDAR = """\
schema_version: 1
meetings:
  - {body: Full Council, date: 2026-12-10, reports due: 2026-11-27, agenda published: 2026-12-02}
  - {body: Cabinet, date: 2026-12-03, reports due: 2026-11-20, agenda published: 2026-11-25}
  - {body: Cabinet, date: 2026-12-17, cancelled: yes}
  - {body: Cabinet, date: 2027-01-14, reports due: 2026-12-31}
  - {body: Full Council, date: 2027-01-21}
"""


def calendar(text: str = CALENDAR, name: str = "meetings.yaml") -> None:
    Path("cases").mkdir(exist_ok=True)
    Path("cases", name).write_text(text, encoding="utf-8")


def case(name: str, reports: str, *, every: str = "", council: str = "lancashire") -> Path:
    """A worked case under another name, with other reports: the lines under `reports:`, each set in by two spaces."""
    Path("cases").mkdir(exist_ok=True)
    text = FINISHED.read_text(encoding="utf-8").partition("\nreports:\n")[0]
    text = text.replace("every report:\n", f"every report:\n{every}").replace("lancashire", council, 1)
    path = Path("cases", f"{name}.yaml")
    path.write_text(f"{text}\nreports:\n{reports}", encoding="utf-8")
    return path


def cycle(*arguments: str, today: str = TODAY) -> Ran:
    return run("cycle", *arguments, "--today", today)


def index(folder: str) -> list[list[str]]:
    """The rows of the agenda index in a folder of `output`, cell by cell, without its head."""
    text = Path("output", folder, "00-agenda.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return rows[2:]


def reports_in(folder: str) -> list[str]:
    """The cases and reports of the agenda in order, as `case, report`."""
    return [row[1].partition("<br>(")[2].partition(")")[0] for row in index(folder)]


def files(folder: str = "") -> set[str]:
    return {path.name for path in Path("output", folder).iterdir() if path.is_file() and path.name[0] != "."}
