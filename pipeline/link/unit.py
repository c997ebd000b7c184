"""The unit of a count that goes on counting what the count before it counted: "15 rumah rusak dan 4 lainnya"."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.meaning import NoFact, Quantity, Read
from pipeline.mention import Mention

_PREVIOUS = "<previous>"
"""What a rule says in place of a unit."""
_NEAR = 150
"""Characters between two such counts at the most; about a sentence."""


def unite(reads: Iterable[Read]) -> list[Read]:
    """*reads* with the units that a count before tells; a count that has none is no fact."""
    united: list[Read] = []
    counted: tuple[Mention, str] | None = None
    for read in reads:
        mention, means = read
        if isinstance(means, Quantity) and means.type == "count":
            if means.unit == _PREVIOUS:
                if counted is None or mention.start - counted[0].extent[1] > _NEAR:
                    united.append(Read(mention, NoFact("no count stands shortly before it")))
                    continue
                read = Read(mention, replace(means, unit=counted[1]))
            assert isinstance(read.means, Quantity)
            counted = mention, read.means.unit
        united.append(read)
    return united
