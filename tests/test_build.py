from __future__ import annotations

import errno
import os
import time
from pathlib import Path

import pytest

from reportgen import api
from tests.program import FINISHED, MINIMAL, PLAIN, TEMPLATES, WORKED, contents, plain_house, run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works two folders down, so that it sees whatever a build puts beside its own folder."""
    place = tmp_path / "a" / "b"
    place.mkdir(parents=True)
    monkeypatch.chdir(place)
    return place


def case(text: str, name: str = "case.yaml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def head(house: str = "lancashire") -> str:
    return f"schema_version: 1\ncouncil: {house}\n"


# --------------------------------------------------------------------------------------------- what it builds


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_every_worked_case_builds_in_every_format_without_an_error(path: Path) -> None:
    ran = run("build", path, "--to", "docx,md,html")
    assert ran.code == 0
    assert "warning" not in ran.said.replace("0 warnings", "")
    made = api.load_case(path).value
    assert made is not None
    assert ran.lines == [
        f"output/{path.stem}-{name}.{kind}" for name in made.reports for kind in ("docx", "md", "html")
    ]
    assert set(contents(Path("output"))) == {line.removeprefix("output/") for line in ran.lines} | {".reportgen.record"}


def test_a_folder_is_built_in_the_order_of_its_names_and_only_its_case_files() -> None:
    folder = Path("cases")
    folder.mkdir()
    for name in ("b.yaml", "a.YML", "._a.yaml", "case.schema.json", "notes.txt"):
        case(MINIMAL, f"cases/{name}")
    (folder / "inner.yaml").mkdir()
    ran = run("build", folder, "--to", "md")
    assert (ran.code, ran.lines) == (0, ["output/a-cabinet.md", "output/b-cabinet.md"])


def test_only_the_reports_that_are_asked_for_are_built_each_once() -> None:
    ran = run("build", FINISHED, "--report", "cabinet", "--report", "cabinet", "--to", "md")
    assert ran.lines == ["output/lancashire-2019-complaint-consent-cabinet.md"]
    assert "1 report from 1 case" in ran.said


def test_a_half_finished_case_builds_a_draft_whose_gaps_can_be_seen_in_every_format(here: Path) -> None:
    name = case(MINIMAL)
    ran = run("build", name, "--to", "docx,md,html")
    assert ran.code == 0
    assert "case.yaml:4:3: gap[GAP-01] not given yet: meeting date" in ran.said
    gaps = ran.err.count(": gap[")
    assert ran.err.splitlines()[-1].startswith(f"1 report from 1 case. {gaps} gaps, 0 warnings, 0 errors")
    words = "[meeting date: to be given]"
    assert words in (here / "output" / "case-cabinet.html").read_text(encoding="utf-8")
    assert words in (here / "output" / "case-cabinet.md").read_text(encoding="utf-8").replace("\\", "")


def test_a_case_with_nothing_but_its_council_says_that_it_makes_no_report() -> None:
    ran = run("build", case(head()))
    assert ran.code == 1
    assert "error[CASE-09] the case names no report to make" in ran.said


def test_every_problem_of_every_file_is_said_in_one_run() -> None:
    case(head() + "findings: 1\nombudsmann: 1\nombudsman: {received: 2025-02-30}\n", "one.yaml")
    case("council: nowhere\n", "two.yaml")
    case(MINIMAL, "three.yaml")
    ran = run("build", "one.yaml", "two.yaml", "three.yaml", "four.yaml", "--to", "md")
    assert ran.code == 1
    assert ran.lines == ["output/three-cabinet.md"]
    for words in (
        "one.yaml:3:",
        "one.yaml:4:1",
        "one.yaml:5:",
        "2025-02-30",
        "two.yaml",
        "schema_version",
        "four.yaml",
    ):
        assert words in ran.said
    assert "1 report from 4 cases." in ran.said


# --------------------------------------------------------------------------------------- what cannot be built


def test_a_missing_file_is_named_with_the_one_that_was_probably_meant() -> None:
    case(MINIMAL, "lancashire.yaml")
    ran = run("build", "lancshire.yaml")
    assert ran.code == 1
    assert "error[YAML-01] there is no file lancshire.yaml" in ran.said
    assert "did you mean `lancashire.yaml`?" in ran.said


def test_a_folder_without_cases_is_an_error() -> None:
    Path("empty").mkdir()
    ran = run("build", "empty")
    assert ran.code == 1
    assert "error[CASE-08] the folder empty holds no case file" in ran.said
    assert "0 reports from 0 cases" in ran.said


def test_a_folder_that_may_not_be_read_is_an_error_and_no_mistake_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("locked").mkdir()

    def refused(_folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refused)
        ran = run("check", "locked")
    assert ran.code == 1
    assert "error[CASE-08] the folder locked cannot be read" in ran.said


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a note\n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(text: str) -> None:
    ran = run("build", case(text))
    assert (ran.code, "error[YAML-02]" in ran.said) == (1, True)


def test_an_unknown_house_is_named_at_its_line_with_the_one_that_was_probably_meant() -> None:
    ran = run("build", case(MINIMAL.replace("lancashire", "lankashire")))
    assert ran.code == 1
    assert "case.yaml:2:10: error[HOUSE-01] there is no house style called `lankashire`" in ran.said
    assert "did you mean `lancashire`?" in ran.said


@pytest.mark.parametrize("house", ["../lancashire", "base", ".", "", "/etc", "LANCASHIRE "])
def test_no_house_is_looked_for_outside_the_folders_of_houses(house: str) -> None:
    ran = run("check", case(MINIMAL.replace("lancashire", repr(house))))
    assert ran.code == 1
    assert "HOUSE-01" in ran.said or "CASE-03" in ran.said


def test_every_case_with_an_unknown_house_is_told_so_at_its_own_line() -> None:
    for name in ("one.yaml", "two.yaml"):
        case(MINIMAL.replace("lancashire", "nowhere"), name)
    said = run("check", "one.yaml", "two.yaml").said
    assert "one.yaml:2:10: error[HOUSE-01]" in said
    assert "two.yaml:2:10: error[HOUSE-01]" in said


def test_an_unknown_report_on_the_command_line_is_answered_with_those_that_there_are() -> None:
    ran = run("build", FINISHED, "--report", "cabinett")
    assert (ran.code, ran.out) == (1, "")
    assert "error[CASE-09] the case has no report called cabinett" in ran.said
    assert "did you mean `cabinet`?" in ran.said


def test_an_unknown_report_beside_a_known_one_is_not_passed_over() -> None:
    ran = run("build", FINISHED, "--report", "cabinet", "--report", "full-counsil", "--to", "md")
    assert (ran.code, len(ran.lines)) == (0, 1)
    assert "warning[CASE-09] the case has no report called full-counsil" in ran.said


@pytest.mark.parametrize("report", ["overview: {}", "cabinet: {kind: overview}"])
def test_a_report_that_the_house_does_not_make_is_named_at_its_line(report: str) -> None:
    ran = run("build", case(f"{head()}reports:\n  {report}\n"))
    assert ran.code == 1
    assert "case.yaml:4:" in ran.said
    assert "error[HOUSE-02] the house style `lancashire` makes no report called `overview`" in ran.said
    assert "It makes: full-council, cabinet" in ran.said


def test_another_house_may_be_named_for_a_case() -> None:
    ran = run("build", case(f"{head()}reports:\n  full-council: {{}}\n"), "--house", "lewisham", "--to", "md")
    assert ran.code == 0
    assert "London Borough of Lewisham" in Path("output/case-full-council.md").read_text(encoding="utf-8")


def test_an_unknown_house_on_the_command_line_is_no_mistake_of_the_case() -> None:
    ran = run("build", case(MINIMAL), "--house", "lewishan")
    assert ran.code == 1
    assert ran.said.startswith(
        "error[HOUSE-01] there is no house style called `lewishan` fix: did you mean `lewisham`?"
    )


def test_a_report_with_a_mistake_is_not_written_and_the_others_of_its_case_are(here: Path) -> None:
    plain_house(here)
    text = PLAIN + "  full-council:\n    sections: {thanks: None.}\n"
    ran = run("build", case(text), "--to", "md")
    assert (ran.code, ran.lines) == (1, ["output/case-cabinet.md"])
    assert "case.yaml:6:24: error[CASE-06] this report has no section called `thanks`" in ran.said


# ------------------------------------------------------------------------------------------------ report names


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "a/b", "a\\b", "/etc/passwd", "..", ".", "c:x", "a:b", "CON", "aux.", "x ", "-", "-x", "x-", "a--b"),
        *(
            "Full-Council",
            "full_council",
            "full council",
            "räte",
            "報告",
            "\U0001f600",
            "a\nb",
            "*",
            "?",
            "<x>",
            '"',
            "~",
        ),
        *("$HOME", "%PATH%", "x" * 61, "x" * 5000, "\u202egnp.exe"),
    ],
)
def test_a_report_name_that_is_unsafe_in_a_file_name_is_refused_and_nothing_is_written(name: str, here: Path) -> None:
    text = "".join(f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}" for sign in name)
    path = case(f'{head()}reports:\n  "{text}": {{kind: cabinet}}\n')
    ran = run("build", path)
    assert (ran.code, ran.out) == (1, "")
    assert "case.yaml:4:" in ran.said
    assert len(ran.err) < 1000
    assert "Traceback" not in ran.said
    assert "mistake" not in ran.said
    assert list(contents(here.parents[1])) == ["a/b/case.yaml"]


@pytest.mark.parametrize(
    ("name", "better"), [("Full Council", "full-council"), ("full_council", "full-council"), ("../x", "x")]
)
def test_a_report_name_that_can_be_mended_is_shown_mended(name: str, better: str) -> None:
    ran = run("check", case(f'{head()}reports:\n  "{name}": {{kind: cabinet}}\n'))
    assert f"error[CASE-07] `{name}` cannot be the name of a report" in ran.said
    assert f"for example `{better}`" in ran.said


def test_a_report_without_a_name_is_refused() -> None:
    ran = run("build", case(f'{head()}reports:\n  "": {{kind: cabinet}}\n'))
    assert ran.code == 1
    assert "case.yaml:4:3: error[" in ran.said


def test_the_longest_report_name_is_written_and_a_longer_case_name_is_cut_so_that_every_computer_keeps_it() -> None:
    longest = "x" * 60
    assert run("build", case(f"{head()}reports:\n  {longest}: {{kind: cabinet}}\n"), "--to", "md").code == 0
    name = case(f"{head()}reports:\n  {longest}: {{kind: cabinet}}\n", f"{'n' * 240}.yaml")
    ran = run("build", name, "--to", "md")
    assert (ran.code, ran.lines) == (0, [f"output/{'n' * 59}-{longest}.md"])


# ---------------------------------------------------------------------------------------------- hostile files


def test_a_file_of_ten_megabytes_is_refused_at_once() -> None:
    case(MINIMAL + "# " + "x" * 10_000_000, "large.yaml")
    start = time.perf_counter()
    ran = run("build", "large.yaml")
    assert (ran.code, "error[YAML-03]" in ran.said) == (1, True)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        head() + "findings: " + "[" * 1000 + "]" * 1000 + "\n",
        head() + "findings: " + "{a: " * 1000 + "1" + "}" * 1000 + "\n",
        head() + "".join(f"{' ' * depth}a:\n" for depth in range(1000)),
        head() + "- " * 1000 + "a\n",
    ],
    ids=["lists", "groups", "steps", "dashes"],
)
def test_a_file_a_thousand_steps_deep_is_refused_at_its_line(text: str) -> None:
    ran = run("build", case(text))
    assert ran.code == 1
    assert "case.yaml:" in ran.said
    assert "mistake" not in ran.said


@pytest.mark.parametrize("depth", [5, 30])
def test_prose_as_deep_as_prose_can_be_never_stops_a_report(depth: int) -> None:
    lists = "".join(f"{' ' * 4}{'  ' * level}- level {level}\n" for level in range(depth))
    quotes = f"    {'> ' * depth}quoted\n"
    marks = f"    {'**a *b ' * depth}\n"
    text = (
        f"{head()}every report:\n  background: |\n    Start:\n\n{lists}\n{quotes}\n{marks}reports:\n  cabinet: {{}}\n"
    )
    ran = run("build", case(text), "--to", "docx,md,html")
    assert ran.code == 0, ran.err
    assert f"level {depth - 1}" in Path("output/case-cabinet.md").read_text(encoding="utf-8")


def test_an_own_word_file_that_cannot_be_read_is_an_error_of_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    house = Path("templates/lancashire")
    house.mkdir(parents=True)
    for path in (TEMPLATES / "lancashire").iterdir():
        (house / path.name).write_bytes(path.read_bytes())
    (house / "styles.docx").write_bytes(b"")
    read = Path.read_bytes

    def held(self: Path) -> bytes:
        if self.name == "styles.docx":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", held)
    for arguments in (["build", case(MINIMAL)], ["houses", "--check"]):
        ran = run(*arguments)
        assert ran.code == 1
        assert "styles.docx cannot be read: it is open in another program" in ran.said
    assert [path.suffix for path in Path("output").iterdir() if path.suffix != ".record"] == [".md"]


def test_a_hundred_cases_cost_no_more_each_than_ten(here: Path) -> None:
    plain_house(here)
    Path("few").mkdir()
    Path("many").mkdir()
    for folder, count in (("few", 10), ("many", 100)):
        for number in range(count):
            case(PLAIN, f"{folder}/{number}.yaml")
    run("build", case(PLAIN), "--to", "md")
    times = []
    for folder in ("few", "many"):
        start = time.process_time()
        assert run("build", "-q", folder, "--to", "md", "--output", f"out-{folder}").code == 0
        times.append(time.process_time() - start)
    assert times[1] < 25 * times[0]


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right of its own for links")
def test_a_link_in_the_place_of_a_report_is_not_followed(here: Path) -> None:
    outside = here.parent / "outside.md"
    outside.write_text("not ours", encoding="utf-8")
    Path("output").mkdir()
    Path("output/case-cabinet.md").symlink_to(outside)
    ran = run("build", case(MINIMAL), "--to", "md")
    assert (ran.code, "OUT-03" in ran.said) == (3, True)
    assert outside.read_text(encoding="utf-8") == "not ours"


def test_a_report_whose_template_fails_is_not_counted_as_made() -> None:
    house = Path("templates/broken")
    house.mkdir(parents=True)
    for path in (TEMPLATES / "lancashire").iterdir():
        (house / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    with (house / "report.md.j2").open("a", encoding="utf-8") as template:
        template.write("\n{{ case.nothing }}\n")
    ran = run("build", case(head("broken") + "reports: {cabinet: {}}\n"))
    assert (ran.code, ran.lines) == (1, [])
    assert "0 reports from 1 case." in ran.said
    assert "there is no `nothing` in a case" in ran.said
