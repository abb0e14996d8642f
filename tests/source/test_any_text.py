from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.source import Scalar, parse
from reportgen.source.reading import decode
from tests.source.trees import nodes_within, root_of

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
