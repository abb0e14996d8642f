"""`build --watch`: builds again whenever a file is saved, until Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.program import PLAIN, plain_house, run, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a signal of this kind cannot be sent on Windows")
REPORT = Path("output/case-cabinet.html")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plain_house(tmp_path)
    Path("cases").mkdir()
    save("First")
    return tmp_path


def save(title: str) -> None:
    Path("cases/case.yaml").write_text(PLAIN.replace("{}", f"{{title: {title}}}"), encoding="utf-8")


@contextmanager
def watching(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = start("build", "cases", "--watch", "--to", "html", *arguments)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def reads(words: str) -> bool:
    """Whether the report comes to have words in it."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if REPORT.exists() and words in REPORT.read_text(encoding="utf-8"):
            return True
        time.sleep(0.05)
    return False


def test_a_case_or_a_template_that_is_saved_is_built_again_and_ctrl_c_ends_it() -> None:
    with watching() as process:
        assert reads("First")
        waits(process)
        save("Second")
        assert reads("Second")
        save("Third: [")
        save("Third")
        assert reads("Third")
        (template,) = Path("templates/plain").glob("*.j2")
        template.write_text(template.read_text(encoding="utf-8") + "\nThe end.\n", encoding="utf-8")
        assert reads("The end.")
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert reads('<meta http-equiv="refresh"')  # the browser shows what was saved
    assert run("build", "cases", "--to", "html").code == 0
    assert "refresh" not in REPORT.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert "Stopped." in said


def test_the_same_command_once_more_watches_again() -> None:
    for title in ("First", "Second"):
        with watching() as process:
            waits(process)
            save(title)
            assert reads(title)


def waits(process: subprocess.Popen[str]) -> None:
    assert process.stderr is not None
    while "Waiting for a file to be saved" not in process.stderr.readline():
        pass


def test_watching_and_only_comparing_do_not_go_together() -> None:
    ran = run("build", "cases", "--watch", "--check")
    assert (ran.code, ran.said) == (2, "Error: --watch builds and --check writes nothing: choose one")


def test_without_watchfiles_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = run("build", "cases", "--watch")
    assert ran.code == 2
    assert "--watch needs watchfiles" in ran.said
    assert "pip install 'reportgen[watch]'" in ran.said
