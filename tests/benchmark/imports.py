"""What it takes to read the Ombudsman's documents: one PDF, and many saved web pages in one command."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from reportgen.case import schema
from tests.benchmark.cases import Words
from tests.benchmark.figures import Figure
from tests.benchmark.memory import COUNTED, peak_of
from tests.benchmark.startup import PROGRAM, seconds
from tests.importers import forms
from tests.importers.made import EXAMPLE, Made, Part, Said

_BARE: Final = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
print("".join(page.get_textpage().get_text_range() for page in document))
"""
_PDF_TARGET, _PAGES_TARGET, _MEMORY_TARGET = 2.0, 1.3, 1.2


def importing(folder: Path, runs: int, few: int, many: int) -> list[Figure]:
    """One PDF beside its bare text and the start of the program; and many pages beside few, in time and in memory."""
    return [_one_pdf(folder, runs), *_many_pages(folder, few, many)]


def made(seed: int) -> Made:
    """A decision that shares its layout with the others, and none of its longer words."""
    words = Words(seed)
    parts = [
        replace(part, said=tuple(Said(f"{one.text} {words.sentence(30)}", one.items) for one in part.said))
        if part.heading in {"The complaint", "What happened", "Analysis"}
        else part
        for part in EXAMPLE.parts
    ]
    more = Part("Background", tuple(Said(words.sentence(60)) for _ in range(20)), 3)
    at = next(place for place, part in enumerate(parts) if part.heading == "What happened")
    reference = f"{seed % 100_000_000:08}"
    return replace(
        EXAMPLE,
        reference=f"{reference[:2]} {reference[2:5]} {reference[5:]}",
        summary=f"{EXAMPLE.summary} {words.sentence()}",
        decided=date(2021, 1, 1) + timedelta(days=seed % 1000),
        parts=(*parts[:at], more, *parts[at:]),
    )


def _one_pdf(folder: Path, runs: int) -> Figure:
    """PDF to YAML in a folder that has its schema, beside the same PDF's text by pdfium alone and `--help`."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    document = folder / "decision.pdf"
    document.write_bytes(forms.as_pdf(made(1)))
    times = {"bare": list[float](), "help": list[float](), "import": list[float]()}
    for _ in range(runs + 1):
        times["bare"].append(seconds((sys.executable, "-c", _BARE, str(document)), environment))
        times["help"].append(seconds((*PROGRAM, "--help"), environment))
        output = Path(tempfile.mkdtemp(dir=folder))
        (output / schema.FILE).write_text("{}", encoding="utf-8")
        times["import"].append(seconds((*PROGRAM, "import", str(document), "--output", str(output)), environment))
    rounds = list(zip(*(found[1:] for found in times.values()), strict=True))
    ratio = median(took / (bare + start) for bare, start, took in rounds)
    detail = {f"{name} ms": 1e3 * median(found[1:]) for name, found in times.items()}
    return Figure("PDF to YAML / (bare text + --help)", ratio, _PDF_TARGET, aim=True, detail=detail)


def _many_pages(folder: Path, few: int, many: int) -> Iterable[Figure]:
    """Time for each page, and peak memory, of one command for many pages, all of them different, beside few."""
    (short, some), (long, all_of_them) = _imported(folder / "few-pages", few), _imported(folder / "many-pages", many)
    each = {"ms each": 1e3 * long / many, "of fewer ms each": 1e3 * short / few}
    yield Figure(
        f"import, time per page, {many} / {few}", each["ms each"] / each["of fewer ms each"], _PAGES_TARGET, detail=each
    )
    name = f"import, peak memory, {many} / {few} pages"
    if platform.system() not in COUNTED:
        yield Figure(name, None, _MEMORY_TARGET, why_not=f"no way to count it on {platform.system()}")
        return
    detail = {"MB": all_of_them / 1e6, "of few MB": some / 1e6}
    yield Figure(name, all_of_them / some, _MEMORY_TARGET, detail=detail)


def _imported(folder: Path, count: int) -> tuple[float, int]:
    """How long one command took for so many pages, and its peak in bytes."""
    pages, output = folder / "pages", folder / "output"
    pages.mkdir(parents=True)
    output.mkdir()
    for number in range(count):
        (pages / f"{number:04}.html").write_bytes(forms.as_html(made(number)))
    start = time.perf_counter()
    most = peak_of("import", *map(str, sorted(pages.iterdir())), "--output", str(output))
    took = time.perf_counter() - start
    written = len(list(output.glob("*.yaml")))
    if written != count:
        message = f"{written} case files of {count} pages"
        raise RuntimeError(message)
    return took, most
