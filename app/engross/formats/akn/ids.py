"""eIds: kept where there are any, minted where there are none, used once in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Ids:
    """Mints eIds that are not in use. Proposals follow the naming convention: ``para_1__list_1__point_a``."""

    def __init__(self, used: Iterable[str] = ()) -> None:
        self.used = set(used)
        self.counts: dict[str, int] = {}

    def take(self, proposal: str) -> str:
        """The proposal where it is unused, else with a number after it."""
        name, number = proposal, 1
        while name in self.used:
            number += 1
            name = f"{proposal}_{number}"
        self.used.add(name)
        return name

    def next(self, stem: str) -> str:
        """The stem with the next number that is unused: ``container_2``."""
        number = self.counts.get(stem, 0) + 1
        while f"{stem}_{number}" in self.used:
            number += 1
        self.counts[stem] = number
        self.used.add(f"{stem}_{number}")
        return f"{stem}_{number}"


def step(label: str) -> str:
    """What stands for a printed number in an eId: letters and digits only; "" where there are none."""
    return re.sub(r"[\W_]+", "", label)
