"""A place: the codes of a number and the mentions that decided them, and the words that lead to places."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.fact import Cell
from pipeline.link.nation import Nations
from pipeline.link.scene import Located, Said
from pipeline.mention import Mention
from pipeline.rulebook import Rulebook

Place = tuple[tuple[str, ...], tuple[Located, ...]]
"""The codes of a number, and the mentions that decided them."""
NOWHERE: Place = ((), ())


class Kinds:
    """The words that the linker knows, and the names of regions above the named ones."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.nation = Nations(rulebook)
        self.breaks = rulebook.words("context_words", "break", "turn")
        self.goals = rulebook.words("context_words", "goal")
        self.examples = rulebook.words("context_words", "example")
        levels = [row for row in rulebook.lexicon("levels") if row["kind"] == "level"]
        self.levels = {row["word"]: row["level"] for row in levels}
        self.own = {f"{row['word']}nya": row["level"] for row in levels}
        self.names = {row["code"]: row["name"] for row in rulebook.lexicon("regions")}


def said_of(place: Place, names: Mapping[str, str]) -> Said | None:
    """The cells that *place* gives a number, with the official *names* of its codes; None where it is nowhere."""
    codes, decided = place
    if not codes:
        return None
    spans = tuple((located.mention.start, located.mention.end) for located in decided)
    return Said((";".join(codes), ";".join(names[code] for code in codes)), spans)


def code_of(region: Located) -> str:
    """The code of a region that the article names."""
    return region.region.code


def nested(code: str, main: str) -> bool:
    """Whether one of two regions lies in the other."""
    return f"{code}.".startswith(f"{main}.") or f"{main}.".startswith(f"{code}.")


def above(code: str) -> Iterator[str]:
    """The codes of the regions that hold the one of *code*."""
    parts = code.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts)))


def jurisdiction(official: Mention, regions: Sequence[Located]) -> dict[str, Cell]:
    """The region columns of an official: the last region inside the role."""
    start, end = official.extent
    inside = [region for mention, region in regions if start <= mention.start < end and region.code]
    return {"region_code": inside[-1].code, "region_name": inside[-1].name} if inside else {}
