from __future__ import annotations

import io
import re
import textwrap
from datetime import date
from pathlib import Path

import docx
import pytest

from reportgen import api
from tests.importers import forms
from tests.importers.made import EXAMPLE
from tests.program import FINISHED, MINIMAL, UNFINISHED, contents, run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_case_is_loaded_composed_and_written_step_by_step() -> None:
    case = api.load_case(FINISHED).value
    assert case is not None
    document = api.compose(case, "full-council").value
    assert document is not None
    word = api.write(document, "docx", house="lancashire").value
    assert word is not None
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
    assert "Executive Summary" in paragraphs
    for kind in api.FORMATS:
        assert api.write(document, kind, house="lancashire").value


def test_the_example_in_its_own_documentation_runs(here: Path) -> None:
    (here / "cases").mkdir()
    (here / "cases" / FINISHED.name).write_bytes(FINISHED.read_bytes())
    assert api.__doc__ is not None
    example = "".join(re.findall(r"^ {4}.*\n|^\n", api.__doc__, re.MULTILINE))
    names: dict[str, object] = {}
    exec(textwrap.dedent(example), names)  # noqa: S102  our own documentation
    assert isinstance(names["word"], bytes)


def test_the_api_builds_the_same_bytes_as_the_steps_one_by_one(here: Path) -> None:
    result = api.build([FINISHED], api.Options(output=here / "out", formats=api.FORMATS, reports=("cabinet",)))
    case = api.load_case(FINISHED).value
    assert case is not None
    document = api.compose(case, "cabinet").value
    assert document is not None
    for file, kind in zip(result.files, api.FORMATS, strict=True):
        assert file.read_bytes() == api.write(document, kind, house="lancashire").value


def test_what_a_build_made_and_found_is_in_its_result(here: Path) -> None:
    heard: list[Path] = []
    result = api.build([UNFINISHED, here / "nowhere.yaml"], api.Options(output=here / "out"), heard.append)
    assert result.files == heard
    assert set(contents(here / "out")) == {file.name for file in result.files} | {".reportgen.record"}
    assert (result.cases, result.reports, result.refused) == (2, 2, False)
    assert {found.severity for found in result.diagnostics} == {api.Severity.GAP, api.Severity.ERROR}


def test_a_check_finds_what_a_build_finds_and_writes_nothing(here: Path) -> None:
    checked = api.check([UNFINISHED])
    assert contents(here) == {}
    built = api.build([UNFINISHED], api.Options(output=here / "out"))
    assert checked.diagnostics == built.diagnostics
    assert (checked.cases, checked.reports, checked.files) == (1, 2, [])


def test_a_refused_build_says_so(here: Path) -> None:
    result = api.build([UNFINISHED], api.Options(output=here / "out", stage=api.Stage.FINAL))
    assert (result.refused, result.reports, result.files) == (True, 0, [])


@pytest.mark.parametrize("name", ["nowhere.yaml", "a\0b.yaml", "", "x" * 5000, "."])
def test_a_file_that_cannot_be_read_is_a_diagnostic_and_no_exception(name: str) -> None:
    loaded = api.load_case(Path(name))
    assert (loaded.value, loaded.failed) == (None, True)
    assert [found.code.name for found in loaded.diagnostics] == ["YAML-01"]
    result = api.build([Path(name)])
    assert (result.reports, bool(result.diagnostics)) == (0, True)


def test_every_error_of_a_file_that_can_be_read_has_its_place(here: Path) -> None:
    path = here / "case.yaml"
    path.write_text("schema_version: 2\ncouncil: lancashire\nombudsman: {issued: no}\nx: y\n", encoding="utf-8")
    found = api.load_case(path, "case.yaml").diagnostics
    assert [(str(one.span), bool(one.fix)) for one in found if one.span] == [(str(one.span), True) for one in found]
    assert {one.span.line for one in found if one.span} >= {3, 4}


def test_another_house_may_be_chosen_and_an_unknown_one_is_a_diagnostic() -> None:
    case = api.load_case(FINISHED).value
    assert case is not None
    lewisham = api.compose(case, "full-council", api.Options(house="lewisham")).value
    assert lewisham is not None
    assert lewisham.properties.author == "London Borough of Lewisham"
    unknown = api.compose(case, "full-council", api.Options(house="nowhere"))
    assert [found.code.name for found in unknown.diagnostics] == ["HOUSE-01"]
    assert [found.code.name for found in api.write(lewisham, "md", house="nowhere").diagnostics] == ["HOUSE-01"]


def test_a_mistake_in_a_program_raises() -> None:
    case = api.load_case(FINISHED).value
    assert case is not None
    with pytest.raises(KeyError):
        api.compose(case, "nowhere")
    document = api.compose(case, "cabinet").value
    assert document is not None
    with pytest.raises(ValueError, match="pdf is not a format; it can be docx, md, html"):
        api.write(document, "pdf", house="lancashire")


def test_cases_that_differ_only_in_what_they_say_do_not_colour_one_another(here: Path) -> None:
    for name, title in (("a.yaml", "First"), ("b.yaml", "Second"), ("c.yaml", "First")):
        (here / name).write_text(MINIMAL.replace("{}", f"{{title: {title}}}"), encoding="utf-8")
    first, second, third = api.build([here], api.Options(output=here / "out", formats=("md",))).files
    assert first.read_bytes() == third.read_bytes()
    assert first.read_text(encoding="utf-8").replace("First", "Second") == second.read_text(encoding="utf-8")


def test_a_decision_is_read_and_made_a_case(here: Path) -> None:
    document = here / "decision.html"
    document.write_bytes(forms.as_html(EXAMPLE))
    facts = api.read_decision(document).value
    assert facts is not None
    assert [fact.value for fact in facts.references] == [EXAMPLE.reference]
    made = api.case_text(document, house="lancashire")
    assert made.value is not None
    case = here / "case.yaml"
    case.write_text(made.value, encoding="utf-8")
    loaded = api.load_case(case).value
    assert loaded is not None
    assert len(loaded.recommendations) == len(facts.remedies)


def test_what_is_no_decision_and_an_unknown_house_are_diagnostics(here: Path) -> None:
    document = here / "letter.txt"
    document.write_text("Dear Ms K, thank you for your letter.", encoding="utf-8")
    assert [found.code.name for found in api.read_decision(document).diagnostics] == ["IMPORT-20"]
    assert [found.code.name for found in api.case_text(document).diagnostics] == ["IMPORT-20"]
    assert [found.code.name for found in api.case_text(document, house="lancashir").diagnostics] == ["IMPORT-28"]
    assert api.read_decision(here / "none.pdf").value is None


def test_everything_that_is_offered_is_there_and_described() -> None:
    assert [name for name in api.__all__ if name != "FORMATS" and not getattr(api, name).__doc__] == []


def test_a_cycle_is_made_as_the_command_makes_it(here: Path) -> None:
    (here / "cases").mkdir()
    text = FINISHED.read_text(encoding="utf-8").partition("\nreports:\n")[0]
    (here / "cases" / "a.yaml").write_text(f"{text}\nreports:\n  full-council: {{meeting: 2026-12-10}}\n", "utf-8")
    day = date(2026, 11, 23)
    made = api.cycle(["2026-12"], [Path("cases")], api.Options(output=Path("by-api")), day)
    run("cycle", "2026-12", "--today", day.isoformat(), "-o", "by-command")
    assert [(held.folder.name, held.reports) for held in made.held] == [("2026-12-10 full-council", 1)]
    folder = "2026-12-10 full-council"
    assert contents(here / "by-api" / folder).keys() == contents(here / "by-command" / folder).keys()
    for name, words in contents(here / "by-command" / folder).items():
        assert name.startswith(".") or (here / "by-api" / folder / name).read_bytes() == words
    with pytest.raises(ValueError, match="neither a month nor a day"):
        api.cycle(["full-council:soon"], [Path("cases")], api.Options(), day)


@pytest.mark.parametrize("kind", ["xlsx", "csv", "md", "json"])
def test_the_register_is_what_the_command_writes(here: Path, kind: str) -> None:
    day = date(2026, 11, 23)
    file = here / f"register.{kind}"
    run("register", FINISHED, UNFINISHED, "-o", file, "--today", day.isoformat())
    register = api.register([FINISHED, UNFINISHED], api.Options(today=day), day)
    assert api.register_as(register, kind) == file.read_bytes()


def test_no_other_form_of_the_register_is_known() -> None:
    with pytest.raises(ValueError, match="xlsx, csv, md, json"):
        api.register_as(api.register([FINISHED], api.Options(), date(2026, 11, 23)), "ods")
