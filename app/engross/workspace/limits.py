"""How long a text may be, by its form and organ; the limits are data: ``styles/limits.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from engross import resources
from engross.model.nodes import Document


@dataclass(frozen=True, slots=True)
class Limit:
    """The most ``words``, and what is said of a text that is longer."""

    words: int
    says: str


def of(document: Document) -> Limit | None:
    """The limit that holds for the document, or None."""
    form = document.parts[0].opens if document.parts else None
    organs = _line_of(document.metadata.organ)
    for row in resources.toml("styles/limits.toml")["limit"]:
        if row["form"] == form and organs & set(row["organs"]):
            return Limit(row["words"], row["says"].format(words=f"{row['words']:,}"))
    return None


def _line_of(organ: str) -> set[str]:
    """The organ and those that it reports to."""
    table = resources.toml("styles/organs.toml")
    found: set[str] = set()
    while organ and organ not in found:
        found.add(organ)
        organ = table.get(organ, {}).get("parent", "")
    return found
