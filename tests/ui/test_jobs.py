from __future__ import annotations

import threading

from engross.errors import FormatError
from engross.ui.jobs import Jobs


def test_work_runs_in_another_thread_and_the_answer_comes_in_ours(qtbot):
    jobs, threads, answers = Jobs(), [], []

    def work() -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        answers.append((result, threading.current_thread()))

    jobs.start(work, done, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(42, threading.main_thread())]
    assert threads[0] is not threading.main_thread()
    jobs.close()
    assert not threads[0].is_alive()


def test_an_error_that_people_can_act_on_is_handed_over(qtbot, caplog):
    jobs, errors = Jobs(), []

    def work() -> None:
        raise FormatError("No text.")

    jobs.start(work, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "No text."
    assert not caplog.records
    jobs.close()


def test_an_unexpected_error_is_logged_with_its_trace(qtbot, caplog):
    jobs, errors = Jobs(), []

    def work() -> None:
        raise ZeroDivisionError

    jobs.start(work, lambda _result: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)
    assert caplog.records[0].exc_info is not None
    jobs.close()


def test_closing_waits_for_the_work_and_calls_back_no_more(qtbot):
    jobs, begun, go, answers = Jobs(), threading.Event(), threading.Event(), []

    def work() -> None:
        begun.set()
        go.wait(5)

    jobs.start(work, answers.append, answers.append)
    jobs.start(work, answers.append, answers.append)
    assert begun.wait(5)
    go.set()
    jobs.close()
    jobs.start(work, answers.append, answers.append)
    qtbot.wait(20)
    assert answers == []
    assert not [t for t in threading.enumerate() if t.name.startswith("engross-job")]


def test_who_leaves_waits_for_nothing_and_hears_of_nothing(qtbot):
    jobs, begun, go, answers = Jobs(), threading.Event(), threading.Event(), []

    def work() -> None:
        begun.set()
        go.wait(5)
        jobs.tell(answers.append, "half")

    jobs.start(work, answers.append, answers.append)
    assert begun.wait(5)
    jobs.leave()
    assert not go.is_set()
    go.set()
    jobs.close()
    qtbot.wait(20)
    assert answers == []
