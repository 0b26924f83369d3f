"""Which resolution may be meant by the beginning of its number or symbol, with its date and title."""

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
from engross.citations.words import one_of

MOST = 8
NBSP = "\u00a0"
_SYMBOL = re.compile(
    r"(?<![\w/])[AES]/(?:[A-Z0-9.\-]*/)?(?:RES|RE|R|DEC|DE|D)(?:/[\w/().\- ]*)?\Z", re.IGNORECASE
)
_NUMBER = r"(?P<number>(?:E?S-)?\d{0,4}(?:/\d{0,4}| ?\((?:\d{0,4}|[IVXL]*)\)?)?)\Z"
_REACH = 120


@dataclass(frozen=True, slots=True)
class Known:
    """Words that can stand in place of what was typed from offset ``start`` on, and what they name."""

    words: str
    start: int
    title: str


def known(text: str, language: str, organ: str = "", *, asked: bool = False) -> tuple[Known, ...]:
    """What may be meant by the end of a text, of the resolutions in the catalogue; those of ``organ`` first.

    Where nobody ``asked``, a number must have begun.
    """
    near = text[-_REACH:]
    shift = len(text) - len(near)
    if symbol := _SYMBOL.search(near):
        return tuple(_by_symbol(symbol[0], shift + symbol.start()))[:MOST]
    pattern = _numbered(language)
    found = pattern.search(near) if pattern else None
    if found is None or not (found["number"] or asked):
        return ()
    named = _named(found["before"], language, organ)
    return tuple(_by_number(found["number"], shift + found.start("number"), named, organ))[:MOST]


@cache
def _numbered(language: str) -> re.Pattern[str] | None:
    """A number that is begun after "resolution", in a language whose words are known."""
    name = f"citations/{language}.toml"
    if not resources.path(name).is_file():
        return None
    nouns = resources.toml(name)["nouns"]
    words = one_of([*nouns["resolution"], *nouns["resolutions"]])
    return re.compile(rf"(?P<before>.*)\b{words}[ {NBSP}](?:[^()]*(?:,|\band)[ {NBSP}])?{_NUMBER}", re.DOTALL)


def _by_symbol(typed: str, start: int) -> Iterator[Known]:
    wanted = _bare(typed)
    for act in catalogue.acts():
        if _bare(act.symbol).startswith(wanted):
            words = _spaced(act.symbol)
            if words != typed:
                yield Known(words, start, act.title or _day(act))


def _by_number(typed: str, start: int, named: str, organ: str) -> Iterator[Known]:
    wanted = _bare(typed)
    fitting = [(key, act, number) for key, act, number in _numbers() if _bare(number).startswith(wanted)]
    if named:
        fitting = [entry for entry in fitting if entry[0] == named]
    fitting.sort(key=lambda entry: entry[1].date, reverse=True)
    fitting.sort(key=lambda entry: (_bare(entry[2]) != wanted, entry[0] != organ))
    for _key, act, number in fitting:
        yield Known(f"{number} of {_day(act)}", start, act.title)


@cache
def _numbers() -> tuple[tuple[str, Act, str], ...]:
    """Organ, act and number as cited of every resolution that is known."""
    series = {o.resolution.split("{", maxsplit=1)[0]: key for key, o in organs().items()}
    found = []
    for act in catalogue.acts():
        head, number = next((head, act.symbol[len(head) :]) for head in series if act.symbol.startswith(head))
        found.append((series[head], act, _spaced(number)))
    return tuple(found)


def _named(before: str, language: str, organ: str) -> str:
    """The organ that is named before the noun: "its" means the text's own; "" where none is."""
    if before.rstrip().endswith((" its", "Its")):
        return organ
    table = resources.toml("styles/organs.toml")
    names = {key: row["names"][language] for key, row in table.items() if language in row.get("names", {})}
    spots = {key: before.rfind(name) for key, name in names.items()}
    best = max(spots, key=lambda key: spots[key])
    return best if spots[best] >= 0 and len(before) - spots[best] < 60 else ""


def _day(act: Act) -> str:
    day = date.fromisoformat(act.date)
    months = resources.toml("citations/en.toml")["months"]
    return f"{day.day}{NBSP}{months[day.month - 1]} {day.year}"


def _bare(words: str) -> str:
    return re.sub(rf"[ {NBSP}]", "", words).upper()


def _spaced(number: str) -> str:
    """A number as it is printed: "1325 (2000)"."""
    return re.sub(r"(?<=\d)\(", " (", number)
