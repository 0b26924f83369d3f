"""The encoding that an XML file declares.

Tags are counted before a file is parsed, as each becomes an object: so every "<" must be the byte that is counted.
"""

from __future__ import annotations

import re

_BEFORE = b"\xef\xbb\xbf\xfe\xff \t\r\n"
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)")
_USUAL = re.compile(
    rb"utf-?(?:8|16(?:le|be)?)|(?:us-)?ascii|iso-8859-\d+|windows-125\d|gb(?:k|2312|18030)|big5|koi8-[ru]"
)


def head_of(data: bytes) -> bytes:
    """The beginning of a file without byte order mark and zero bytes: of one with plain tags it starts with "<"."""
    return data[:2048].replace(b"\0", b"").lstrip(_BEFORE)


def unusual_encoding(data: bytes) -> str:
    """The declared encoding where tags may be written otherwise in it, as in UTF-7; else ""."""
    declared = _DECLARED.match(head_of(data))
    if declared is None or _USUAL.fullmatch(declared[1].lower()):
        return ""
    return declared[1].decode("ascii", "replace")
