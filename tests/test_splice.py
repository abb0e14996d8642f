"""A change of YAML text touches nothing else: the layouts that officers and their editors make up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import splice
from reportgen.source import Mapping, Source, parse
from reportgen.splice import LongForm, at, data, put, render

Tree = dict[str, "Tree | str"]
CLEARED = {"state": "cleared", "by": "Zoë O’Neil: CPFA", "role": "section 151 officer", "on": "2019-07-01"}
SENTENCES = (
    "The sum of £550 is met from the service’s budget.",
    "Pupils’ travel – see the policy – is free!",
    "“Nobody” can tell, said Zoë O’Neil.",
    "Costs of 3% arise.",
)
AWKWARD = (
    "It says: nothing.",
    "Flat #3, [sic] {so}.",
    "A, b # c",
    "- no dash",
    'He said "no".',
    "back\\slash",
    "'Quoted'",
)
BLOCKS = ("|", ">", "|-", ">-", "|+", ">+", "|2", ">2-")
relaxed = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Layout:
    """Writes a tree in a layout that hypothesis draws: block or flow, quotation marks, comments, blank lines."""

    draw: st.DrawFn
    step: int
    lines: list[str] = field(default_factory=list)
    comments: int = 0

    def one_of(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def rarely(self) -> bool:
        return self.draw(st.integers(0, 3)) == 0

    def comment(self) -> str:
        self.comments += 1
        return f"#{self.one_of(' ', chr(9))}note {self.comments}.\té: {{x}} “’"

    def behind(self) -> str:
        return f"{self.one_of(' ', '  ')}{self.comment()}" if self.rarely() else self.one_of("", "", " ")

    def between(self) -> None:
        if self.rarely():
            self.lines.append(self.one_of("", "   ", self.comment(), f"      {self.comment()}"))

    def mapping(self, tree: Tree, margin: int) -> None:
        for key, value in tree.items():
            self.between()
            name = f"{' ' * margin}{self.one_of(key, key, chr(34) + key + chr(34))}{self.one_of('', '', ' ')}:"
            if isinstance(value, str):
                self.words(name, value, margin)
            elif self.rarely():
                self.flow(name, value, margin)
            else:
                self.lines.append(name + self.behind())
                self.mapping(value, margin + self.step)

    def words(self, name: str, value: str, margin: int) -> None:
        inner = " " * (margin + self.step)
        styles = ["single", "double", "long single", "long double"] + ["block"] * (value in SENTENCES + AWKWARD)
        styles += ["plain", "long plain", "below"] if value not in AWKWARD else []
        style = self.one_of(*styles)
        broken = value.replace(" ", f"\n{inner}", 1)
        if style == "block":
            header = self.one_of(*BLOCKS)
            inner = " " * (margin + 2) if "2" in header else inner
            comment = f" {self.comment()}" if self.rarely() else ""
            body = value.replace(" ", f"\n{self.one_of('', chr(10))}{inner}", 1)
            self.lines += f"{name} {header}{comment}\n{inner}{body}".split("\n")
            if self.rarely():
                self.lines += ["", f"{inner}{inner}More."]
        elif style == "below":
            self.lines += [name + self.behind(), inner + value.replace(" ", f"\n{inner}", 1) + self.behind()]
        else:
            text = broken if style.startswith("long") else value
            self.lines += f"{name} {quoted(text, style)}{self.behind()}".split("\n")

    def flow(self, name: str, tree: Tree, margin: int) -> None:
        """A mapping in braces, on one line or on several."""
        several = self.rarely()
        gap = f"\n{' ' * (margin + self.step)}" if several else self.one_of("", " ")
        parts = [self.flow_entry(key, value) for key, value in tree.items()]
        comma = "," + (f"{self.behind()}{gap}" if several else " ")
        end = f"{self.one_of('', ',')}{gap}}}"
        self.lines += f"{name} {{{gap}{comma.join(parts)}{end}{self.behind()}".split("\n")

    def flow_entry(self, key: str, value: Tree | str) -> str:
        if not isinstance(value, str):
            return f"{key}: {{{', '.join(self.flow_entry(name, item) for name, item in value.items())}}}"
        styles = ["single", "double"] + (
            ["plain"] if value not in AWKWARD and not re.search(r"[\[\]{},]", value) else []
        )
        return f"{key}: {quoted(value, self.one_of(*styles))}"


def quoted(text: str, style: str) -> str:
    if style.endswith("single"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if style.endswith("double") else text


@st.composite
def cases(draw: st.DrawFn) -> str:
    """The text of a case with financial implications, somewhere and in some form."""
    layout = Layout(draw, draw(st.sampled_from([2, 3, 4])))
    words = st.sampled_from(SENTENCES + AWKWARD)
    said = draw(words)
    cleared: Tree = {"role": "section 151 officer", "on": "2019-06-24"}
    forms: list[Tree | str] = [said, "none", {"text": said}, {"text": said, "cleared": cleared}]
    forms += [{"cleared": {**CLEARED, "by": draw(words)}, "text": said}, {"none": "yes"}]
    financial = {"legal": draw(words)} if draw(st.booleans()) else {}
    financial |= {"financial": draw(st.sampled_from(forms))}
    financial |= {"policy": draw(words)} if draw(st.booleans()) else {}
    report: Tree = {"implications": financial}
    report |= {"title": draw(words)} if draw(st.booleans()) else {}
    tree: Tree = {"schema_version": "1", "council": "lancashire"}
    tree |= {"every report": report, "reports": {"cabinet": {"meeting": "2019-07-11"}}} if draw(st.booleans()) else {}
    tree |= {"reports": {"cabinet": {"meeting": "2019-07-11", **report}}} if "reports" not in tree else {}
    layout.mapping(tree, 0)
    text = "\n".join(layout.lines) + draw(st.sampled_from(["\n", "", "\n\n", "\n# the end"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text


def read(text: str) -> Source:
    made = parse(text, "x.yaml")
    assert made.value is not None
    assert not made.failed, made.diagnostics
    return made.value


def path_in(source: Source) -> tuple[str, ...]:
    shared = ("every report", "implications", "financial")
    return shared if at(source.root, shared) is not None else ("reports", "cabinet", *shared[1:])


def entry_lines(source: Source, path: tuple[str, ...]) -> tuple[int, int]:
    """The numbers of the first line of a name and of the last line of its value."""
    holder = at(source.root, path[:-1])
    assert isinstance(holder, Mapping)
    value = holder[path[-1]]
    assert value is not None
    leaf = value
    while isinstance(leaf, Mapping):
        leaf = list(leaf.values())[-1] or ""  # type: ignore[assignment]
    kept = str(leaf).endswith("\n\n")  # the blank lines below `|+` are part of the words
    end = value.end - 1 if kept else len(source.text[: value.end].rstrip("\r\n \t"))
    return (source.text.count("\n", 0, holder.key_places[path[-1]][0]), source.text.count("\n", 0, end))


def only_spliced(before: Source, after: Source, path: tuple[str, ...]) -> None:
    """Every line outside the entry is as it was, and so is every comment."""
    first, last = entry_lines(before, path)
    _, now_last = entry_lines(after, path)
    old, new = before.text.split("\n"), after.text.split("\n")
    assert new[:first] == old[:first]
    rest = old[last + 1 :]
    assert new[len(new) - len(rest) :] == rest
    assert len(new) - len(rest) - 1 <= now_last + 2  # nothing else came in between
    assert re.findall(r"# ?\t?note \d+", after.text) == re.findall(r"# ?\t?note \d+", before.text)


def short_for(source: Source) -> LongForm:
    return LongForm("none", "yes") if at(source.root, path_in(source)) == "none" else LongForm("text")


@relaxed
@given(cases())
def test_a_clearance_is_all_that_changes(text: str) -> None:
    source = read(text)
    path = path_in(source)
    there = at(source.root, path)
    made = put(source, (*path, "cleared"), CLEARED, short_for(source))
    assert made is not None, text
    only_spliced(source, made, path)
    long = data(there) if isinstance(there, Mapping) else {"none": "yes"} if there == "none" else {"text": data(there)}
    old = data(at(source.root, (*path, "cleared")))
    assert isinstance(long, dict)
    assert data(at(made.root, path)) == long | {"cleared": (old if isinstance(old, dict) else {}) | CLEARED}
    again = put(made, (*path, "cleared"), CLEARED)
    assert again is not None
    assert again.text == made.text
    later = put(made, (*path, "cleared"), {**CLEARED, "on": "2020-02-29"})
    assert later is not None
    assert re.sub("['\"]?2020-02-29['\"]?", "DAY", later.text) == re.sub("['\"]?2019-07-01['\"]?", "DAY", made.text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n    b: words  # why\n", "a:\n    b:\n        text: words  # why\n        c: yes it is\n"),
        ("a:\n  b: 'it''s\n   so'\n", "a:\n  b:\n    text: 'it''s\n     so'\n    c: yes it is\n"),
        ("a:\n  b: |2\n      x\n    y\n\n", "a:\n  b:\n    text: |2\n        x\n      y\n    c: yes it is\n\n"),
        ("a:\n  b: |+\n    x\n\n", "a:\n  b:\n    text: |+\n      x\n\n    c: yes it is\n"),
        ("a: {b: words}", "a: {b: {text: words, c: yes it is}}"),
        ("a: {b: {}}", "a: {b: {c: yes it is}}"),
        ("a: {b: {x}}", "a: {b: {c: yes it is, x}}"),
        ("a: {b: {x, c}}", "a: {b: {x, c: yes it is}}"),
        ("a:\n  b:\n", "a:\n  b: {c: yes it is}\n"),
        ("a:\n  b: ~ # so\n", "a:\n  b: {c: yes it is} # so\n"),
        ("a:\n", "a: {b: {c: yes it is}}\n"),
        ("a:\n  b:\n    x: 1", "a:\n  b:\n    x: 1\n    c: yes it is"),
        ("a:\n  b:\n    x: |+\n      1\n\n# z\n", "a:\n  b:\n    x: |+\n      1\n\n    c: yes it is\n# z\n"),
        ("a:\n  b:\n    x:\n      ~\n", "a:\n  b:\n    x:\n      ~\n    c: yes it is\n"),
        ("a:\n  b:\n    c: >-\n      no\n      more\n    d: 1\n", "a:\n  b:\n    c: yes it is\n    d: 1\n"),
        ("a:\n  b:\n    x: |\n      1", "a:\n  b:\n    c: yes it is\n    x: |\n      1"),
        ("a:\n  b: |\n    1", "a:\n  b:\n    c: yes it is\n    text: |\n      1"),
        ("a:\n  b:\n    |\n    1", "a:\n  b:\n    c: yes it is\n    text: |\n      1"),
        ("a:\n  b:\n    c: > # who\n      words\n", "a:\n  b:\n    c: yes it is # who\n"),
        ("? a\n: ? b\n  : words\n", "? a\n: ? b\n  : text: words\n    c: yes it is\n"),
    ],
)  # fmt: skip
def test_each_layout_keeps_its_look(before: str, after: str) -> None:
    made = put(read(before), ("a", "b", "c"), "yes it is", LongForm("text"))
    assert made is not None
    assert made.text == after
    crlf = put(read(before.replace("\n", "\r\n")), ("a", "b", "c"), "yes it is", LongForm("text"))
    assert crlf is not None
    assert crlf.text == after.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: [b]\n",  # a list where names are needed
        "a:\n  b: [words]\n",
        "a:\n  b:\n    c: [words]\n",
        "a:\n  b:\n    c:\n      words: no\n",
        "a:\n  b:\n    c:\n      ~\n",
        "? a\n",
    ],
)
def test_what_cannot_be_spliced_exactly_is_refused(text: str) -> None:
    assert put(read(text), ("a", "b", "c"), "yes it is", LongForm("text")) is None


def test_a_single_value_without_a_long_form_is_refused() -> None:
    assert put(read("a: words\n"), ("a", "b"), "x") is None


def test_edits_are_made_at_the_offsets_of_the_text_as_it_was() -> None:
    edits = [splice.Edit(0, 1, "xyz"), splice.Edit(3, 4, ""), splice.Edit(2, 2, "!")]
    assert splice.splice(read("a: b\n"), edits) == "xyz:! \n"


@pytest.mark.parametrize(
    "words", ["yes", "null", "~", "", "1e5", "a: b", "x #y", 'q"q', "b\\", "é", "[x]", "a ", "x,y"]
)
def test_a_value_reads_as_it_was_given(words: str) -> None:
    root = read(f"a: {render({'b': words})}").root
    assert data(root) == {"a": {"b": words}}
