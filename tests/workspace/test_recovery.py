"""Copies of unsaved work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from builders import resolution
from engross.errors import FormatError, SaveError
from engross.model import plain, walk
from engross.workspace import files, recovery
from engross.workspace.recovery import Rescue

TEXT = "ORG The General Assembly,\nPP *Recalling* its resolution 80/1,[^A note.]\n1. *Decides* to act."


@pytest.fixture
def gone():
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    return ended.pid


def texts(document):
    return [plain.text(b) for b in walk.all_blocks(document)]


def test_a_copy_is_found_once_its_process_is_gone(tmp_path, gone):
    document = resolution(TEXT)
    recovery.keep(Rescue("mine", "Water", process=gone), document, tmp_path / "recovery")
    (rescue,) = recovery.found(tmp_path / "recovery")
    assert rescue.name == "Water"
    opened = recovery.read(rescue, tmp_path / "recovery")
    assert texts(opened.document) == texts(document)
    assert opened.is_modified
    assert opened.path is None


def test_a_copy_of_a_running_process_is_left_alone(tmp_path):
    recovery.keep(Rescue("mine", "Water"), resolution(TEXT), tmp_path)
    assert recovery.found(tmp_path) == []
    assert (tmp_path / "mine.xml").exists()
    assert str(os.getpid()) in (tmp_path / "mine.json").read_text()


def test_a_process_that_dies_leaves_its_copy(tmp_path):
    program = (
        "import os, sys; from pathlib import Path; from engross.workspace import recovery, templates;"
        "recovery.keep(recovery.Rescue('k', 'Draft'), templates.document(), Path(sys.argv[1])); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False).returncode == 9
    assert [rescue.name for rescue in recovery.found(tmp_path)] == ["Draft"]


def test_a_copy_belongs_to_its_file_and_a_change_of_that_is_noticed(tmp_path, gone):
    path = tmp_path / "water.xml"
    files.save(files.new(resolution(TEXT)), path)
    recovery.keep(Rescue("k", "water.xml", str(path), gone), resolution(TEXT), tmp_path / "r")
    (rescue,) = recovery.found(tmp_path / "r")
    opened = recovery.read(rescue, tmp_path / "r")
    assert opened.path == path
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(files.ChangedOnDisk):
        files.save(opened)


def test_a_copy_whose_file_is_gone_has_no_file(tmp_path, gone):
    recovery.keep(Rescue("k", "x", str(tmp_path / "gone.xml"), gone), resolution(TEXT), tmp_path)
    (rescue,) = recovery.found(tmp_path)
    assert recovery.read(rescue, tmp_path).path is None


def test_a_copy_that_is_forgotten_leaves_nothing(tmp_path, gone):
    recovery.keep(Rescue("k", "x", process=gone), resolution(TEXT), tmp_path)
    recovery.forget("k", tmp_path)
    recovery.forget("k", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"name": 1, "file": "", "process": 1}', b"\xff", b"null"]
)
def test_what_is_no_copy_is_passed_over(tmp_path, content):
    (tmp_path / "k.json").write_bytes(content)
    (tmp_path / "k.xml").write_bytes(b"<x/>")
    assert recovery.found(tmp_path) == []


def test_a_broken_copy_is_said(tmp_path, gone):
    recovery.keep(Rescue("k", "x", process=gone), resolution(TEXT), tmp_path)
    (tmp_path / "k.xml").write_bytes(b"<html/>")
    (rescue,) = recovery.found(tmp_path)
    with pytest.raises(FormatError):
        recovery.read(rescue, tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveError):
        recovery.keep(Rescue("k", "x"), resolution(TEXT), tmp_path / "file" / "recovery")
