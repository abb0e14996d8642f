from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from reportgen import placing
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from tests.program import MINIMAL, TEMPLATES, contents, run

HOUSES = {"lancashire": "Lancashire County Council", "lewisham": "London Borough of Lewisham", "tameside": "Tameside"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --------------------------------------------------------------------------------------------------- new cases


@pytest.mark.parametrize("house", HOUSES)
def test_a_new_case_builds_at_once_as_a_draft_full_of_gaps(house: str) -> None:
    made = run("new", "cases/mine.yaml", "--house", house)
    assert (made.code, made.out) == (0, "cases/mine.yaml\n")
    assert made.said == "Fill it in, then run: reportgen build cases/mine.yaml"
    built = run("build", "cases/mine.yaml", "--to", "docx,md,html")
    assert built.code == 0, built.err
    assert len(built.lines) == 6
    assert "gap[GAP-01] not given yet: meeting date" in built.said


@pytest.mark.parametrize("house", HOUSES)
def test_a_new_case_breaks_no_law_before_it_says_anything(house: str) -> None:
    run("new", "mine.yaml", "--house", house)
    ran = run("build", "mine.yaml", "--to", "md", "--today", "2026-11-02")
    assert (ran.code, "error[" in ran.err) == (0, False), ran.err


def test_a_new_case_names_the_schema_that_stands_beside_it() -> None:
    run("new", "cases/mine.yaml")
    first = Path("cases/mine.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=case.schema.json"
    assert json.loads(Path("cases/case.schema.json").read_text(encoding="utf-8")) == json.loads(run("schema").out)


def test_a_schema_that_is_there_already_is_left_as_it_is() -> None:
    Path("case.schema.json").write_text("{}", encoding="utf-8")
    assert run("new", "mine.yaml").code == 0
    assert Path("case.schema.json").read_text(encoding="utf-8") == "{}"


def parts(kind: type[Part]) -> Iterator[type[Part]]:
    yield kind
    for field in kind.model_fields.values():
        for inner in classes(field.annotation):
            if issubclass(inner, Part):
                yield from parts(inner)


def classes(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from classes(inner)


def test_a_new_case_has_every_field_and_explains_it() -> None:
    run("new", "mine.yaml")
    text = Path("mine.yaml").read_text(encoding="utf-8")
    flat = " ".join(re.sub(r"^[ #]+", "", text, flags=re.MULTILINE).split())
    fields = {(key_of(name), field.description) for kind in parts(Case) for name, field in kind.model_fields.items()}
    of_reports_alone = {"kind"}
    assert [key for key, _ in fields if f"{key}:" not in text and key not in of_reports_alone] == []
    lost = [key for key, said in fields if " ".join((said or "").split()) not in flat and key not in of_reports_alone]
    assert lost == []


def test_a_name_with_spaces_is_shown_as_it_has_to_be_typed() -> None:
    assert run("new", "my case.yaml", "--house", "lancashire").said.endswith('reportgen build "my case.yaml"')


def test_only_the_reports_that_were_asked_for_are_in_a_new_case_each_once() -> None:
    run("new", "mine.yaml", "--house", "lancashire", "--report", "cabinet", "--report", "cabinet")
    built = run("build", "mine.yaml", "--to", "md")
    assert (built.code, built.lines) == (0, ["output/mine-cabinet.md"])


def test_a_new_case_in_a_house_that_cannot_be_read_is_refused_with_what_is_wrong_in_it(here: Path) -> None:
    Path("templates/broken").mkdir(parents=True)
    Path("templates/broken/house.yaml").write_text("schema_version: 1\n", encoding="utf-8")
    ran = run("new", "mine.yaml", "--house", "broken")
    assert (ran.code, ran.out) == (1, "")
    assert "templates/broken/house.yaml:1:1: error[CASE-03]" in ran.said
    assert not (here / "mine.yaml").exists()


def test_a_file_that_is_there_is_never_written_over(here: Path) -> None:
    Path("mine.yaml").write_text(MINIMAL, encoding="utf-8")
    before = contents(here)
    assert run("new", "mine.yaml").code == 1
    assert contents(here) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["mine.yaml", "--house", "lankashire"], "did you mean `lancashire`?"),
        (["mine.yaml", "--house", "zzz"], "choose one of: lancashire, lewisham, tameside"),
        (["mine.yaml", "--house", "lewisham", "--report", "cabinet"], "it makes: mayor-and-cabinet, full-council"),
        (["mine.txt"], "give it a name such as cases/my-case.yaml"),
        (["mine"], "does not end in .yaml"),
    ],
)
def test_what_no_case_can_be_made_of_is_refused_and_nothing_is_written(
    arguments: list[str], words: str, here: Path
) -> None:
    ran = run("new", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.said
    assert contents(here) == {}


def test_a_full_disk_leaves_no_half_of_a_new_case(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(placing, "_write", full)
    ran = run("new", "mine.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert "error[OUT-02] mine.yaml was not written: the disk is full" in ran.said
    assert contents(here) == {}


# ------------------------------------------------------------------------------------------------ house styles


def test_the_houses_are_listed_with_their_councils_and_reports() -> None:
    ran = run("houses")
    blocks = ran.out.strip().split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == list(HOUSES)
    for block, council in zip(blocks, HOUSES.values(), strict=True):
        assert f"council   {council}" in block
        assert block.count("  report    ") == 2
        assert "made from" in block


def test_nothing_is_wrong_with_the_houses_that_come_with_reportgen() -> None:
    ran = run("houses", "--check")
    assert (ran.code, ran.err) == (0, "")


def test_a_house_that_cannot_be_read_is_listed_as_such_and_the_others_as_ever() -> None:
    Path("templates/broken").mkdir(parents=True)
    Path("templates/broken/house.yaml").write_text("council: [one\n", encoding="utf-8")
    ran = run("houses")
    assert "broken\n  cannot be read; `reportgen houses --check` says why (templates/broken)" in ran.out
    assert "lewisham\n  council   London Borough of Lewisham" in ran.out
    checked = run("houses", "--check")
    assert checked.code == 1
    assert "templates/broken/house.yaml:1:" in checked.said


def test_the_check_of_houses_finds_what_only_shows_when_a_template_writes() -> None:
    house = Path("templates/tried")
    house.mkdir(parents=True)
    for path in (TEMPLATES / "lancashire").iterdir():
        (house / path.name).write_bytes(path.read_bytes())
    assert run("houses", "--check").code == 0
    with (house / "cabinet.md.j2").open("a", encoding="utf-8") as template:
        template.write("\n{{ case.chairman }}\n")
    ran = run("houses", "--check")
    assert (ran.code, "templates/tried/cabinet.md.j2:4:1: error[TPL-02]" in ran.said) == (1, True), ran.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".yaml", "error[NEW-04] .yaml needs a name before it"),
        ("mine.txt", "error[NEW-04] mine.txt does not end in .yaml"),
        ("a" * 300 + ".yaml", "was not written: its name is too long for this disk"),
    ],
)
def test_a_name_that_no_case_file_can_have_is_refused_in_plain_words(name: str, said: str) -> None:
    ran = run("new", name)
    assert ran.code == 1
    assert said in ran.said
