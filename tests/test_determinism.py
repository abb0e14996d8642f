from __future__ import annotations

import os
import re
from pathlib import Path

from reportgen import api
from tests.program import ROOT, WORKED, finish, reports, start

TODAY = "2026-11-02"


def test_two_builds_in_other_times_places_languages_and_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    worlds: tuple[dict[str, str], ...] = (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "", "USER": "somebody"},
        {"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "LANG": "tr_TR.UTF-8", "USER": "other"},
    )
    folders = [tmp_path / "one", tmp_path / "another" / "folder"]
    started = [
        start("build", ROOT / "cases", "--to", "docx,md,html", "--today", TODAY, "--output", folder, world=world)
        for folder, world in zip(folders, worlds, strict=True)
    ]
    ended = [finish(process) for process in started]
    assert [ran.code for ran in ended] == [1, 1]  # the unfinished case breaks a rule
    first, second = map(reports, folders)
    assert first == second
    assert len(first) == 2 * 3 * len(WORKED)


def test_the_order_of_cases_where_they_lie_and_how_windows_saves_them_leave_no_trace(tmp_path: Path) -> None:
    copies = []
    for path in reversed(WORKED):
        copies.append(tmp_path / path.name)
        copies[-1].write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        os.utime(copies[-1], (0, 0))
    for folder, cases in (("one", WORKED), ("two", copies)):
        result = api.build(cases, api.Options(output=tmp_path / folder, formats=api.FORMATS))
        assert result.reports == 2 * len(WORKED)
    assert reports(tmp_path / "one") == reports(tmp_path / "two")


def test_the_clock_is_read_in_one_place() -> None:
    clock = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time|localtime|gmtime)\b")
    readers = {path for path in (ROOT / "reportgen").rglob("*.py") if clock.search(path.read_text(encoding="utf-8"))}
    assert {path.relative_to(ROOT).as_posix() for path in readers} == {"reportgen/cli/clock.py"}
