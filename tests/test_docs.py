"""The documents are true: commands parse, examples run and print what is shown, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from reportgen.batch import build
from reportgen.case.implications import Subject
from reportgen.case.load import make
from reportgen.case.model import Case
from reportgen.case.part import key_of
from reportgen.case.values import Choice
from reportgen.cli.ends import DONE, ERRORS, REFUSED, STOPPED, USAGE
from reportgen.cli.program import main
from reportgen.compose.facts import NamedAppendix, NamedImplication, facts
from reportgen.compose.house import HouseStyle, find
from reportgen.compose.reader import PAGE_PARTS, TABLE_SETTINGS
from reportgen.compose.wording import FILTERS, GLOBALS
from reportgen.diagnostics import has_errors
from reportgen.document.nodes import DivisionKind
from reportgen.guide import checked_houses
from reportgen.options import Options
from reportgen.printing import listing
from reportgen.source import parse

ROOT = Path(__file__).parent.parent
NAMES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
DOCUMENTS = [ROOT / name for name in NAMES] + sorted((ROOT / "docs").glob("*.md"))
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")


class Block(NamedTuple):
    """A block of code in a document."""

    document: Path
    language: str
    text: str


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(document: Path, *languages: str) -> list[Block]:
    found = _FENCE.findall(document.read_text(encoding="utf-8"))
    return [Block(document, language, text) for language, text in found if language in languages]


def name_of(value: object) -> str | None:
    return value.relative_to(ROOT).as_posix() if isinstance(value, Path) else None


# ------------------------------------------------------------------------------------------------- commands


def commands() -> Iterator[str]:
    for document in DOCUMENTS:
        for block in blocks(document, "", "console"):
            for line in block.text.splitlines():
                for part in line.removeprefix("$ ").split(" && "):
                    if part.startswith("reportgen "):
                        yield part
    yield from re.findall(r"`(reportgen [a-z]+[^`]*)`", "\n".join(map(Path.read_text, DOCUMENTS)))


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_a_command_in_the_documents_has_that_name_and_those_options(command: str) -> None:
    _, first, *rest = shlex.split(command)
    if first.startswith("-"):
        assert first in {"--version", "--help"}
        return
    found = main.commands[first]
    known = {option for parameter in found.params if isinstance(parameter, click.Option) for option in parameter.opts}
    assert {word for word in rest if word.startswith("-") and word != "-"} <= known


def test_readme_shows_what_the_program_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("cases", "docs"):
        shutil.copytree(ROOT / folder, folder)
    shown = blocks(ROOT / "README.md", "yaml", "console")
    assert sum(block.language == "console" for block in shown) >= 4
    for block in shown:
        if block.language == "yaml":
            name = block.text.splitlines()[0].removeprefix("# ")
            Path(name).write_text(block.text, encoding="utf-8")
            continue
        command, _, output = block.text.partition("\n")
        ran = CliRunner().invoke(main, shlex.split(command.removeprefix("$ reportgen ")), prog_name="reportgen")
        assert ran.output == output, command


def test_the_python_in_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "cases", "cases")
    (block,) = blocks(ROOT / "README.md", "python")
    exec(compile(block.text, "README.md", "exec"), {})  # noqa: S102  our own words
    assert capsys.readouterr().out == "20 files from 5 cases\n"


def test_readme_lists_every_exit_code() -> None:
    listed = re.findall(r"^\| (\d+) \|", words("README.md"), re.MULTILINE)
    assert [int(code) for code in listed] == [DONE, ERRORS, USAGE, REFUSED, STOPPED]


# --------------------------------------------------------------------------------------------------- places


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    text = _FENCE.sub("", document.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_within_the_project_lead_somewhere(document: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", document.read_text(encoding="utf-8")))
    for link in (first or second for first, second in _LINK.findall(text)):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = document.parent / file if file else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_documents_name_no_place_of_the_machine_they_were_written_on(document: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root|opt)/", document.read_text(encoding="utf-8"))


def test_architecture_is_short_and_names_what_there_is() -> None:
    text = words("ARCHITECTURE.md")
    assert len(text.splitlines()) <= 150
    there = {path.name for path in ROOT.glob("reportgen/**/*.py")} | {path.name for path in ROOT.glob("tests/*.py")}
    for name in re.findall(r"`([\w/.]+)`", text):
        if name.endswith(".py") and "/" not in name:
            assert name in there
        elif "/" in name and not name.startswith("cases/x"):
            assert any((folder / name).exists() for folder in (ROOT, ROOT / "reportgen")), name


def test_architecture_names_every_module_and_folder_on_the_floors() -> None:
    text = words("ARCHITECTURE.md")
    for path in (ROOT / "reportgen").iterdir():
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.name != "__init__.py":
            assert f"`reportgen/{path.name}{'/' if path.is_dir() else ''}`" in text


@pytest.mark.parametrize("name", ["page.png", "draft.png"])
def test_pictures_are_small(name: str) -> None:
    assert (ROOT / "docs" / name).stat().st_size < 150_000


# ------------------------------------------------------------------------------------------------- examples


def diffs() -> Iterator[tuple[str, str]]:
    """Each piece of a file that a diff in CONTRIBUTING.md would change: the file, and what stands there before."""
    for block in blocks(ROOT / "CONTRIBUTING.md", "diff"):
        for change in re.split(r"^--- .*\n\+\+\+ b/", block.text, flags=re.MULTILINE)[1:]:
            file, *hunks = re.split(r"^@@\n|\n@@\n", change)
            for hunk in hunks:
                before = "".join(f"{line[1:]}\n" for line in hunk.splitlines() if not line.startswith("+"))
                if before:
                    yield file, before


@pytest.mark.parametrize(("file", "before"), list(diffs()))
def test_a_diff_in_contributing_fits_the_file_that_it_changes(file: str, before: str) -> None:
    assert before in words(file)


def test_contributing_shows_diffs() -> None:
    assert len(list(diffs())) >= 5


@pytest.mark.parametrize("block", [block.text for block in blocks(ROOT / "docs" / "case-file.md", "yaml")])
def test_an_example_of_the_case_file_is_one(block: str) -> None:
    head = "" if "schema_version" in block else "schema_version: 1\ncouncil: lancashire\n"
    read = parse(head + block, "example.yaml")
    assert read.value is not None
    made = make(read.value)
    assert listing((*read.diagnostics, *made.diagnostics)) == ""


def test_the_council_in_docs_houses_can_be_added(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "borsetshire"
    folder.mkdir(parents=True)
    document = ROOT / "docs" / "houses.md"
    (house,), (template,) = blocks(document, "yaml"), blocks(document, "jinja")
    (folder / "house.yaml").write_text(house.text, encoding="utf-8")
    (folder / "standards_committee.md.j2").write_text(template.text, encoding="utf-8")
    assert checked_houses(Options(templates=(folder.parent,))) == ()
    for example in ("lancashire-2019-complaint-consent", "unfinished-example"):
        case = yaml.load(words(f"cases/{example}.yaml"), yaml.BaseLoader)  # noqa: S506  text and nothing else
        case["council"], case["reports"] = "borsetshire", {"standards-committee": {}}
        path = tmp_path / f"{example}.yaml"
        path.write_text(yaml.safe_dump(case, sort_keys=False, allow_unicode=True), encoding="utf-8")
        result = build([path], Options(output=tmp_path / "output", templates=(folder.parent,)))
        assert not has_errors(result.diagnostics), listing(result.diagnostics)
        assert len(result.files) == 2


# ---------------------------------------------------------------------------------------------- completeness


def models_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from models_in(inner)


def told_of(model: type[BaseModel], seen: set[type]) -> Iterator[str]:
    """Every key and every word of a choice that a model has, its parts included."""
    for name, field in model.model_fields.items():
        yield key_of(name)
        for kind in models_in(field.annotation):
            if kind in seen:
                continue
            seen.add(kind)
            if issubclass(kind, BaseModel):
                yield from told_of(kind, seen)
            elif issubclass(kind, Choice):
                yield from map(str, kind)


def test_the_case_file_guide_tells_of_every_field_and_every_word() -> None:
    text = " ".join(words("docs/case-file.md").split())
    missing = [key for key in told_of(Case, set()) if not re.search(rf"(?<![\w]){re.escape(key)}(?![\w])", text)]
    assert missing == []


def test_the_guide_to_houses_tells_of_every_key() -> None:
    text = words("docs/houses.md")
    missing = [key for key in told_of(HouseStyle, {Subject}) if f"`{key}`" not in text and f" {key}" not in text]
    assert missing == []


def test_the_guide_to_templates_tells_of_all_that_a_template_can_name() -> None:
    text = words("docs/templates.md")
    names = [*FILTERS, *GLOBALS, *map(str, DivisionKind), *PAGE_PARTS, *TABLE_SETTINGS]
    names += [*NamedAppendix.__annotations__, *NamedImplication.__annotations__, *fact_names()]
    macros = re.findall(r"macro (\w+)\(", words("templates/base/macros.md.j2"))
    missing = [name for name in names if not re.search(rf"`{name}[`(]", text)]
    missing += [name for name in macros if f"say.{name}(" not in text]
    assert missing == []


def fact_names() -> list[str]:
    read = parse("schema_version: 1\ncouncil: lancashire\nreports: {cabinet: {}}\n", "case.yaml")
    case = make(read.value).value if read.value else None
    house = find("lancashire", Options().roots).value
    assert case is not None
    assert house is not None
    report = next(iter(case.reports.values()))
    return list(facts(case, report, house.style, next(iter(house.style.reports.values())), draft=True))
