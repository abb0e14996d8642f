from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from reportgen.source import Mapping, Scalar, Sequence, parse, read
from tests.source.trees import CASE, nodes_within, root_of


@pytest.mark.usefixtures("either_parser")
class TestValues:
    @pytest.mark.parametrize(
        "written",
        ["no", "Yes", "on", "12:30", "1_000", "2025-02-30", "19014855", "019542", "0x1F", "1e3", ".inf", "Null"],
    )
    def test_stay_the_text_that_was_written(self, written: str) -> None:
        assert root_of(f"value: {written}\n") == {"value": written}

    @pytest.mark.parametrize("written", ["", " ", " ~", " null", "   # to follow"])
    def test_that_are_not_given_are_none_under_a_key_that_is_there(self, written: str) -> None:
        root = root_of(f"a: 1\nvalue:{written}\n")
        assert root == {"a": "1", "value": None}
        assert str(root.span_of("value")) == "x.yaml:2:1"

    @pytest.mark.parametrize("written", ['""', "''", '"~"', "'null'"])
    def test_in_quotation_marks_are_given_even_if_they_are_empty(self, written: str) -> None:
        value = root_of(f"value: {written}\n")["value"]
        assert isinstance(value, Scalar)
        assert not value.plain
        assert value == written[1:-1]

    def test_know_whether_they_were_written_plainly(self) -> None:
        root = root_of("a: x\nb: 'x'\nc: |\n  x\n")
        assert [getattr(root[key], "plain", None) for key in "abc"] == [True, False, False]

    def test_may_run_over_several_lines(self) -> None:
        root = root_of("a: The council\n  would not\n\n  investigate\nb: |\n  one\n\n  two\n")
        assert root == {"a": "The council would not\ninvestigate", "b": "one\n\ntwo\n"}

    def test_may_hold_tabs_between_words(self) -> None:
        assert root_of("a:\tone\ttwo  # three\nb: 'x'\t# y\nc: one \t\n  two\nd: x\n  \ty\n") == {
            "a": "one\ttwo",
            "b": "x",
            "c": "one two",
            "d": "x y",
        }

    def test_are_text_wherever_text_is_wanted(self) -> None:
        value = root_of("a: x\n")["a"]
        assert {"x": 1}[str(value)] == 1
        assert value == "x"
        assert hash(value) == hash("x")
        assert isinstance(value, str)

    def test_survive_copying_and_pickling_with_their_places(self) -> None:
        root = root_of(CASE)
        for twin in (copy.deepcopy(root), pickle.loads(pickle.dumps(root))):  # noqa: S301 - our own bytes
            assert twin == root
            assert twin.span_of("wards") == root.span_of("wards")


@pytest.mark.usefixtures("either_parser")
class TestPlaces:
    def test_of_values_say_line_column_width_and_the_line_itself(self) -> None:
        ombudsman = root_of(CASE)["ombudsman"]
        assert isinstance(ombudsman, Mapping)
        span = ombudsman.span_of("route")
        assert (span.file, span.line, span.column, span.width) == ("x.yaml", 3, 10, len("public report"))
        assert span.excerpt == "  route: public report      # or decision statement"

    def test_of_keys_are_told_apart_from_those_of_values(self) -> None:
        root = root_of(CASE)
        assert {key: str(span) for key, span in root.key_spans.items()} == {
            "ombudsman": "x.yaml:2:1",
            "findings": "x.yaml:6:1",
            "wards": "x.yaml:12:1",
            "cabinet": "x.yaml:13:1",
            "extension": "x.yaml:14:1",
        }
        assert len(root.key_spans) == len(root)

    def test_of_groups_and_lists_are_where_they_begin(self) -> None:
        root = root_of(CASE)
        assert [str(root.span_of(key)) for key in root] == [
            "x.yaml:3:3",
            "x.yaml:7:3",
            "x.yaml:12:8",
            "x.yaml:13:10",
            "x.yaml:14:1",
        ]

    def test_of_items_are_known_even_if_the_item_is_not_given(self) -> None:
        findings = root_of(CASE)["findings"]
        assert isinstance(findings, Sequence)
        assert [str(findings.span_of(index)) for index in range(len(findings))] == ["x.yaml:7:5", "x.yaml:11:4"]

    def test_of_what_runs_over_several_lines_end_with_the_first(self) -> None:
        root = root_of('a: "one\n  two"\n')
        span = root.span_of("a")
        assert (span.line, span.column, span.width) == (1, 4, len('"one'))

    def test_count_characters_and_not_bytes(self) -> None:
        root = root_of("£: {€: x, 😀: yes}\n")
        inner = root["£"]
        assert isinstance(inner, Mapping)
        assert [inner.span_of(key).column for key in inner] == [8, 14]

    def test_cut_the_value_out_of_the_text(self) -> None:
        root = root_of(CASE)
        cut = {str(node): CASE[node.start : node.end] for node in nodes_within(root) if isinstance(node, Scalar)}
        assert cut["public report"] == "public report"
        assert cut["Report on children’s social care"] == '"Report on children’s social care"'
        assert cut["Newport"] == "'Newport'"
        wards, ombudsman = root["wards"], root["ombudsman"]
        assert isinstance(wards, Sequence)
        assert isinstance(ombudsman, Mapping)
        assert CASE[wards.start : wards.end] == "[Eastcliff, 'Newport']"
        assert CASE[ombudsman.start : ombudsman.end].endswith("social care”".replace("”", '"'))

    def test_are_the_same_with_the_line_breaks_of_windows(self) -> None:
        unix, windows = root_of(CASE), root_of(CASE.replace("\n", "\r\n"))
        assert [node.span for node in nodes_within(unix)] == [node.span for node in nodes_within(windows)]
        assert nodes_within(unix) == nodes_within(windows)

    def test_are_not_moved_by_a_byte_order_mark(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbf" + CASE.encode())
        checked = read(tmp_path / "x.yaml", "x.yaml")
        assert checked == parse(CASE, "x.yaml") == parse(f"\ufeff{CASE}", "x.yaml")
        assert checked.value is not None
        assert checked.value.text == CASE

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("a: It went out on 21 June, and was read.\n", "x.yaml:1:19"),
            ("a: 'It went out on 21 June'\n", "x.yaml:1:20"),
            ("a: |\n  It was sent.\n\n  It went out on 21 June.\n", "x.yaml:4:18"),
            ("a: >\n  It went out on 21\n  June, and was read.\n", "x.yaml:2:18"),
            ("a: |\n  > It went out on 21\n  > June.\n", "x.yaml:2:20"),
            ("b: 21 June\na: It went out on 21 June.\n", "x.yaml:2:19"),
            ("a: |\n  On 21 June it was sent.\n\n  It went out on 21 June.\n", "x.yaml:4:18"),
        ],
    )
    def test_of_some_words_in_a_value_are_found_as_they_were_typed(self, text: str, place: str) -> None:
        value = root_of(text)["a"]
        assert isinstance(value, Scalar)
        span = value.span_of("21 June", "It went out on ")
        assert str(span) == place
        assert span.excerpt[span.column - 1 :].startswith("21")
        assert span.whole == value.span

    @pytest.mark.parametrize(("words", "before"), [("22 June", ""), ("", ""), (" ", "x")])
    def test_of_words_that_are_not_there_are_those_of_the_value(self, words: str, before: str) -> None:
        value = root_of("a: It went out on 21 June.\n")["a"]
        assert isinstance(value, Scalar)
        assert value.span_of(words, before) == value.span
        assert value.span_of("June", "nothing like it ").column == len("a: It went out on 21 ") + 1
