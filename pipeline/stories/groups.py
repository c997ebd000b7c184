"""Groups of what belongs together, named after their earliest member."""

from collections.abc import Iterable


class Groups:
    """Members 0 … n - 1, in the order of their time; joined ones are one group.

    >>> groups = Groups(4)
    >>> groups.join(3, 1)
    >>> [groups.first(member) for member in range(4)], [groups.alone(member) for member in range(4)]
    ([0, 1, 2, 1], [True, False, True, False])
    """

    def __init__(self, count: int, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._parents = list(range(count))
        self._sizes = [1] * count
        for one, other in pairs:
            self.join(one, other)

    def first(self, member: int) -> int:
        """The earliest member of the group of *member*."""
        while self._parents[member] != member:
            self._parents[member] = self._parents[self._parents[member]]
            member = self._parents[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Makes one group of the groups of two members."""
        early, late = sorted((self.first(one), self.first(other)))
        if early != late:
            self._parents[late] = early
            self._sizes[early] += self._sizes[late]

    def alone(self, member: int) -> bool:
        """Whether *member* has been joined to none."""
        return self._sizes[self.first(member)] == 1
