"""What a check found, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engross.checks.fix import Change, Fix
from engross.model.nodes import NodeId


class Severity(StrEnum):
    """How bad a finding is. The values are part of the command line's JSON."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Slip:
    """What a rule found: a sentence, a place in code points, and the changes that would put it right.

    ``at_most`` lowers the severity that the profile gives the rule: a suspicion is no error.
    """

    message: str
    block: NodeId
    start: int
    end: int
    changes: tuple[Change, ...] = ()
    at_most: Severity = Severity.ERROR
    is_safe: bool | None = None
    """Whether these changes may be made without asking, where this slip differs from its rule."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``start`` and ``end`` are code points in the block's plain text."""

    rule: str
    severity: Severity
    message: str
    block: NodeId
    start: int
    end: int
    fix: Fix | None = None
