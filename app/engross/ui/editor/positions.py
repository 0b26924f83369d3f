"""Between the document's offsets (code points) and Qt's positions (UTF-16 units) within one paragraph."""

from __future__ import annotations

_BASIC = 0xFFFF


def to_position(text: str, offset: int) -> int:
    """UTF-16 units before the code point at ``offset``; an offset past the end counts as the end."""
    head = text[:offset]
    return len(head) + _astral(head)


def to_offset(text: str, position: int) -> int:
    """Code points before the UTF-16 unit at ``position``; inside a surrogate pair, those before the pair."""
    if not _astral(text):
        return min(position, len(text))
    units = 0
    for offset, character in enumerate(text):
        units += 1 + (ord(character) > _BASIC)
        if units > position:
            return offset
    return len(text)


def _astral(text: str) -> int:
    """How many characters take two units; by the encoder, because this is asked at every key."""
    if text.isascii():
        return 0
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 - len(text)
