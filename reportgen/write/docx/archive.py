"""ZIP archives with the same bytes for the same parts. Knows nothing of Word.

A part that never changes is deflated once (`Deflated`); a part that always begins alike keeps the deflater as it stood
after that beginning (`Opening`), so that a report pays only for what it adds. Format: PKWARE APPNOTE 6.3.3.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LEVEL: Final = 4  # of the levels that look for longer matches the quickest: a report grows by three hundredths
_SMALL: Final = 4096  # bytes
_SMALL_WINDOW: Final = 12  # bits: as many bytes as a small part has
_SMALL_MEMORY: Final = 5  # zlib's memLevel
_NO_DATE: Final = (1 << 5) | 1  # 1 January 1980, the first day that MS-DOS knows
_VERSION: Final = 20
_DEFLATE: Final = 8
_UTF8_NAME: Final = 0x800
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Deflated:
    """A part as it stands in the archive: raw deflate data, and the CRC and length in bytes of what it holds."""

    data: bytes
    crc: int
    length: int


def deflate(content: bytes) -> Deflated:
    """The content, compressed."""
    deflater = _deflater(len(content))
    return Deflated(deflater.compress(content) + deflater.flush(), zlib.crc32(content), len(content))


def _deflater(length: int) -> zlib._Compress:
    """A deflater for about so many bytes. A small part gets a small window: making and copying a large one costs more
    than the part itself.
    """
    if length <= _SMALL:
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, -_SMALL_WINDOW, _SMALL_MEMORY)
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


class Opening:
    """The beginning that all versions of a part share, already compressed."""

    def __init__(self, content: bytes) -> None:
        self._deflater = _deflater(len(content))
        self._data = self._deflater.compress(content)
        self._crc = zlib.crc32(content)
        self._length = len(content)

    def closed_by(self, rest: bytes) -> Deflated:
        """The part that goes on with `rest`."""
        deflater = self._deflater.copy()
        data = b"".join((self._data, deflater.compress(rest), deflater.flush()))
        return Deflated(data, zlib.crc32(rest, self._crc), self._length + len(rest))


def archive(parts: Iterable[tuple[str, Deflated]]) -> bytes:
    """The archive that holds the named parts in the given order, dated 1 January 1980."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, part in parts:
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        sizes = (part.crc, len(part.data), part.length)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, flags, _DEFLATE, 0, _NO_DATE, *sizes, len(encoded), 0)
        directory.append(
            _CENTRAL.pack(
                *(b"PK\1\2", _VERSION, _VERSION, flags, _DEFLATE, 0, _NO_DATE),
                *sizes,
                *(len(encoded), 0, 0, 0, 0, 0, offset),
            )
        )
        directory.append(encoded)
        pieces += (head, encoded, part.data)
        offset += len(head) + len(encoded) + len(part.data)
    index = b"".join(directory)
    count = len(directory) // 2
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(index), offset, 0)
    return b"".join((*pieces, index, end))
