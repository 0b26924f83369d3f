"""Characters of Word's symbol fonts as those of Unicode (``w:sym``, and private characters in such fonts)."""

from __future__ import annotations

import re

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **{0x41 + at: letter for at, letter in enumerate(_GREEK)},
    **{0x61 + at: letter for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")},
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xAF: "↓", 0xAD: "↑", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xE0: "→",
    0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


_PRIVATE = re.compile("[\uf020-\uf0ff]")


def are_in(words: str) -> bool:
    """Whether private characters, as symbol fonts have them, are among the words."""
    return _PRIVATE.search(words) is not None


def shown(words: str, font: str) -> str:
    """The words with the private characters of a symbol font as those of Unicode; those not known stay."""
    table = _FONTS.get(font.casefold(), _SYMBOL)
    return _PRIVATE.sub(lambda found: table.get(ord(found[0]) - 0xF000, found[0]), words)


def character(font: str, code: str) -> str:
    """The character for a hexadecimal code of a font; "" where the code is none."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= value < 0x110000 or 0xD800 <= value <= 0xDFFF:
        return ""
    table = _FONTS.get(font.casefold(), {})
    low = value - 0xF000 if 0xF000 <= value <= 0xF0FF else value
    if low in table:
        return table[low]
    return chr(low) if value != low and low >= 0x20 and not 0x7F <= low <= 0x9F else chr(value)
