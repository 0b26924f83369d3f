"""Numbers in the forms that Word knows for lists and notes (ST_NumberFormat, ECMA-376 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from engross.model import numbering

_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_NOTES = "*†‡§"


def _counted_in(signs: str) -> Callable[[int], str]:
    """Signs that double when they are at their end."""
    return lambda number: numbering.letters(number, signs)


def _from(first: str, count: int) -> Callable[[int], str]:
    """Numbers that are characters of their own, so many of them."""
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


def _digits(zero: str) -> Callable[[int], str]:
    """Numbers in the digits of a script."""
    digits = {ord("0") + at: chr(ord(zero) + at) for at in range(10)}
    return lambda number: str(number).translate(digits)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": numbering.letters,
    "upperLetter": lambda number: numbering.letters(number).upper(),
    "lowerRoman": numbering.roman,
    "upperRoman": lambda number: numbering.roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalFullWidth": _digits("０"),
    "hindiNumbers": _digits("०"),
    "thaiNumbers": _digits("๐"),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "arabicAbjad": _counted_in(numbering.ABJAD),
    "arabicAlpha": _counted_in(_ARABIC),
    "hebrew2": _counted_in(_HEBREW),
    "russianLower": _counted_in(_CYRILLIC),
    "russianUpper": _counted_in(_CYRILLIC.upper()),
    "ideographTraditional": _counted_in(_STEMS),
    "ideographZodiac": _counted_in(_BRANCHES),
    "chicago": _counted_in(_NOTES),
    "none": lambda number: "",  # noqa: ARG005 - one of a table of functions of a number
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanCounting", "ideographDigital", "japaneseDigitalTenThousand"),
        numbering.chinese,
    ),
}  # fmt: skip


def formatted(number: int, form: str) -> str:
    """A number in a form; in digits in one that is not known, and where it is beyond all sense."""
    if number < 1 or number > 5_000 or form not in _FORMS:
        return str(number)
    return _FORMS[form](number)
