"""What a bundle of files holds: the ids of its articles, partition by partition, and what is told of them."""

import json
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from pipeline.errors import ArticleError
from pipeline.formats.account import Account, Note, Said, Tally
from pipeline.formats.read import told_apart
from pipeline.formats.source import shown


class Partition(NamedTuple):
    """Some articles of a bundle, one after the other, that are read and kept together."""

    input: str
    """The hash of the articles as they stand in their files."""
    ids: tuple[str, ...]
    """Their ids there."""
    places: tuple[tuple[str, int], ...]
    """The files that they stand in, each with the number of them."""

    def place(self, index: int) -> str:
        """The file that the article at *index* stands in."""
        for place, number in self.places:
            if index < number:
                return place
            index -= number
        raise IndexError


    def names(self, seen: MutableMapping[str, int], account: Account) -> list[str]:
        """The ids of its articles, told apart from those *seen* before; *account* notes those that repeat."""
        ids = []
        for index, given in enumerate(self.ids):
            ids.append(told_apart(given, seen))
            if ids[-1] != given:
                account.note(Note("id repeated", self.place(index), shown(given)))
        return ids


@dataclass(slots=True)
class Contents:
    """What was found in a bundle."""

    partitions: list[Partition] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    left_out: list[ArticleError] = field(default_factory=list)

    def ids(self) -> set[str]:
        """The ids of all articles."""
        return {each for partition in self.partitions for each in partition.ids}


def written(contents: Contents) -> bytes:
    """*contents* as JSON; half characters of names stay as they are."""
    account = contents.account
    record = {
        "partitions": contents.partitions,
        "read": {suffix: asdict(tally) for suffix, tally in account.read.items()},
        "undated": account.undated,
        "notes": [[*key, asdict(said)] for key, said in account.notes.items()],
        "left_out": [[error.place, error.cause] for error in contents.left_out],
    }
    return json.dumps(record).encode()


def read(content: bytes) -> Contents:
    """The contents that `written` wrote; raises ValueError, KeyError or TypeError for anything else."""
    record: Mapping[str, Any] = json.loads(content)
    account = Account(
        {suffix: Tally(**tally) for suffix, tally in record["read"].items()},
        Counter(),
        record["undated"],
        {(kind, what): Said(**said) for kind, what, said in record["notes"]},
    )
    return Contents(
        [Partition(hashed, tuple(ids), _pairs(places)) for hashed, ids, places in record["partitions"]],
        account,
        [ArticleError(place, cause) for place, cause in record["left_out"]],
    )


def _pairs(places: Sequence[Sequence[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((str(place), int(number)) for place, number in places)
