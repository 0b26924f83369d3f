"""The window on a screen, with a window manager: what offscreen tests cannot tell (focus, shortcuts, the clipboard)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    "tests/ui/test_typing.py::test_typed_words_stand_in_the_document",
    "tests/ui/test_typing.py::test_enter_begins_a_paragraph_and_numbers_follow",
    "tests/ui/test_typing.py::test_tab_goes_a_level_in_and_shift_tab_out",
    "tests/ui/test_typing.py::test_what_was_cut_is_pasted_with_its_footnote",
    "tests/ui/test_typing.py::test_a_footnote_is_edited_in_place",
    "tests/ui/test_structure.py::test_a_real_drag_with_the_mouse",
    "tests/ui/test_window.py::test_a_new_resolution_can_be_typed_into_at_once",
    "tests/ui/test_window.py::test_insert_footnote_puts_the_caret_into_it_and_the_command_leads_back",
    "tests/ui/test_window.py::test_the_command_key_of_a_footnote_works_from_the_page",
)
needed = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("openbox")), reason="Xvfb and openbox are not installed"
)


@pytest.fixture
def screen():
    """The name of a display of its own, with a window manager on it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, **quiet)
    yield display
    for process in (manager, server):
        process.terminate()
        process.wait(timeout=10)


@needed
def test_typing_and_commands_work_in_a_real_window(screen):
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS],
        cwd=ROOT,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(TESTS)} passed" in run.stdout
