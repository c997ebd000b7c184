"""A place: the codes of a number and the mentions that decided them, and the words that lead to places."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.fact import Cell
from pipeline.language import Words
from pipeline.link.nation import Nations
from pipeline.link.scene import Located, Said, Scene, Stated
from pipeline.mention import Mention
from pipeline.rulebook import Rulebook

Place = tuple[tuple[str, ...], tuple[Located, ...]]
"""The codes of a number, and the mentions that decided them."""
NOWHERE: Place = ((), ())
"""Of no region, as the words say: a figure of the nation, somebody's age."""
UNTOLD: Place = (("",), ())
"""Of a region that nothing tells."""
_LINK = 2
"""Words between two regions of a list at the most: a comma, "dan", or both."""
_LISTS = frozenset({"and", "comma"})
_DEPTH = {"province": 0, "regency": 1, "city": 1, "district": 2, "village": 3}


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
        self.pointing = self.levels.keys() | self.own.keys()
        self.names = {row["code"]: row["name"] for row in rulebook.lexicon("regions")}


def said_of(place: Place, regions: Mapping[str, str], villages: Mapping[str, str]) -> Said | None:
    """The cells that *place* gives a number, which are empty where it is nowhere; None where nothing tells the region.

    *regions* are the official names by code, *villages* those of the rest that the article names.
    """
    codes, decided = place
    if not codes:
        return Said((None, None))
    if place == UNTOLD:
        return None
    spans = tuple((located.mention.start, located.mention.end) for located in decided)
    names = (regions.get(code) or villages.get(code, code) for code in codes)
    return Said((";".join(codes), ";".join(names)), spans)


def code_of(region: Located) -> str:
    """The code of a region that the article names."""
    return region.region.code


def nested(code: str, main: str) -> bool:
    """Whether one of two regions lies in the other."""
    return f"{code}.".startswith(f"{main}.") or f"{main}.".startswith(f"{code}.")


def start_of(region: Located) -> int:
    """The offset at which a region begins, by which regions stand in order."""
    return region.mention.start


def end_of(region: Located) -> int:
    """The offset behind a region."""
    return region.mention.end


def within(regions: Sequence[Located], first: int, last: int) -> Sequence[Located]:
    """Those of *regions*, which stand in reading order, that begin from offset *first* to before *last*."""
    return regions[bisect_left(regions, first, key=start_of) : bisect_left(regions, last, key=start_of)]


def offices(scene: Scene) -> dict[str, Located]:
    """The regions in which the officials of *scene* hold their offices, by their full names."""
    return {
        named.official.name: inside[-1]
        for named in scene.officials
        if (inside := [region for region in within(scene.regions, *named.mention.extent) if region.region.code])
    }


def jurisdiction(official: Mention, regions: Sequence[Located]) -> dict[str, Cell]:
    """The region columns of an official: the last region inside the role."""
    start, end = official.extent
    inside = [region for _, region in within(regions, start, end) if region.code]
    return {"region_code": inside[-1].code, "region_name": inside[-1].name} if inside else {}


def above(code: str, level: str) -> str:
    """The code of what holds the areas of *level* round the region of *code*; nothing for provinces.

    >>> above("72.10.01", "regency"), above("72.10", "province")
    ('72', '')
    """
    return ".".join(code.split(".")[: _DEPTH[level]])


def around(one: Stated, place: Place, levels: Mapping[str, str]) -> Place:
    """*place*, or what lies round it where areas of its level are counted: 38 kabupaten are of a province."""
    level = levels.get(one.quantity.unit.split("/")[0].split(" ")[0].lower())
    if one.mention.type != "count" or level is None or len(place[0]) != 1:
        return place
    code = above(place[0][0], level)
    return ((code,), place[1]) if code else NOWHERE


def of_level(code: str, level: str) -> str:
    """The part of *code* that is a region of *level*."""
    return ".".join(code.split(".")[: _DEPTH[level] + 1])


def tells(region: Located, level: str) -> bool:
    """Whether a region is one of *level*, or lies in one; a city is no regency."""
    depth, above = _DEPTH[level], code_of(region).count(".")
    return above >= depth and (depth != 1 or above > 1 or region.region.level == level)


def coordinated(words: Words, named: Sequence[Located], index: int) -> list[Located]:
    """The regions that are listed with the one at *index*; commas alone ("Palu, Sulteng") make no list."""
    first, last, joined = index, index, False
    while first > 0 and (link := _link(words, named[first - 1], named[first])) is not None:
        first, joined = first - 1, joined or link
    while last + 1 < len(named) and (link := _link(words, named[last], named[last + 1])) is not None:
        last, joined = last + 1, joined or link
    return list(named[first : last + 1]) if joined else [named[index]]


def _link(words: Words, left: Located, right: Located) -> bool | None:
    """Whether "dan" lists two regions beside each other, not only a comma; None where they are in no list."""
    between = words.tags[words.at(left.mention.end - 1) + 1 : words.at(right.mention.start)]
    return "and" in between if len(between) <= _LINK and _LISTS.issuperset(between) else None
