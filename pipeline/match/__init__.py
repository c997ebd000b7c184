"""From words to mentions: every rule finds what it finds, none knows of the others."""

from collections.abc import Sequence

from pipeline.language import Words
from pipeline.match.leftovers import Leftovers
from pipeline.match.officials import Officials
from pipeline.match.patterns import Patterns
from pipeline.match.places import Places
from pipeline.match.slots import SlotWords
from pipeline.match.tokens import ChunkFinder, TokenRules
from pipeline.mention import Mention
from pipeline.rulebook import Rulebook
from pipeline.values.number import Numerals
from pipeline.values.read import Reader
from pipeline.values.region import Gazetteer

__all__ = ["ChunkFinder", "Matcher", "gazetteers"]


class Matcher:
    """All rules of a rulebook, compiled once per run; `reader` reads what they claim."""

    def __init__(self, rulebook: Rulebook, numerals: Numerals, gazetteer: Gazetteer) -> None:
        by_kind = {
            kind: [rule for rule in rulebook.rules if rule.kind == kind]
            for kind in ("pattern", "tokens", "phrases")
        }
        anchored = [rule for rule in by_kind["pattern"] if rule.type != "leftover"]
        slots = SlotWords(rulebook)
        self.reader = Reader(numerals, slots.value, rulebook.lexicon)
        self._patterns = Patterns(anchored, slots, self.reader)
        officials = [rule for rule in by_kind["tokens"] if rule.type == "official"]
        others = [rule for rule in by_kind["tokens"] if rule.type != "official"]
        self._tokens = TokenRules(rulebook, others, self.reader)
        self._leftovers = Leftovers([rule for rule in by_kind["pattern"] if rule.type == "leftover"])
        self._officials = Officials(rulebook, officials)
        self._places = Places(rulebook, by_kind["phrases"], gazetteer)

    def mentions(self, pages: Sequence[Words]) -> list[list[Mention]]:
        """Every mention that a rule finds in each of *pages*, those that overlap included."""
        mentions = self._patterns.find_all(pages)
        for words, found in zip(pages, mentions, strict=True):
            found += self._tokens.find(words, tuple(found))
        for words, found in zip(pages, mentions, strict=True):
            found += self._leftovers.find(words)
        for found, officials in zip(mentions, self._officials.find_all(pages), strict=True):
            found += officials
        for words, found in zip(pages, mentions, strict=True):
            found += self._places.find(words)
        return mentions


def gazetteers(rulebook: Rulebook, regions: Gazetteer) -> dict[str, list[str]]:
    """The phrases that `Language` marks: names of regions, roles, titles of several words."""
    roles = rulebook.lexicon("roles")
    persons = {row["word"].lower() for row in rulebook.lexicon("region_traps") if row["kind"] == "person"}
    organisations = [row for row in rulebook.lexicon("organisations") if " " in row["word"]]
    titles = [row for row in rulebook.lexicon("titles") if " " in row["title"]]
    return {
        "region": [name for name in regions.names if name not in persons],
        "region_or_name": [name for name in regions.names if name in persons],
        "role": [row["role"].lower() for row in roles if row["area"] not in _LOCAL],
        "local_role": [row["role"].lower() for row in roles if row["area"] in _LOCAL],
        "organisation": [row["word"].lower() for row in organisations if row["kind"] in ("head", "acronym")],
        "part": [row["word"].lower() for row in organisations if row["kind"] in ("part", "field", "nation")],
        "title": [row["title"].lower() for row in titles if row["kind"] in ("rank", "honorific")],
        "term": [row["word"] for row in rulebook.lexicon("terms")],
        "acting": [row["title"].lower() for row in titles if row["kind"] == "acting"],
    }


_LOCAL = ("district", "village")
