from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Checked, Severity, declared_codes
from reportgen.source import LARGEST, Mapping, Node, Scalar, Sequence, Source, parse, read
from reportgen.source.findings import MOST_OF_A_KIND

GALLERY = Path(__file__).parent / "messages"

CASE = """\
# yaml-language-server: $schema=case.schema.json
ombudsman:
  route: public report      # or decision statement
  issued: 2019-05-08
  "title": "Report on children’s social care"
findings:
  - id: consent
    fault: >-
      The council would not investigate
      without the child’s consent.
  -
wards: [Eastcliff, 'Newport']
cabinet: {}
extension:
"""


@pytest.fixture(params=["libyaml", "pure"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")


def root_of(text: str) -> Mapping:
    checked = parse(text, "x.yaml")
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.root is not None
    return checked.value.root


def messages(checked: Checked[Source]) -> list[str]:
    return [found.message for found in checked.diagnostics]


def only_message(text: str) -> str:
    (found,) = parse(text, "x.yaml").diagnostics
    return found.message


def nodes_within(node: Node | None) -> list[Node]:
    if node is None:
        return []
    if isinstance(node, Scalar):
        return [node]
    children = node.values() if isinstance(node, Mapping) else node
    return [node, *(inner for child in children for inner in nodes_within(child))]


def layout(node: Node | None) -> list[object]:
    """Everything that a parser could get wrong about a tree."""
    return [
        (str(found), found.start, found.end, found.plain)
        if isinstance(found, Scalar)
        else (found.start, found.end, found.key_places if isinstance(found, Mapping) else found.item_starts)
        for found in nodes_within(node)
    ]


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


class TestFiles:
    def test_that_are_not_there_are_looked_for_beside_them(self, tmp_path: Path) -> None:
        (tmp_path / "lancashire-2019.yaml").write_text("a: 1\n")
        (found,) = read(tmp_path / "lancashire-2009.yaml", "lancashire-2009.yaml").diagnostics
        assert found.message == "there is no file lancashire-2009.yaml"
        assert found.fix == "did you mean `lancashire-2019.yaml`?"

    def test_that_are_nowhere_are_said_to_be_missing(self, tmp_path: Path) -> None:
        (found,) = read(tmp_path / "no" / "x.yaml", "no/x.yaml").diagnostics
        assert found.message == "there is no file no/x.yaml"
        assert found.fix == "check the name for a slip, and the folder that you are in"

    def test_that_are_folders_are_called_folders(self, tmp_path: Path) -> None:
        assert messages(read(tmp_path, "cases")) == ["cases is a folder, not a file"]

    def test_that_are_devices_are_not_read(self) -> None:
        if Path("/dev/zero").exists():
            assert messages(read(Path("/dev/zero"))) == ["/dev/zero is a device, not a file"]

    def test_that_may_not_be_read_say_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError

        (tmp_path / "x.yaml").write_text("a: 1\n")
        monkeypatch.setattr(Path, "open", refuse)
        assert messages(read(tmp_path / "x.yaml", "x.yaml")) == ["you are not allowed to read x.yaml"]

    @pytest.mark.parametrize("name", ["a" * 5000, "a\0b"])
    def test_whose_names_cannot_be_are_refused(self, name: str) -> None:
        checked = read(Path(name), "x.yaml")
        assert checked.value is None
        assert [found.code.name for found in checked.diagnostics] == ["YAML-01"]

    def test_that_fail_in_reading_give_the_reason(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise OSError(5, "Input/output error")

        (tmp_path / "x.yaml").write_text("a: 1\n")
        monkeypatch.setattr(Path, "open", fail)
        assert messages(read(tmp_path / "x.yaml", "x.yaml")) == ["x.yaml cannot be read (Input/output error)"]

    def test_of_more_than_four_megabytes_are_refused_unread(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_bytes(b"a" * (LARGEST + 1))
        assert messages(read(tmp_path / "x.yaml", "x.yaml")) == ["x.yaml is larger than 4 MB, which no case is"]

    def test_are_named_as_the_path_says_unless_told(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_text("a: 1\n")
        checked = read(tmp_path / "x.yaml")
        assert checked.value is not None
        assert checked.value.name == str(tmp_path / "x.yaml")


class TestBothParsers:
    @pytest.mark.parametrize("case", sorted(GALLERY.glob("*.yaml")), ids=lambda case: case.stem)
    def test_say_the_same_about_every_bad_file(self, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        by_libyaml = read(case)
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        by_python = read(case)
        assert by_python.diagnostics == by_libyaml.diagnostics
        if by_libyaml.value is not None:
            assert by_python.value is not None
            assert layout(by_python.value.root) == layout(by_libyaml.value.root)

    def test_agree_on_every_place_in_a_good_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        by_libyaml = layout(root_of(CASE))
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        assert layout(root_of(CASE)) == by_libyaml


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
        assert code.title[0].islower()
        assert code.meaning.endswith(".")
        assert code.mend.endswith(".")


# Text that is likely to be nearly YAML, with everything that is a trap in it.
yaml_like = st.lists(
    st.sampled_from(
        [
            *"ab:-#&*!|>%@`?,[]{}'\"\\~<=. \t\r",
            "\n",
            "\n  ",
            "a: ",
            "- ",
            ": ",
            "\x00",
            "£",
            "—",
            "\u00a0",
            "\u2028",
            "😀",
            "\ud800",
        ]
    )
).map("".join)


@given(st.one_of(st.text(), yaml_like))
def test_no_text_makes_it_raise(text: str) -> None:
    checked = parse(text, "x.yaml")
    assert checked.value is not None
    assert checked.value.root is not None or checked.failed


@given(st.one_of(st.binary(), yaml_like.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    from reportgen.source.reading import decode

    text = decode(data, "x.yaml")
    assert (text.value is None) == text.failed
    if text.value is not None:
        parse(text.value, "x.yaml")


@given(st.one_of(st.text(), yaml_like))
def test_every_place_is_in_the_text(text: str) -> None:
    checked = parse(text, "x.yaml")
    assert checked.value is not None
    lines = checked.value.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in [
        *(node.span for node in nodes_within(checked.value.root)),
        *(found.span for found in checked.diagnostics if found.span is not None),
    ]:
        assert span.excerpt == lines[span.line - 1]
        assert 1 <= span.column <= len(span.excerpt) + 1
        assert span.width >= 1


@given(yaml_like)
def test_every_plain_value_on_one_line_is_what_its_place_cuts_out(text: str) -> None:
    checked = parse(text, "x.yaml")
    assert checked.value is not None
    if checked.failed:
        return
    for node in nodes_within(checked.value.root):
        cut = checked.value.text[node.start : node.end]
        if isinstance(node, Scalar) and node.plain and not {"\n", "\r"} & set(cut):
            assert cut == node


names = st.from_regex(r"[a-z]{1,8}(?: [a-z]{1,8})?", fullmatch=True)
words = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\uffff\ufffe"))


@settings(max_examples=50)
@given(st.dictionaries(names, words))
def test_whatever_is_written_in_quotation_marks_is_read_back(values: dict[str, str]) -> None:
    lines = [f"{name}: '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in values.items()]
    if lines:
        assert root_of("".join(lines)) == values


@settings(max_examples=50)
@given(yaml_like.filter(lambda text: "\r" not in text))
def test_windows_line_breaks_change_no_place(text: str) -> None:
    unix, windows = parse(text, "x.yaml"), parse(text.replace("\n", "\r\n"), "x.yaml")
    assert unix.diagnostics == windows.diagnostics
    assert unix.value is not None
    assert windows.value is not None
    assert [node.span for node in nodes_within(unix.value.root)] == [
        node.span for node in nodes_within(windows.value.root)
    ]
