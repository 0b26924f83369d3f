from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engross.workspace.background import Latest, at_once


class Later:
    """Work that is done when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = []

    def start(self, work, done, failed) -> None:
        self.waiting.append((work, done, failed))

    def do(self) -> None:
        work, done, failed = self.waiting.pop(0)
        try:
            result = work()
        except ValueError as error:
            failed(error)
        else:
            done(result)


class Office:
    def __init__(self) -> None:
        self.later = Later()
        self.published: list[str] = []
        self.errors: list[Exception] = []
        self.latest = Latest(self.later.start, self.compute, self.published.append, self.errors.append)

    @staticmethod
    def compute(value: str, before: str | None) -> str:
        if value == "bad":
            raise ValueError(value)
        return f"{value}<{before or ''}"


def test_a_value_asked_for_is_published():
    office = Office()
    office.latest.ask("a")
    assert office.latest.is_busy
    office.later.do()
    assert office.published == ["a<"]
    assert not office.latest.is_busy


def test_of_values_that_wait_only_the_newest_is_worked_on_and_a_stale_result_is_kept_back():
    office = Office()
    for value in "abcd":
        office.latest.ask(value)
    assert len(office.later.waiting) == 1
    office.later.do()
    assert office.published == []
    office.later.do()
    assert office.published == ["d<a<"]
    assert office.later.waiting == []


def test_a_result_starts_from_nothing_after_forgetting():
    office = Office()
    office.latest.ask("a")
    office.later.do()
    office.latest.forget()
    office.latest.ask("b")
    office.later.do()
    assert office.published == ["a<", "b<"]


def test_what_fails_is_reported_and_the_next_value_is_worked_on():
    office = Office()
    office.latest.ask("bad")
    office.latest.ask("good")
    office.later.do()
    office.later.do()
    assert [str(error) for error in office.errors] == ["bad"]
    assert office.published == ["good<"]


def test_nothing_is_published_after_closing():
    office = Office()
    office.latest.ask("a")
    office.latest.close()
    office.later.do()
    office.latest.ask("b")
    assert office.published == []
    assert office.later.waiting == []


def test_at_once_works_in_place_and_raises():
    office = Office()
    latest = Latest(at_once, office.compute, office.published.append, office.errors.append)
    latest.ask("a")
    assert office.published == ["a<"]
    with pytest.raises(ValueError, match="bad"):
        latest.ask("bad")
