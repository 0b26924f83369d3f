from __future__ import annotations

import tomllib
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.errors import SaveError
from engross.workspace import settings
from engross.workspace.settings import RECENT_KEPT, Settings


def test_defaults_are_allowed_and_explained():
    for f in fields(Settings):
        assert settings.is_allowed(f, f.default), f.name
        assert f.metadata["meaning"]


def test_settings_come_back_as_they_were_saved(tmp_path):
    path = tmp_path / "folder" / "settings.toml"
    chosen = Settings(
        theme="dark", zoom=150, recent_files=('/a/"b"\\c.xml', "/d/決議\x7f.xml"), emblem="/c.png"
    )
    settings.save(chosen, path)
    assert settings.load(path) == chosen


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_file_name_survives(tmp_path_factory, name):
    path = tmp_path_factory.getbasetemp() / "settings.toml"
    settings.save(Settings(recent_files=(name,)), path)
    assert settings.load(path).recent_files == (name,)


def test_without_a_file_the_defaults_hold(tmp_path):
    assert settings.load(tmp_path / "none.toml") == Settings()


def test_the_usual_place_is_the_users_own():
    settings.save(Settings(zoom=120))
    assert settings.load() == Settings(zoom=120)
    assert settings.default_path().name == "settings.toml"


@pytest.mark.parametrize(
    "line",
    ['theme = "pink"', "theme = 3", "zoom = 1000", "zoom = 10", "zoom = true", 'zoom = "100"', "recent_files = [1]",
     "recent_files = 'a'", "emblem = 1"],
)  # fmt: skip
def test_values_that_are_not_allowed_count_as_not_there(tmp_path, line):
    path = tmp_path / "settings.toml"
    path.write_text(f'{line}\nprofile = "ga"\n', encoding="utf-8")
    assert settings.load(path) == Settings(profile="ga")


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"\0"])
def test_a_broken_file_counts_as_not_there_and_is_put_aside(tmp_path, content):
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert settings.load(path) == Settings()
    settings.save(Settings(zoom=90), path)
    assert settings.load(path) == Settings(zoom=90)
    assert (tmp_path / "settings.toml.broken").read_bytes() == content


def test_entries_of_other_versions_stay(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('colour_of_tomorrow = "blue"\nzoom = 80\n[table]\na = 1\n', encoding="utf-8")
    settings.save(replace(settings.load(path), zoom=90), path)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["colour_of_tomorrow"] == "blue"
    assert settings.load(path).zoom == 90


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SaveError, match="settings could not be saved"):
        settings.save(Settings(), tmp_path / "file" / "settings.toml")


def test_recent_files_are_the_newest_first_and_few(tmp_path):
    chosen = Settings()
    for number in range(RECENT_KEPT + 3):
        chosen = chosen.with_recent(tmp_path / f"{number}.xml")
    chosen = chosen.with_recent(tmp_path / "9.xml")
    assert len(chosen.recent_files) == RECENT_KEPT
    assert chosen.recent_files[0] == str(tmp_path / "9.xml")
    assert chosen.recent_files.count(str(tmp_path / "9.xml")) == 1
