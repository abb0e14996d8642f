"""Those who make the report, each as a function from the number of a prepared case to the bytes of a Word file.

Each has its own process. What it needs is loaded before it is timed, and it may keep whatever does not depend on a
case: a template in memory, parts of the file that are already compressed.
"""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.benchmark.neutral import Block, from_json, saved
from tests.benchmark.zips import Package

Make = Callable[[int], bytes]
SHELL = "shell.docx"


def prepared(folder: Path, ending: str) -> list[Path]:
    """The prepared files of all cases, by number."""
    return sorted(folder.glob(f"[0-9]*.{ending}"))


def zip_writer(folder: Path) -> Make:
    """The physical limit: XML that is ready, compressed and put between parts that are compressed already."""
    bodies = [path.read_bytes() for path in prepared(folder, "xml")]
    package = Package((folder / SHELL).read_bytes(), "word/document.xml")
    return lambda number: package.with_part(bodies[number])


def python_docx(folder: Path) -> Make:
    """python-docx through its API, on the house's file."""
    import docx  # a process loads what its contender needs

    shell, reports = (folder / SHELL).read_bytes(), _reports(folder)

    def fill(paragraph: Any, runs: Iterable[tuple[str, bool, bool]]) -> None:  # noqa: ANN401  of python-docx
        for text, bold, italic in runs:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold or None, italic or None

    def make(number: int) -> bytes:
        document = docx.Document(io.BytesIO(shell))
        for block in reports[number]:
            if not block.rows:
                fill(document.add_paragraph(style=block.style), block.runs)
                continue
            table = document.add_table(len(block.rows), len(block.rows[0]), block.style)
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, runs in zip(row.cells, cells, strict=True):
                    fill(cell.paragraphs[0], runs)
        return saved(document)

    return make


def docxtpl(folder: Path) -> Make:
    """docxtpl: a Word template with Jinja tags, rendered as its manual shows."""
    library: Any = importlib.import_module("docxtpl")
    reports = _reports(folder)
    template = word_template((folder / SHELL).read_bytes(), (block for report in reports for block in report))

    def rich(runs: Iterable[tuple[str, bool, bool]]) -> Any:  # noqa: ANN401  of docxtpl
        text = library.RichText()
        for words, bold, italic in runs:
            text.add(words, bold=bold, italic=italic)
        return text

    def make(number: int) -> bytes:
        blocks = [
            {"style": b.style, "words": rich(b.runs), "rows": [[rich(cell) for cell in row] for row in b.rows]}
            for b in reports[number]
        ]
        document = library.DocxTemplate(io.BytesIO(template))
        document.render({"blocks": blocks}, autoescape=True)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return make


def word_template(shell: bytes, blocks: Iterable[Block]) -> bytes:
    """The house's file with the tags of docxtpl: a branch for each style of paragraphs and each shape of tables."""
    import docx

    document = docx.Document(io.BytesIO(shell))
    shapes = dict.fromkeys((block.style, len(block.rows[0]) if block.rows else 0) for block in blocks)
    document.add_paragraph("{%p for block in blocks %}")
    for style, columns in shapes:
        document.add_paragraph(f"{{%p if block.style == '{style}' and (block.rows[0] | length) == {columns} %}}")
        if columns:
            table = document.add_table(3, columns, style)
            table.cell(0, 0).text = "{%tr for row in block.rows %}"
            for column, cell in enumerate(table.rows[1].cells):
                cell.text = f"{{{{r row[{column}] }}}}"
            table.cell(2, 0).text = "{%tr endfor %}"
        else:
            document.add_paragraph("{{r block.words }}", style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    return saved(document)


def pandoc(folder: Path, kind: str = "docx") -> Make:
    """pandoc: one process for each document, from our Markdown, with the house's file as its reference.

    `kind` is the format as pandoc calls it.
    """
    program, texts = pandoc_program(), [path.read_bytes() for path in prepared(folder, "md")]
    place = Path(tempfile.mkdtemp(dir=folder)) / f"out.{kind}"
    command = [str(program), "--from=gfm", f"--to={kind}", f"--reference-doc={folder / SHELL}", f"--output={place}"]

    def make(number: int) -> bytes:
        subprocess.run(command, input=texts[number], check=True)  # noqa: S603  our own command
        return place.read_bytes()

    return make


def pandoc_program() -> str | None:
    """Where pandoc is, from the package pypandoc-binary or the machine's own; None where there is none."""
    if importlib.util.find_spec("pypandoc"):
        pypandoc: Any = importlib.import_module("pypandoc")
        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            return None
    return shutil.which("pandoc")


def _reports(folder: Path) -> list[tuple[Block, ...]]:
    return [from_json(path.read_text(encoding="utf-8")) for path in prepared(folder, "json")]
