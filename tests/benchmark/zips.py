"""A Word file of which one part changes. As little as a ZIP archive can be: the limit that no writer can beat."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_DATE = 0x21  # 1 January 1980


class Package:
    """A file in memory: the parts that stay are compressed, and their entries of the directory are written."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name.encode()
        self._before, self._directory, self._count = b"", b"", 1
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if part != name:
                    self._count += 1
                    local, central = _entry(part.encode(), archive.read(part), len(self._before))
                    self._before += local
                    self._directory += central

    def with_part(self, content: bytes) -> bytes:
        """The file with the part that changes."""
        local, central = _entry(self._name, content, len(self._before))
        directory = self._directory + central
        start = len(self._before) + len(local)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, self._count, self._count, len(directory), start, 0)
        return b"".join((self._before, local, directory, end))


def _entry(name: bytes, content: bytes, offset: int) -> tuple[bytes, bytes]:
    """A part as it stands in the archive, and its entry of the directory."""
    deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflater.compress(content) + deflater.flush()
    sizes = (zlib.crc32(content), len(data), len(content))
    known = struct.pack("<5H3L2H", 20, 0, zipfile.ZIP_DEFLATED, 0, _DATE, *sizes, len(name), 0)
    central = b"PK\1\2" + struct.pack("<H", 20) + known + struct.pack("<3H2L", 0, 0, 0, 0, offset) + name
    return b"PK\3\4" + known + name + data, central
