"""How the program is put together: what tools cannot hold, and what they are told to hold."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import engross
from conftest import PROJECT

PACKAGE = PROJECT / "app" / "engross"
MODULES = sorted(PACKAGE.rglob("*.py"))
VAGUE = {"utils", "util", "common", "helpers", "helper", "misc", "shared", "manager", "managers", "session"}


LARGE = {
    "Keys": "a method for each key and what it needs",
    "Deeds": "a method for each thing that can be done with rows",
    "Paragraphs": "a method for each correction and its button",
    "Grammar": "a method for each rule of the grammar",
    "_Overlay": "one walk over several copies, in steps that share what is known of each",
    "BodyWriter": "a method for each element of the schema",
    "BodyReader": "a method for each element of the schema",
    "_Pages": "a method for each kind of paragraph",
}
"""Classes of more than twenty methods, with the reason."""


def _name(path):
    return str(path.relative_to(PACKAGE))


def _imports(path):
    """Every module that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_there_is_a_program():
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_module_says_what_it_holds(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_the_window_knows_qt_and_only_the_formats_know_xml(path):
    layer = path.relative_to(PACKAGE).parts[0]
    roots = {name.split(".")[0] for name in _imports(path)}
    if layer != "ui":
        assert not roots & {"PySide6", "shiboken6"}
    if layer != "formats":
        assert not roots & {"lxml", "docx", "cobalt"}


def test_names_say_what_things_are():
    names = {part for path in MODULES for part in (*path.relative_to(PACKAGE).parts[:-1], path.stem)}
    assert not names & VAGUE


def test_modules_are_small_enough_to_read():
    long = {_name(p): n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 600}
    assert not long


def test_classes_are_small_enough_to_read():
    """What Qt calls does not count: a widget has as many events as it has."""
    large = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = [n.name for n in node.body if isinstance(n, ast.FunctionDef)]
                if sum(name == name.lower() for name in methods) > 20:
                    large.add(node.name)
    assert large == set(LARGE)


def test_every_package_has_its_place_in_the_import_contract(project):
    config = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    contract = config["tool"]["importlinter"]["contracts"][0]
    placed = {name.strip("() ") for layer in contract["layers"] for name in layer.split("|")}
    there = {p.stem for p in PACKAGE.glob("*.py")} | {p.parent.name for p in PACKAGE.glob("*/__init__.py")}
    assert there - {"__init__"} <= placed


def test_every_command_line_module_is_on_the_list():
    from engross.cli.main import COMMANDS

    listed = {command.name for command in COMMANDS}
    with_record = {
        module.name
        for module in pkgutil.iter_modules([str(PACKAGE / "cli")])
        if hasattr(importlib.import_module(f"engross.cli.{module.name}"), "COMMAND")
    }
    assert listed == with_record
    assert all(command.summary[0].islower() and command.summary[-1] != "." for command in COMMANDS)


def test_every_format_is_on_the_list():
    from engross.formats.registry import FORMATS

    packages = {p.parent.name for p in (PACKAGE / "formats").glob("*/__init__.py")}
    listed = {type(entry).__module__.split(".")[2] for entry in FORMATS}
    assert listed == packages
    assert len({entry.name for entry in FORMATS}) == len(FORMATS)
    endings = [ending for entry in FORMATS if entry.can_write for ending in entry.endings]
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize("path", sorted((PROJECT / "resources").rglob("*.toml")), ids=lambda p: p.name)
def test_data_files_are_valid_and_say_what_they_are(path):
    text = path.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert text.startswith("#") or "title" in table, "it says what it holds"


def test_organs_are_complete():
    organs = tomllib.loads((PROJECT / "resources/styles/organs.toml").read_text(encoding="utf-8"))
    for key, organ in organs.items():
        assert {"symbol", "actor", "author", "title", "names"} <= set(organ), key
        assert {"en", "fr", "es", "ru", "ar", "zh"} <= set(organ["names"]), key
        assert "{number}" in organ["symbol"]
        assert organ.get("parent", "ga") in organs


def test_numbering_patterns_are_known():
    from engross.model import numbering

    table = tomllib.loads((PROJECT / "resources/styles/numbering.toml").read_text(encoding="utf-8"))
    for row in table.values():
        for pattern in (row["operative"], *row["levels"], *row["sections"]):
            assert numbering.value(pattern, numbering.printed(pattern, 3)) == 3


def _tracked(project):
    if shutil.which("git") is None:
        pytest.skip("needs git")
    listed = subprocess.run(["git", "ls-files"], cwd=project, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs the files of a git checkout")
    return [Path(line) for line in listed.stdout.splitlines()]


def test_no_published_document_is_kept_in_the_project(project):
    published = re.compile(r"(A|S|E)_(HRC_)?(RES|DEC|PRST)_", re.IGNORECASE)
    assert not [path for path in _tracked(project) if published.search(path.name)]


def test_no_large_file_is_kept_in_the_project(project):
    large = [
        p for p in _tracked(project) if (project / p).is_file() and (project / p).stat().st_size > 1_500_000
    ]
    assert not large


def test_the_version_has_its_entry_in_the_history(project):
    history = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {engross.__version__}" in history or "## Unreleased" in history


def test_every_package_is_on_the_map(project):
    chart = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in {p.parent.name for p in PACKAGE.glob("*/__init__.py")}:
        assert f"`{name}/`" in chart, name


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "packaging/README.md"])
def test_what_the_documents_link_to_is_there(project, name):
    path = project / name
    linked = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert not [link for link in linked if not (path.parent / link).exists()]
