"""What is known of cited texts without asking anyone: landmark resolutions and treaties (``resources/catalogue``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from engross import resources
from engross.citations import organs


@dataclass(frozen=True, slots=True)
class Act:
    """A resolution or decision: canonical symbol, date of adoption (ISO 8601), title in English or ""."""

    symbol: str
    date: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty: its registration number, the volumes of the series that hold it, and its title in English."""

    series: str
    number: str
    volumes: tuple[int, ...]
    title: str


class Catalogue(Protocol):
    """Where citations are looked up. A library of adopted texts can stand in for the bundled data."""

    def act(self, symbol: str) -> Act | None:
        """The resolution or decision with a canonical symbol, or None where it is not known."""
        ...

    def treaty(self, series: str, number: str) -> Treaty | None:
        """The treaty with a registration number of "UNTS" or "LNTS", or None where it is not known."""
        ...

    def work(self, symbol: str) -> str:
        """The title of a publication by its sales number, or of a document by its symbol; "" where it is not known."""
        ...


class Bundled:
    """The catalogue that comes with the program."""

    def act(self, symbol: str) -> Act | None:
        return _acts().get(symbol)

    def treaty(self, series: str, number: str) -> Treaty | None:
        return _treaties().get((series, number))

    def work(self, symbol: str) -> str:
        works = resources.toml("catalogue/works.toml")
        title: str = works["publications"].get(symbol) or works["documents"].get(symbol, "")
        return title


@cache
def bundled() -> Bundled:
    """The catalogue that comes with the program."""
    return Bundled()


def acts() -> tuple[Act, ...]:
    """Every resolution that comes with the program, in the order of the file."""
    return tuple(_acts().values())


def treaties() -> tuple[Treaty, ...]:
    """Every treaty that comes with the program, in the order of the file."""
    return tuple(_treaties().values())


@cache
def _acts() -> dict[str, Act]:
    found = {}
    for organ, entries in resources.toml("catalogue/resolutions.toml").items():
        for number, (date, *title) in entries.items():
            symbol = organs.organs()[organ].resolution.format(number=number)
            found[symbol] = Act(symbol, date, title[0] if title else "")
    return found


@cache
def _treaties() -> dict[tuple[str, str], Treaty]:
    found = {}
    for series, entries in resources.toml("catalogue/treaties.toml").items():
        for number, (volumes, title) in entries.items():
            found[series, number] = Treaty(series, number, tuple(volumes), title)
    return found
