"""The pages of the help: links and pictures lead somewhere, and the commands they name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engross import resources
from engross.workspace.command_search import menu_title, plain_title
from engross.workspace.commands import commands, submenus

PAGES = sorted(resources.path("help").glob("*.md"))
_LINK = re.compile(r"\]\(([^)]+)\)")
_KEYS = re.compile(r"\*\*((?:Ctrl|Alt|Shift|F\d)[^*]*)\*\*|\(((?:Ctrl|Shift)\+[^)]*|F\d+)\)")
_PATH = re.compile(r"\*((?:File|Edit|Insert|Paragraph|Review|View|Help)\s+>[^*]+)\*")
TYPED = {"Ctrl+End", "Ctrl+Up", "Ctrl+Down", "Tab", "Shift+Tab", "Ctrl+Z", "F2"}
"""Keys of the page and of panels, which are no commands or need no record."""


def test_the_tour_begins_with_contents() -> None:
    assert resources.path("help/index.md") in PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target
        if "-light." in target:
            assert (page.parent / target.replace("-light.", "-dark.")).is_file(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_page_is_reached_from_the_contents(page: Path) -> None:
    contents = resources.path("help/index.md").read_text(encoding="utf-8")
    assert page.name == "index.md" or f"({page.name})" in contents


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_keys_that_are_named_are_those_of_commands(page: Path) -> None:
    known = {key for command in commands() for key in command.keys} | TYPED
    for found in _KEYS.findall(page.read_text(encoding="utf-8")):
        for key in re.split(r" and | to |, ", found[0] or found[1]):
            assert key in known, key


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_places_in_menus_that_are_named_are_there(page: Path) -> None:
    known = {f"{menu_title(c)} > {plain_title(c).rstrip('…')}" for c in commands()}
    known |= {menu_title(c) for c in commands() if c.submenu in submenus()}
    for found in _PATH.findall(page.read_text(encoding="utf-8")):
        path = " ".join(found.split())
        assert path in known or any(path.startswith(f"{place} > ") for place in known), path
