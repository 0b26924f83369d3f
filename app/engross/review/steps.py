"""The paragraphs of two versions as a row of steps, and which of them are one change: one that was split, or joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engross.model import places
from engross.model.nodes import Block
from engross.review import chains
from engross.review.merge import Manner


@dataclass(frozen=True, slots=True)
class Step:
    """A paragraph of the old version, one of the new version, or both."""

    old: Block | None
    new: Block | None

    @property
    def is_one_sided(self) -> bool:
        return self.old is None or self.new is None

    @property
    def is_changed(self) -> bool:
        """Whether both are there and differ."""
        return (
            self.old is not None
            and self.new is not None
            and self.old is not self.new
            and self.old != self.new
        )

    @property
    def block(self) -> Block:
        block = self.new or self.old
        assert block is not None
        return block


class Steps:
    """The paragraphs of a part in both versions; ``is_shared`` tells whether one is somewhere in both.

    ``weight`` is what it would take to mark one as moved; those that weigh least are seen as moved.
    """

    def __init__(
        self,
        old: Sequence[Block],
        new: Sequence[Block],
        manner: Manner,
        is_shared: Callable[[Block], bool],
        weight: Callable[[Block], float],
    ) -> None:
        self.manner, self.is_shared, self.weight = manner, is_shared, weight
        self.row = self._steps(old, new)

    def groups(self) -> Iterator[list[Step]]:
        """The steps in order, those together that are one change."""
        at = 0
        while at < len(self.row):
            end = self._group_end(self.row, at)
            yield self.row[at:end]
            at = end

    def _steps(self, old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
        """Pairs in place, with what went before what came between them."""
        homes = {block.id: place for place, block in enumerate(new)}
        pairs = [
            (place, homes[block.id], self.weight(block))
            for place, block in enumerate(old)
            if block.id in homes and self.is_shared(block)
        ]
        steps: list[Step] = []
        at_old = at_new = 0
        for one, two, _ in (*chains.heaviest(pairs), (len(old), len(new), 0.0)):
            steps += [Step(block, None) for block in old[at_old:one]]
            steps += [Step(None, block) for block in new[at_new:two]]
            if one < len(old):
                steps.append(Step(old[one], new[two]))
            at_old, at_new = one + 1, two + 1
        return steps

    def _group_end(self, steps: list[Step], at: int) -> int:
        """The end of the steps that are one change: a paragraph that was split, or joined with others."""
        end = at + 1
        if not (steps[at].is_changed or (end < len(steps) and steps[at].is_one_sided)):
            return end
        while end < len(steps) and end - at <= self.manner.most:
            run = end
            while run < len(steps) and self._can_group(steps[run]) and steps[run].is_one_sided:
                run += 1
                if self.manner.share:
                    break
            if run < len(steps) and not any(step.is_changed for step in steps[at:run]):
                run += steps[run].is_changed
            if run == end or not all(map(self._can_group, steps[at:run])):
                break
            if not self._is_better(steps[at:end], steps[end:run]):
                break
            end = run
        return end

    def _can_group(self, step: Step) -> bool:
        if step.is_one_sided and self.is_shared(step.block):
            return False
        return step.block.cell is None and (step.is_changed or step.is_one_sided)

    def _is_better(self, group: list[Step], more: list[Step]) -> bool:
        """Whether so much less is marked when the steps are taken together that one change is plain to see.

        Every paragraph without a partner counts: one that went and one that came beside it share a few words by chance.
        """
        if not any(step.is_changed for step in (*group, *more)):
            return False
        gain = self._cost(group) + self._cost(more) - self._cost([*group, *more])
        joining = more if len(group) > 1 else [*group, *more]
        sides = [step.block for step in joining if step.is_one_sided]
        return bool(sides) and gain > self.manner.share * max(sum(map(places.size, sides)), 1)

    def _cost(self, steps: list[Step]) -> int:
        """Characters marked."""
        if all(step.is_one_sided for step in steps):
            return sum(places.size(step.block) + 1 for step in steps)
        old = [step.old for step in steps if step.old]
        new = [step.new for step in steps if step.new]
        return sum(
            s.old_end - s.old_start + s.new_end - s.new_start
            for s in self.manner.stretches(old, new)
            if not s.is_same
        )
