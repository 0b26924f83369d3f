"""Values of the model as JSON and back, whole: how a document with tracked changes is kept inside a file.

A value is written with the name of its class and those fields that are not as by default. What is read comes from a
file, so names, types and enumerations are checked: `ValueError` for anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from engross.model import inlines, nodes, review

_CLASSES = {
    made.__name__: made
    for made in (
        nodes.Document, nodes.Part, nodes.Block, nodes.Cell, nodes.Metadata, nodes.Vote, nodes.Base,
        inlines.Text, inlines.LineBreak, inlines.Footnote, inlines.Field,
        review.Marks, review.BlockMarks, review.Restyled, review.Reshaped, review.Change, review.Thread,
        review.Reply, review.Decision,
    )
}  # fmt: skip
_ENUMS: Mapping[str, type[Enum]] = {
    made.__name__: made
    for made in (
        nodes.Kind,
        nodes.PartKind,
        nodes.Form,
        inlines.Style,
        review.ChangeKind,
        review.Verdict,
    )
}
_SCALARS = {"int": int, "NodeId": int, "ChangeId": int, "str": str, "bool": bool}
_NAME = "is"


def encoded(value: object) -> Any:
    """The value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        given = {f.name: getattr(value, f.name) for f in fields(value)}
        said = {f.name: encoded(given[f.name]) for f in fields(value) if given[f.name] != _default(f)}
        return {_NAME: type(value).__name__, **said}
    if isinstance(value, tuple):
        return [encoded(item) for item in value]
    return value


def decoded(data: object) -> Any:
    """The value that JSON stands for; raises ValueError for what no value says."""
    if isinstance(data, list):
        return tuple(decoded(item) for item in data)
    if not isinstance(data, dict):
        return data
    made = _CLASSES.get(str(data.get(_NAME)))
    if made is None:
        raise ValueError(data.get(_NAME))
    known = {f.name: str(f.type) for f in fields(made)}
    given = {name: item for name, item in data.items() if name != _NAME}
    if not given.keys() <= known.keys():
        raise ValueError(sorted(given))
    try:
        return made(**{name: _field(known[name], item) for name, item in given.items()})
    except TypeError as error:  # a field that must be there is not
        raise ValueError(str(error)) from error


def _field(kind: str, data: object) -> Any:
    """A field of this type, as its class declares it."""
    names = [name.strip() for name in kind.split("|")]
    if data is None and "None" in names:
        return None
    if names[0] in _SCALARS:
        if type(data) is not _SCALARS[names[0]]:
            raise ValueError(kind)
        return data
    if names[0] in _ENUMS:
        return _ENUMS[names[0]](data)
    value = decoded(data)
    if kind.startswith("tuple["):
        return _row(kind[len("tuple[") : -len(", ...]")], value)
    if type(value).__name__ not in names:
        raise ValueError(kind)
    return value


def _row(kind: str, value: object) -> tuple[Any, ...]:
    names = [name.strip() for name in kind.split("|")]
    if not isinstance(value, tuple):
        raise ValueError(kind)
    if names[0] in _ENUMS:
        return tuple(None if item is None else _ENUMS[names[0]](item) for item in value)
    allowed = {"Inline": ("Text", "LineBreak", "Footnote"), "ChangeId": ("int",)}.get(names[0], tuple(names))
    if any(type(item).__name__ not in allowed for item in value):
        raise ValueError(kind)
    return value


@cache
def _default(of: Field[Any]) -> object:
    if of.default is not MISSING:
        return of.default
    return of.default_factory() if of.default_factory is not MISSING else MISSING
