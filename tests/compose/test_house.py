"""House styles: found by name in the first folder that has them, read strictly, and turned into measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.case.implications import Subject
from reportgen.case.practice import Practice
from reportgen.compose.house import HouseStyle, find, houses, report_style
from reportgen.diagnostics import Diagnostic, Span
from reportgen.document.look import Look, Scheme
from tests.compose.houses import HOUSE, TEMPLATES, Folder


def style(folder: Folder, extra: str = "") -> HouseStyle:
    folder.write({"lancashire/house.yaml": HOUSE + extra})
    return folder.house().style


def problems(folder: Folder, text: str) -> list[Diagnostic]:
    folder.write({"lancashire/house.yaml": text})
    found = find("lancashire", [folder.path])
    assert found.value is None
    return list(found.diagnostics)


# -------------------------------------------------------------------------------------------------- finding


def test_the_first_folder_that_has_a_house_counts(tmp_path: Path) -> None:
    first, second = Folder(tmp_path / "one"), Folder(tmp_path / "two")
    first.write({"lewisham/house.yaml": HOUSE, "base/macros.md.j2": ""})
    second.write({"lewisham/house.yaml": HOUSE, "elmbridge/house.yaml": HOUSE, "base/x": "", "notes/readme.txt": ""})
    roots = [tmp_path / "nowhere", first.path, second.path]
    assert houses(roots) == {"elmbridge": second.path / "elmbridge", "lewisham": first.path / "lewisham"}
    found = find("elmbridge", iter(roots)).value
    assert found is not None
    assert (found.name, found.folder, found.shared) == ("elmbridge", second.path / "elmbridge", first.path / "base")


def test_a_house_without_shared_templates_looks_beside_itself(folder: Folder) -> None:
    style(folder)
    assert folder.house().shared == folder.path / "base"


def test_an_unknown_house_says_which_was_meant_or_which_there_are(folder: Folder) -> None:
    style(folder)
    place = Span("case.yaml", 2, 10)
    for name, fix in [("lancashir", "did you mean `lancashire`?"), ("zzz", "choose one of: lancashire")]:
        (found,) = find(name, [folder.path], place).diagnostics
        assert (found.code.name, found.message, found.fix) == (
            "HOUSE-01",
            f"there is no house style called `{name}`",
            fix,
        )
        assert found.span == place
    (none,) = find("zzz", [folder.path / "nowhere"]).diagnostics
    assert none.fix == "there are none: add a folder with a `house.yaml`"


@pytest.mark.parametrize("name", ["../lancashire", "lancashire/", ".", "", "LANCASHIRE", "base"])
def test_a_house_is_found_by_its_whole_name_only(folder: Folder, name: str) -> None:
    style(folder)
    assert find(name, [folder.path]).value is None


def test_an_unknown_report_says_which_was_meant_and_which_there_are(folder: Folder) -> None:
    style(folder)
    assert report_style(folder.house(), "cabinet", None).value is not None
    for name, hint in [("cabinett", "did you mean `cabinet`? "), ("zzz", "")]:
        (found,) = report_style(folder.house(), name, None).diagnostics
        assert found.code.name == "HOUSE-02"
        assert found.message == f"the house style `lancashire` makes no report called `{name}`"
        assert found.fix.startswith(f"{hint}It makes: cabinet. For a report of another name")


def test_a_councils_own_word_file(folder: Folder) -> None:
    style(folder)
    assert folder.house().own_file is None
    for name in ("styles.dotx", "styles.docx"):
        folder.write({f"lancashire/{name}": ""})
        assert folder.house().own_file == folder.path / "lancashire" / name


# --------------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("wrong", "code", "place", "message"),
    [
        ("pages: {acent: '1B365D'}\n", "CASE-01", "11:9", "`acent` is not a field of pages"),
        ("coucil: x\n", "CASE-01", "11:1", "`coucil` is not a field of this file"),
        ("pages: {accent: red}\n", "CASE-02", "11:17", "`red` is not a colour"),
        ("pages: {title size: big}\n", "CASE-02", "11:21", "`big` is not a measure"),
        ("pages: {capitals: maybe}\n", "CASE-02", "11:19", "`maybe` is neither yes nor no"),
        ("numbering: {headings: I.}\n", "CASE-02", "11:23", "`I.` is not a form of number"),
        ("numbering: {headings: (i)}\n", "CASE-02", "11:23", "`(i)` is not a form of number"),
        ("numbering: {paragraphs: 1.1.1}\n", "CASE-02", "11:25", "`1.1.1` is not a form of number"),
        ("numbering: {items: [i), x]}\n", "CASE-02", "11:25", "`x` is not a form of number"),
        ("numbering: {items: 1.1}\n", "CASE-02", "11:20", "`1.1` is not a form of number"),
        ("feedback: www.a.uk\n", "CASE-02", "11:11", "`www.a.uk` is not a web address"),
        ("reports: {}\n", "YAML-08", "11:1", "`reports` is given twice"),
    ],
)
def test_a_broken_house_says_what_is_wrong_and_where(
    folder: Folder, wrong: str, code: str, place: str, message: str
) -> None:
    (found,) = problems(folder, HOUSE + wrong)
    assert (found.code.name, found.message) == (code, message)
    assert str(found.span) == f"{folder.path / 'lancashire' / 'house.yaml'}:{place}"
    assert found.fix


def test_all_that_is_wrong_with_a_house_is_said_at_once(folder: Folder) -> None:
    text = HOUSE.replace("appendix: Appendix 1", "appendix: Annex").replace("subject: legal", "subject: leagl")
    found = problems(folder, text.replace("schema_version: 1", "schema_version: 2").replace("body: Cabinet, ", ""))
    assert sorted(problem.message for problem in found) == [
        "`Annex` numbers no appendix",
        "`cabinet` does not say its `body`",
        "`leagl` is not a word known here",
        "the file follows version 2 of the form; only version 1 is known here",
    ]


def test_a_house_that_is_no_yaml_or_not_there_any_more(folder: Folder) -> None:
    assert [found.code.name for found in problems(folder, "council: [")] == ["YAML-17"]
    assert [found.code.name for found in problems(folder, "")] == ["YAML-02"]


@pytest.mark.parametrize("name", houses([TEMPLATES]))
def test_the_houses_that_come_along_can_be_read(name: str) -> None:
    found = find(name, [TEMPLATES])
    assert found.diagnostics == ()
    assert found.value is not None
    assert found.value.shared == TEMPLATES / "base"


# -------------------------------------------------------------------------------------------------- measures


def test_a_house_that_says_nothing_of_its_look_has_the_look_of_all(folder: Folder) -> None:
    assert style(folder).look() == Look(scheme=Scheme())


def test_a_house_that_says_its_look(folder: Folder) -> None:
    pages = (
        "pages: {accent: '1B365D', font: Gill Sans, title size: 16, margin top: 2.55, capitals: yes,"
        " masthead rule: no}\n"
    )
    look = style(folder, pages + 'numbering: {headings: 1., paragraphs: 1.1, items: [i), "(a)"]}\n').look()
    assert (look.accent, look.font, look.title_size, look.margin_top) == ("1B365D", "Gill Sans", 16.0, 2.55)
    assert (look.capitals, look.masthead_rule, look.tint) == (True, False, Look().tint)
    assert look.scheme == Scheme("1.", "1.1", ("i)", "(a)"))


def test_no_numbers(folder: Folder) -> None:
    assert style(folder, "numbering: {headings: none, paragraphs: none}\n").look().scheme == Scheme("", "")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("Appendix 1", {1: "Appendix 1", 2: "Appendix 2", 12: "Appendix 12"}),
        ("Appendix ‘A’", {1: "Appendix ‘A’", 26: "Appendix ‘Z’", 27: "Appendix ‘AA’", 53: "Appendix ‘AAA’"}),
        ("Annex A", {2: "Annex B"}),
    ],
)
def test_what_appendices_are_called(folder: Folder, pattern: str, names: dict[int, str]) -> None:
    folder.write({"lancashire/house.yaml": HOUSE.replace("Appendix 1", pattern)})
    made = folder.house().style
    assert {place: made.appendix_name(place) for place in names} == names


# ------------------------------------------------------------------------------------------- local practice


@pytest.mark.parametrize("name", ["lancashire", "lewisham", "tameside"])
def test_each_house_that_comes_along_sets_its_own_practice_and_who_clears_money_and_law(name: str) -> None:
    house = find(name, [TEMPLATES]).value
    assert house is not None
    assert house.style.practice.model_fields_set == set(Practice.model_fields)
    clears = {style.subject for style in house.style.implications if style.cleared_by}
    assert {Subject.FINANCIAL, Subject.LEGAL} <= clears


def test_what_a_house_does_not_set_is_not_asked(folder: Folder) -> None:
    practice = style(folder).practice
    unset = {field for field in Practice.model_fields if getattr(practice, field) is None}
    assert set(Practice.model_fields) - unset == {"key_decision_days"}
