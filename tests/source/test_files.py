from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.source import LARGEST, read
from tests.source.trees import messages


class TestFiles:
    def test_that_are_not_there_are_looked_for_beside_them(self, tmp_path: Path) -> None:
        (tmp_path / "lancashire-2019.yaml").write_text("a: 1\n")
        (found,) = read(tmp_path / "lancashire-2009.yaml", "lancashire-2009.yaml").diagnostics
        assert found.message == "there is no file lancashire-2009.yaml"
        assert found.fix == "did you mean `lancashire-2019.yaml`?"

    def test_that_are_nowhere_are_said_to_be_missing(self, tmp_path: Path) -> None:
        (found,) = read(tmp_path / "no" / "x.yaml", "no/x.yaml").diagnostics
        assert found.message == "there is no file no/x.yaml"
        assert found.fix.startswith("check the name for a slip, and the folder that you are in; a name with spaces")

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

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "x.yaml is a picture, not a case file"),
            (bytes(range(256)) * 40, "x.yaml is no text, but a file that only some other program reads"),
        ],
    )
    def test_that_are_no_text_are_called_what_they_are(self, data: bytes, said: str, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").write_bytes(data)
        assert messages(read(tmp_path / "x.yaml", "x.yaml")) == [said]
