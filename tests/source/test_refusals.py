from __future__ import annotations

import pytest
import yaml

from reportgen.diagnostics import Severity, declared_codes
from reportgen.source import Source, parse, read
from reportgen.source.findings import MOST_OF_A_KIND
from tests.source.trees import GALLERY, messages, nodes_within, only_message, root_of


@pytest.mark.usefixtures("either_parser")
class TestRefusals:
    def test_of_a_duplicate_keep_the_first_value_and_point_to_both(self) -> None:
        checked = parse("issued: 2019-05-08\nissued: 2019-05-09\n", "x.yaml")
        (found,) = checked.diagnostics
        assert (found.code.name, found.message) == ("YAML-08", "`issued` is given twice")
        assert found.because == "it is given first in line 1 (x.yaml:1:1)"
        assert str(found.span) == "x.yaml:2:1"
        assert checked.value is not None
        assert checked.value.root == {"issued": "2019-05-08"}

    def test_of_borrowed_values_leave_them_out(self) -> None:
        checked = parse("a: &x [1]\nb: *x\n<<: *x\n", "x.yaml")
        assert [found.code.name for found in checked.diagnostics] == ["YAML-09"] * 4
        assert checked.value is not None
        assert checked.value.root == {"a": ["1"], "b": None}

    def test_of_tags_keep_the_text_and_its_place(self) -> None:
        checked = parse("a: !!int 12\n? !x k\n: v\n", "x.yaml")
        assert [found.code.name for found in checked.diagnostics] == ["YAML-10", "YAML-10"]
        assert checked.value is not None
        assert checked.value.root is not None
        assert checked.value.root == {"a": "12", "k": "v"}
        assert str(checked.value.root.span_of("a")) == "x.yaml:1:10"

    def test_of_names_that_hide_a_character_name_it(self) -> None:
        assert only_message("a:\n\u00a0\u00a0b: 1\n") == "a no-break space (U+00A0) is hidden in the name `b`"
        assert only_message("so\u200bme: 1\n") == (
            "the invisible character “zero width space” (U+200B) is hidden in the name `some`"
        )

    def test_come_all_in_one_run(self) -> None:
        checked = read(GALLERY / "several-problems.yaml")
        assert sorted(found.code.name for found in checked.diagnostics) == [
            "YAML-05",
            "YAML-08",
            "YAML-09",
            "YAML-10",
            "YAML-15",
        ]

    def test_of_one_kind_are_counted_from_the_twentieth_on(self) -> None:
        checked = parse("a: 1\n" * 31, "x.yaml")
        assert len(checked.diagnostics) == MOST_OF_A_KIND + 1
        assert checked.diagnostics[-1].message == "10 more like these, from here on"
        assert str(checked.diagnostics[-1].span) == "x.yaml:22:1"
        assert messages(parse("a: 1\n" * 22, "x.yaml"))[-1] == "one more like these"

    def test_of_an_alias_bomb_are_quick_and_build_nothing(self) -> None:
        checked = read(GALLERY / "alias-bomb.yaml")
        assert checked.failed
        assert checked.value is not None
        assert len(nodes_within(checked.value.root)) < 10

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
    def test_of_deep_nesting_do_not_wait_for_its_end(self, opening: str) -> None:
        start = "a:\n " if opening == "- " else "a: "
        assert only_message(start + opening * 5000).startswith("this is set in by more than 32 steps")

    def test_of_an_open_quotation_mark_find_it_although_a_later_one_closes_it(self) -> None:
        (found,) = parse('a: "one\nb: ": two\n', "x.yaml").diagnostics
        assert found.message == "the text that begins with this quotation mark does not end before line 2"
        assert str(found.span) == "x.yaml:1:4"

    def test_leave_nothing_to_read_when_the_text_breaks_off(self) -> None:
        checked = parse("a: 1\nb: [\n", "x.yaml")
        assert checked.value == Source("x.yaml", "a: 1\nb: [\n", None)


@pytest.mark.usefixtures("either_parser")
class TestCharacters:
    @pytest.mark.parametrize(
        "number", [0x00, 0x08, 0x0B, 0x1F, 0x7F, 0x80, 0x85, 0x2028, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]
    )
    def test_that_no_report_can_hold_are_refused_where_they_stand(self, number: int) -> None:
        (found,) = parse(f"a: x{chr(number)}y\n", "x.yaml").diagnostics
        assert found.code.name == "YAML-05"
        assert f"(U+{number:04X}) stands here, which no report can hold" in found.message
        assert str(found.span) == "x.yaml:1:5"

    @pytest.mark.parametrize("escape", [r"\0", r"\x01", r"\u2028", r"\N", r"\U0000FFFF"])
    def test_that_no_report_can_hold_are_refused_as_codes_too(self, escape: str) -> None:
        assert only_message(f'"{escape}": 1\n') == f"the code `{escape}` stands for a character that no report can hold"

    @pytest.mark.parametrize("escape", [r"\ud800", r"\U00110000", r"\q", r"\x4z"])
    def test_that_do_not_exist_are_refused_as_codes(self, escape: str) -> None:
        (found,) = parse(rf'a: "\\ {escape}"' + "\n", "x.yaml").diagnostics
        assert found.message == f"`{escape[:2]}` is no code that can stand between double quotation marks"
        assert str(found.span) == "x.yaml:1:8"

    def test_that_have_harmless_codes_are_left_alone(self) -> None:
        assert root_of(r'a: "one\ttwo \" \u00a3"' + "\n") == {"a": 'one\ttwo " £'}
        assert only_message(r'a: "\t\0"' + "\n").startswith(r"the code `\0`")

    def test_that_turn_the_direction_are_allowed_with_a_warning(self) -> None:
        checked = parse("a: x\u202ey\n", "x.yaml")
        assert [found.severity for found in checked.diagnostics] == [Severity.WARNING]
        assert not checked.failed
        assert checked.value is not None
        assert checked.value.root == {"a": "x\u202ey"}

    def test_of_many_scripts_are_welcome(self) -> None:
        assert root_of("név: Årlig “£” – ঢাকা 日本 👩‍👧\n") == {"név": "Årlig “£” – ঢাকা 日本 👩‍👧"}


class TestComments:
    @pytest.mark.parametrize("text", ["a: Flat #3\n", "a: #3 Elm Close\n", "a: [x #3\n]\n", "a: 'x' #3\n"])
    def test_that_begin_with_a_number_are_pointed_out(self, text: str) -> None:
        assert only_message(text) == "`#3` and what follows it is read as a comment, so it will not be in any report"

    @pytest.mark.parametrize(
        "text",
        ["a: 1 # 3\n", "#3\na: 1\n", "a: 'x #3'\n", "a: |\n  x #3\n", "a: x#3\n", "a: 1 # not #3\n", "'x #3': 1\n"],
    )
    def test_that_are_meant_are_left_alone(self, text: str) -> None:
        root_of(text)


def test_a_problem_that_pyyaml_words_anew_still_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def get_event(self) -> None:
            raise yaml.YAMLError("a wording from the future")

    monkeypatch.setattr(yaml, "CSafeLoader", lambda _: Broken())
    assert only_message("a: 1\n") == "this cannot be understood; there is a slip here or on the line above"


def test_every_code_explains_itself_in_whole_sentences() -> None:
    codes = [code for name, code in declared_codes().items() if name.startswith("YAML-")]
    assert len(codes) == 24
    for code in codes:
        assert code.title[0].isupper()
        assert code.meaning.endswith(".")
        assert code.mend.endswith(".")
