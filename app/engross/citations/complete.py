"""Which resolution may be meant by the beginning of its number or symbol, with its date and title.

How numbers and dates are cited is data by language: ``resources/citations/dated.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from engross import resources
from engross.citations import catalogue
from engross.citations.catalogue import Act
from engross.citations.organs import organs

MOST = 8
NBSP = "\u00a0"
_SYMBOL = re.compile(
    r"(?<![\w/])[AES]/(?:[A-Z0-9.\-]*/)?(?:RES|RE|R|DEC|DE|D)(?:/[\w/().\- ]*)?\Z", re.IGNORECASE
)
_NUMBER = r"(?P<number>(?:E?S-)?\d{0,4}(?:/\d{0,4}| ?\((?:\d{0,4}|[IVXL]*)\)?)?)\Z"
_REACH = 120
_NEAR = 60
"""Characters before the noun within which an organ that is named is the one whose resolution it is."""

_POSSESSIVE = 12
"""Characters before the noun in which "its" stands."""


@dataclass(frozen=True, slots=True)
class Known:
    """Words that can stand in place of what was typed from offset ``start`` on, and what they name.

    ``italics`` are those among them that are printed so; ``tail`` follows them where nothing else does.
    """

    words: str
    start: int
    title: str
    italics: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class _Dated:
    """How a language cites a resolution with its date; the fields are explained in the table."""

    typed: re.Pattern[str]
    own: re.Pattern[str]
    said: str
    begins: str
    first: str
    is_whole: bool
    is_spaced: bool
    months: tuple[str, ...]

    def words(self, act: Act, number: str) -> str:
        """The resolution under this number, with its date."""
        day = date.fromisoformat(act.date)
        return self.said.format(
            number=number if self.is_spaced else number.replace(" ", ""),
            day=self.first if day.day == 1 and self.first else day.day,
            month=self.months[day.month - 1] if self.months else day.month,
            year=day.year,
        )


def known(text: str, language: str, organ: str = "", *, asked: bool = False) -> tuple[Known, ...]:
    """What may be meant by the end of a text, of the resolutions in the catalogue; those of ``organ`` first.

    Where nobody ``asked``, a number must have begun.
    """
    near = text[-_REACH:]
    shift = len(text) - len(near)
    if symbol := _SYMBOL.search(near):
        return tuple(_by_symbol(symbol[0], shift + symbol.start()))[:MOST]
    form = _dated(language)
    found = form.typed.search(near) if form else None
    if form is None or found is None or not _is_begun(found["number"], form, asked=asked):
        return ()
    start = shift + found.start("number") - len(form.begins)
    named = _named(found["before"], found["leads"], form, language, organ)
    return tuple(_by_number(found["number"], start, named, organ, form))[:MOST]


def _is_begun(number: str, form: _Dated, *, asked: bool) -> bool:
    is_begun = any(sign in number for sign in "/(") if form.is_whole else bool(number)
    return is_begun or asked


@cache
def _dated(language: str) -> _Dated | None:
    """How the language cites; None where that is not known."""
    table = resources.toml("citations/dated.toml")
    if language not in table:
        return None
    row = table[language]

    def pattern(words: str) -> re.Pattern[str]:
        return re.compile(words.replace(" ", f"[ {NBSP}]"), re.DOTALL | re.IGNORECASE)

    return _Dated(
        typed=pattern(rf"(?P<before>.*)(?P<leads>{row['leads']}){_NUMBER}"),
        own=pattern(row["own"]),
        said=row["said"].replace("~", NBSP),
        begins=row.get("begins", ""),
        first=row.get("first", ""),
        is_whole=row.get("whole", False),
        is_spaced=row.get("spaced", True),
        months=tuple(resources.toml(f"phrases/{language}.toml")["months"]),
    )


def _by_symbol(typed: str, start: int) -> Iterator[Known]:
    wanted = _bare(typed)
    for act in catalogue.acts():
        if _bare(act.symbol).startswith(wanted):
            words = _spaced(act.symbol)
            if words != typed:
                yield Known(words, start, act.title or act.date)


def _by_number(typed: str, start: int, named: str, organ: str, form: _Dated) -> Iterator[Known]:
    wanted = _bare(typed)
    fitting = [(key, act, number) for key, act, number in numbers() if _bare(number).startswith(wanted)]
    if named:
        fitting = [entry for entry in fitting if entry[0] == named]
    fitting.sort(key=lambda entry: entry[1].date, reverse=True)
    fitting.sort(key=lambda entry: (_bare(entry[2]) != wanted, entry[0] != organ))
    for _key, act, number in fitting:
        yield Known(form.words(act, number), start, act.title)


@cache
def numbers() -> tuple[tuple[str, Act, str], ...]:
    """Organ, act and number as cited of every resolution that is known."""
    series = {o.resolution.split("{", maxsplit=1)[0]: key for key, o in organs().items()}
    found = []
    for act in catalogue.acts():
        head, number = next((head, act.symbol[len(head) :]) for head in series if act.symbol.startswith(head))
        found.append((series[head], act, _spaced(number)))
    return tuple(found)


def _named(before: str, leads: str, form: _Dated, language: str, organ: str) -> str:
    """The organ whose resolution is meant: "its" is the text's own, else the one named last; "" where none is."""
    if form.own.search(before[-_POSSESSIVE:] + leads):
        return organ
    table = resources.toml("styles/organs.toml")
    names = {key: row["names"][language] for key, row in table.items() if language in row.get("names", {})}
    said = before[-_NEAR:] + leads
    spots = {key: said.rfind(name) for key, name in names.items()}
    best = max(spots, key=lambda key: spots[key])
    return best if spots[best] >= 0 else ""


def _bare(words: str) -> str:
    return re.sub(rf"[ {NBSP}]", "", words).upper()


def _spaced(number: str) -> str:
    """A number as it is printed: "1325 (2000)"."""
    return re.sub(r"(?<=\d)\(", " (", number)
