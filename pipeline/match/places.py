"""Rules of kind `phrases`: regions by their names, with the code that each name means in this article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language import Name, Words, split
from pipeline.match.locals import Locals, joined
from pipeline.meaning import Region
from pipeline.mention import Mention
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook
from pipeline.values.region import Evidence, Gazetteer, choose

_LONGEST = 4


@dataclass(slots=True)
class Found:
    """A region name on a page, before it is known which region it means."""

    name: str
    first: int
    last: int
    head: int
    level: str | None
    candidates: Sequence[Region]

    @property
    def start(self) -> int:
        """The first word of the mention, its level word included."""
        return self.first if self.head < 0 else self.head


class Places:
    """Finds regions; the gazetteer names of a page come from `Language`, districts and villages from level words."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._rules = {rule.source: rule for rule in rules}
        self._locals = Locals(rulebook, gazetteer)
        self._levels: dict[str, tuple[str, str]] = {}
        for row in rulebook.lexicon("levels"):
            self._levels[row["word"].lower()] = (row["level"], row["kind"])
        self._needs_evidence = frozenset(
            row["word"].lower() for row in rulebook.lexicon("region_traps") if row["kind"] in ("word", "person")
        )
        self._persons = frozenset(
            row["word"].lower() for row in rulebook.lexicon("region_traps") if row["kind"] == "person"
        )
        self._proper = {
            position: frozenset(
                row["word"].lower() for row in rulebook.lexicon("region_proper") if row["position"] == position
            )
            for position in ("before", "after")
        }
        self._proper_ends = frozenset(split(phrase)[-1] for phrase in self._proper["before"])

    def find(self, page: Words) -> Iterator[Mention]:
        """Every region of *page*; a name inside another proper name is claimed as `no_region`."""
        found = [
            self._bare(page, name)
            for name in page.names
            if name.kind in ("region", "region_or_name")
        ]
        if not self._rules:
            return
        self._inherit_levels(page, found)
        districts = []
        for place in found:
            fitting = [region for region in place.candidates if not place.level or region.level == place.level]
            district = self._locals.before(page, place.start, fitting)
            if district and district.region:  # "Pacet, Mojokerto" also tells which Mojokerto is meant
                districts.append(district)
                place.candidates = [region for region in fitting if district.region.code.startswith(region.code)]
        evidence = self._evidence(page, found)
        for place in found:
            reason = self._no_region(page, place, evidence)
            if reason:
                span = page.starts[place.first], page.end(place.last)
                yield Mention(_NO_REGION, *span, span, why=reason)
                continue
            region, why = choose(place.candidates, place.level, evidence)
            yield self._mention(page, place.start, place.last, region, why, "regions")
        known = set(evidence.codes) | {district.region.code for district in districts if district.region}
        for local in (*districts, *self._locals.find(page, known)):
            yield self._mention(page, local.first, local.last, local.region, local.why, local.gazetteer)

    def _bare(self, page: Words, name: Name) -> Found:
        """The region *name* with what the words before it say about its level."""
        candidates = self._gazetteer.names[name.phrase]
        first, last = name.first, name.after - 1
        index = first - 1
        if index >= 0 and page.word(index) == ")":  # Pemerintah Kabupaten (Pemkab) Cirebon
            index -= 1
        while index > 0 and (page.word(index) == "." or self._levels.get(page.lower(index), ("", ""))[1] == "more"):
            index -= 1
        if index < 0:
            return Found(name.phrase, first, last, -1, None, candidates)
        word = page.lower(index)
        if word == "kota" and index > 0 and page.lower(index - 1) == "wali":
            return Found(name.phrase, first, last, -1, "city", candidates)
        level, kind = self._levels.get(word, (None, ""))
        if kind == "level" and page.word(first - 1) != ")" and any(region.level == level for region in candidates):
            return Found(name.phrase, first, last, index if page.word(index)[0].isupper() else -1, level, candidates)
        return Found(name.phrase, first, last, -1, level if kind in ("office", "level") else None, candidates)

    def _inherit_levels(self, page: Words, found: Sequence[Found]) -> None:
        """Kabupaten Morowali dan Morowali Utara: the second name has the level of the first.

        Beside a province a bare name is the province: "Gorontalo dan Sulawesi Tengah".
        """
        for before, place in zip(found, found[1:], strict=False):
            if _province(place.candidates, every=True) and before.level is None and _province(before.candidates):
                before.level = "province" if joined(page, before.last, place.first) else None
            inherits = place.level is None and before.head >= 0 and joined(page, before.last, place.first)
            if inherits and any(region.level == before.level for region in place.candidates):
                place.level, place.head = before.level, place.first

    def _evidence(self, page: Words, found: Sequence[Found]) -> Evidence:
        """The codes that the article names beyond doubt: by level word, or because only one region bears the name."""
        codes: set[str] = set()
        for place in found:
            fitting = [region for region in place.candidates if not place.level or region.level == place.level]
            if len(fitting) == 1 and (place.level or place.name not in self._needs_evidence):
                codes.add(fitting[0].code)
                if fitting[0].level == "regency" or place.level:
                    codes.add(fitting[0].parent_code)
            elif place.name not in self._needs_evidence:  # Kota Malang or Kabupaten Malang
                parents = {region.parent_code for region in fitting}
                codes |= parents if len(parents) == 1 else set()
        return Evidence(frozenset(codes - {""}))

    def _no_region(self, page: Words, place: Found, evidence: Evidence) -> str | None:
        """Why the name at *place* is no mention of a region, or None."""
        end = place.start
        while end and page.tags[end - 1] in _FIGURES:  # SMPN 33 Banjarmasin
            end -= 1
        capital = end and (page.raw(end - 1) == "." or page.lower(end - 1) in self._proper_ends)
        for first in range(max(0, end - _LONGEST), end) if capital else ():
            if page.key(first, end - 1) in self._proper["before"] and page.capital(first):
                return f"part of a proper name after {page.span(first, end - 1)!r}"
        if place.last + 1 < len(page):
            after = page.word(place.last + 1)
            if after.lower() in self._proper["after"] and after[0].isupper():
                return f"part of a proper name before {after!r}"
        if place.name in self._persons and place.first and page.tags[place.first - 1] in _LEADS_TO_PLACE:
            return None
        if (
            place.level is None
            and place.name in self._needs_evidence
            and not any(evidence.supports(region) or evidence.near(region) for region in place.candidates)
        ):
            return "also an ordinary word or a person's name, and no level word stands before it"
        return None

    def _mention(self, page: Words, first: int, last: int, region: Region | None, why: str, gazetteer: str) -> Mention:
        span = page.starts[first], page.end(last)
        slots = (
            {"code": region.code, "level": region.level, "name": region.name, "parent_code": region.parent_code}
            if region
            else {}
        )
        return Mention(self._rules[gazetteer], *span, span, slots, why)


def _province(candidates: Sequence[Region], *, every: bool = False) -> bool:
    """Whether one of the *candidates* is a province, or every one."""
    return (all if every else any)(region.level == "province" for region in candidates)


_NO_REGION = Rule(
    id="no_region.proper-name", type="no_region", kind="phrases", source="regions", place="region.toml",
    why="The name of a region inside another name, or a word of everyday use.",
)  # fmt: skip
_FIGURES = frozenset({"number", "number_more", "digits"})
_LEADS_TO_PLACE = frozenset({"in", "from"})
