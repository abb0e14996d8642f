"""The command that begins a case with the Ombudsman's own document: `import`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import ERRORS, code_of, misused, print_found

if TYPE_CHECKING:
    from reportgen.diagnostics import Checked, Diagnostic
    from reportgen.importing import Made

STANDARD = "-"
CASES = Path("cases")


@click.command("import")
@click.argument(
    "documents", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False), metavar="DOCUMENT…"
)
@click.option("--house", metavar="NAME", help="Your council's house style; left out, that of the council it is about.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    metavar="FILE|DIR|-",
    help="The file to write, or a folder for several, or - to print it; left out, the folder cases.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(("yaml", "json")),
    default="yaml",
    show_default=True,
    help="A case file, or (printed) the facts that were found and where each stood.",
)
@shared.templates_option
def import_(
    documents: tuple[Path, ...], house: str | None, output: Path | None, kind: str, templates: Path | None
) -> None:
    """Make a case file of the Ombudsman's DOCUMENT: PDF, saved web page, Word file or text; - reads pasted text.

    What is found stands in the file with its place in the document, what is doubtful is marked `# check:`, and what no
    decision can tell is left open. A file that is there already is never touched.
    """
    from reportgen import importing

    printing = str(output) == STANDARD or (kind == "json" and output is None)
    if output is not None and not printing and len(documents) > 1 and (output.suffix or shared.is_there(output)):
        misused("several documents cannot go to one file; name a folder with --output")
    chosen = importing.Houses(house, shared.folders_of(templates))
    if kind == "yaml" and chosen.problems:
        print_found(chosen.problems, "text")
        sys.exit(ERRORS)
    make = importing.facts_of if kind == "json" else partial(importing.case_of, chosen=chosen)
    files: list[str] = []
    found = _printed(documents, make) if printing else _written(documents, make, output or CASES, files)
    print_found(found, "text")
    if files and kind == "yaml":
        click.echo(f"Look at what is marked `# check:`, then run: reportgen build {files[0]}", err=True)
    sys.exit(code_of(found))


def _printed(documents: Sequence[Path], make: Callable[[Path], Checked[Made]]) -> tuple[Diagnostic, ...]:
    """Prints what each document becomes, and gives what was found."""
    found: list[Diagnostic] = []
    for document in documents:
        made = make(document)
        found += made.diagnostics
        if made.value is not None:
            # Bytes, since a case file is in UTF-8 whatever the encoding of the terminal that it is sent to a file from.
            click.echo(made.value.text.encode(), nl=False)
    return tuple(found)


def _written(
    documents: Sequence[Path], make: Callable[[Path], Checked[Made]], output: Path, files: list[str]
) -> tuple[Diagnostic, ...]:
    """Writes what each document becomes, names each file as soon as it is whole, and gives what was found."""
    from reportgen import importing

    def written(file: Path) -> None:
        files.append(file.as_posix())
        click.echo(file.as_posix())

    return importing.write_each(documents, make, output, written)
