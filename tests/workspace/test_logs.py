from __future__ import annotations

import logging

import pytest

from engross.workspace import logs


@pytest.fixture(autouse=True)
def _as_before():
    root = logging.getLogger("engross")
    level, handlers = root.level, list(root.handlers)
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.setLevel(level)
    root.handlers[:] = handlers


def test_warnings_go_to_the_file_and_nothing_else_does(tmp_path):
    path = tmp_path / "logs" / "engross.log"
    assert logs.configure(path=path) == path
    assert not path.exists()
    logging.getLogger("engross.somewhere").info("a detail")
    logging.getLogger("engross.somewhere").warning("a warning")
    written = path.read_text(encoding="utf-8")
    assert "WARNING engross.somewhere: a warning" in written
    assert "a detail" not in written


def test_verbose_tells_everything_on_standard_error(tmp_path, capsys):
    logs.configure(verbose=True, path=tmp_path / "engross.log")
    logging.getLogger("engross.somewhere").debug("a detail")
    assert "a detail" in capsys.readouterr().err


def test_configuring_twice_writes_once(tmp_path):
    path = tmp_path / "engross.log"
    logs.configure(path=path)
    logs.configure(path=path)
    logging.getLogger("engross").warning("once")
    assert path.read_text(encoding="utf-8").count("once") == 1


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    logs.configure(path=tmp_path / "file" / "engross.log")
    logging.getLogger("engross").warning("lost")


def test_the_usual_place_is_the_users_own():
    assert logs.default_path().name == "engross.log"
