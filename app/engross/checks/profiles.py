"""House styles of the organs: which rules apply, and how bad it is to break them (``resources/profiles/*.toml``).

Texts of the General Assembly, the Human Rights Council and the Economic and Social Council are edited to the manual;
those of the Security Council are issued as agreed and follow fewer of its rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from engross import resources
from engross.checks.finding import Severity
from engross.errors import AppError

NAMES = ("ga", "hrc", "ecosoc", "sc")
OFF = "off"


@dataclass(frozen=True)
class Profile:
    """One house style. ``severities`` are by rule or by group of rules ("PUN"); a rule's own entry goes first."""

    name: str
    title: str
    organs: tuple[str, ...]
    severities: dict[str, str]

    def severity(self, rule: str) -> Severity | None:
        """How bad it is to break a rule, or None where the rule is off."""
        said = self.severities.get(rule) or self.severities.get(rule.split("-", maxsplit=1)[0]) or OFF
        return None if said == OFF else Severity(said)


@cache
def named(name: str) -> Profile:
    """The profile of this name; raises AppError for one that there is not."""
    if name not in NAMES:
        raise AppError(f"There is no profile “{name}”.", hint=f"Profiles: {', '.join(NAMES)}.")
    row = resources.toml(f"profiles/{name}.toml")
    return Profile(name, row["title"], tuple(row["organs"]), row["severity"])


def for_organ(organ: str) -> Profile:
    """The profile of an organ, or of the organ that it reports to; the General Assembly's where none is known."""
    organs = resources.toml("styles/organs.toml")
    while organ:
        for name in NAMES:
            if organ in named(name).organs:
                return named(name)
        organ = organs.get(organ, {}).get("parent", "")
    return named(NAMES[0])
