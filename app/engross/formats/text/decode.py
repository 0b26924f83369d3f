"""From bytes to characters: the encoding found, what cannot be text refused, invisible controls taken out.

Limits keep bad input from costing more than a moment: no published resolution comes near them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from engross.errors import FormatError

MAX_CHARACTERS = 6_000_000
"""The longest published text has some 800,000 characters."""
MAX_LINE = 400_000
"""Characters in one line; the longest paragraph of a published resolution has some 12,000."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_OVERRIDES = re.compile("[\u202d\u202e\ufeff]")
_SEPARATORS = re.compile("\r\n|[\r\x0b\x85\u2028]")
_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252", "cp1251": "Windows-1251",
          "cp1256": "Windows-1256", "gb18030": "GB 18030"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, line ends as "\\n", and sentences on what was done to get them."""

    text: str
    losses: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text in the bytes; raises `FormatError` where there is none."""
    if not data.strip(b"\0 \t\r\n"):
        raise FormatError("The file is empty." if not data else "The file has no words in it.")
    encoding, start = _encoding(data)
    text = data[start:].decode(encoding, _MIXED if encoding == "utf-8" else "replace")
    notices = []
    if "\ue000" in text:
        notices.append("Some of the file is not in Unicode; those bytes were read as Windows-1252.")
        text = text.replace("\ue000", "")
    if encoding in ("cp1252", "cp1251", "cp1256", "gb18030"):
        notices.append(f"The file is not in Unicode; it was read as {_NAMES[encoding]}.")
    if "\ufffd" in text:
        notices.append(f"{text.count(chr(0xFFFD))} characters could not be read; they are shown as “\ufffd”.")
    cleaned = clean(text)
    return Decoded(cleaned.text, (*notices, *cleaned.losses))


def clean(text: str) -> Decoded:
    """The text without invisible controls, line ends as "\\n"; raises `FormatError` where it is no text."""
    if len(text) > MAX_CHARACTERS:
        raise FormatError(
            f"The text has {len(text) // 1_000_000} million characters, and a resolution has far fewer."
        )
    losses = []
    text = _SEPARATORS.sub("\n", text).replace("\u2029", "\n\n")
    text, controls = _CONTROLS.subn("", text)
    if controls > 8 + len(text) // 50:
        raise FormatError("The file is not text: it is full of control characters.")
    if controls:
        losses.append(f"{controls} control characters were left out.")
    text, overrides = _OVERRIDES.subn("", text)
    if overrides:
        losses.append(f"{overrides} invisible marks that reverse the direction of text were left out.")
    if max(map(len, text.split("\n"))) > MAX_LINE:
        raise FormatError("The file has a line that is longer than any resolution.")
    _check_words(text)
    return Decoded(text, tuple(losses))


def _check_words(text: str) -> None:
    letters = sum(map(str.isalpha, text))
    if letters == 0:
        raise FormatError("The file has no words in it.")
    head = text[:2048].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        raise FormatError("This is markup for machines (HTML or XML), not plain text.")
    if head.startswith(("{\\rtf", "%pdf")):
        raise FormatError("This is not plain text.")
    if len(text) > 2000 and letters * 10 < len(text):
        raise FormatError("The file is not a resolution: it has hardly any words.")


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes of its mark to skip."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, len(bom)
    head = data[:65536]
    if b"\0" in head:
        return _wide(head), 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return ("utf-8" if _mostly_utf8(data, error.start) else _legacy(head)), 0
    return "utf-8", 0


def _wide(head: bytes) -> str:
    """UTF-16 without a mark has its null bytes on one side; anything else is taken for UTF-8 with nulls in it."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    if even + odd > len(head) // 20:
        raise FormatError("This is a binary file, not text.")
    return "utf-8"


def _mostly_utf8(data: bytes, first_fault: int) -> bool:
    """Whether the bytes are UTF-8 with some others among them, as when two files were put together."""
    sample = data[: max(1_000_000, first_fault + 1000)].decode("utf-8", "replace")
    good = sum(1 for c in sample if c > "\x7f" and c != "\ufffd")
    return good > sample.count("\ufffd") // 2


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """The error handler: a byte that is no UTF-8 is a character of Windows-1252; U+E000 before it tells that it was."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return "\ue000" + byte.decode("cp1252", "replace"), error.start + 1


_MIXED = "engross.windows-1252"
codecs.register_error(_MIXED, _read_as_windows)


def _legacy(head: bytes) -> str:
    """The one-byte or Chinese encoding that gives the most letters of one script."""
    high = [b for b in head if b >= 0x80]
    if not high:
        return "cp1252"
    scores = {"cp1252": _share(head, "cp1252", "à", "ÿ") + _punctuation(high)}
    if len(high) * 3 > len(head):
        scores["cp1251"] = _share(head, "cp1251", "а", "я") * 1.5
        scores["cp1256"] = _share(head, "cp1256", "\u0621", "\u064a") * 1.5
        scores["gb18030"] = _share(head, "gb18030", "\u4e00", "\u9fff") * 2.5
    return max(scores, key=lambda name: scores[name])


def _share(head: bytes, encoding: str, low: str, high: str) -> float:
    text = head.decode(encoding, "replace")
    return sum(1 for c in text if low <= c <= high) / len(head)


def _punctuation(high: list[int]) -> float:
    """Curly quotation marks and dashes of Windows-1252, as a share of the high bytes."""
    return sum(1 for b in high if b in (0x91, 0x92, 0x93, 0x94, 0x96, 0x97)) / len(high) / 10
