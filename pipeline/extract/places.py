"""Rules of kind `phrases`: regions by their names, with the code that each name means in this article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.fact import Mention
from pipeline.language import CLASSES, Name, Page, split
from pipeline.rulebook import Rule, Rulebook
from pipeline.values.region import Evidence, Gazetteer, Region, choose

_LOCAL = ord(CLASSES["local"])
_NAME_CLASSES = frozenset(
    ord(CLASSES[name])
    for name in (
        "name",
        "part",
        "place",
        "place_more",
        "acronym",
        "initial",
        "title",
        "role",
        "organisation",
        "company",
        "capital",
        "number",
        "institution",
        "place_or_name",
    )
)
_COMMA, _AND = ord(","), ord("&")
_LONGEST = 4


@dataclass(slots=True)
class Found:
    """A region name on a page, before it is known which region it means."""

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
        self._rules = {rule.source: rule.id for rule in rules}
        self._role_area = {
            row["role"].lower(): row["area"]
            for row in rulebook.lexicon("roles")
            if row["area"] in ("district", "village")
        }
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

    def find(self, page: Page) -> Iterator[Mention]:
        """Every region of *page*; a name inside another proper name is claimed as `no_region`."""
        found = [
            self._bare(page, name.first, name.last) for name in page.names if name.kind in ("region", "region_or_name")
        ]
        if not self._rules:
            return
        roles = [name for name in page.names if name.kind == "local_role"]
        if not found and not roles and _LOCAL not in page.classes:
            return
        self._inherit_levels(page, found)
        districts = self._before_regency(page, found)
        evidence = self._evidence(page, found)
        for place in found:
            reason = self._no_region(page, place, evidence)
            if reason:
                yield Mention(
                    "no_region", page.starts[place.first], page.end(place.last), "no_region.proper-name", {}, why=reason
                )
                continue
            region, why = choose(place.candidates, place.level, evidence)
            yield self._mention(page, place.start, place.last, region, why, "regions")
        for first, last, district in districts:
            yield self._mention(
                page, first, last, district, "a district in front of the region it lies in", "bare_districts"
            )
        yield from self._local(page, evidence, [district for _, _, district in districts], roles)

    def _bare(self, page: Page, first: int, last: int) -> Found:
        """The name at words *first* to *last* with what the words before it say about its level."""
        candidates = self._gazetteer.names[page.key(first, last)]
        index = first - 1
        if index >= 0 and page.word(index) == ")":  # Pemerintah Kabupaten (Pemkab) Cirebon
            index -= 1
        while index > 0 and (page.word(index) == "." or self._levels.get(page.lower(index), ("", ""))[1] == "more"):
            index -= 1
        if index < 0:
            return Found(first, last, -1, None, candidates)
        word = page.lower(index)
        if word == "kota" and index > 0 and page.lower(index - 1) == "wali":
            return Found(first, last, -1, "city", candidates)
        level, kind = self._levels.get(word, (None, ""))
        if kind == "level" and page.word(first - 1) != ")" and any(region.level == level for region in candidates):
            return Found(first, last, index if page.word(index)[0].isupper() else -1, level, candidates)
        return Found(first, last, -1, level if kind in ("office", "level") else None, candidates)

    def _inherit_levels(self, page: Page, found: Sequence[Found]) -> None:
        """Kabupaten Morowali dan Morowali Utara: the second name has the level of the first."""
        for before, place in zip(found, found[1:], strict=False):
            if place.level is None and before.head >= 0 and self._joined(page, before.last, place.first):
                if any(region.level == before.level for region in place.candidates):
                    place.level = before.level
                    before = place
                    place.head = place.first

    @staticmethod
    def _joined(page: Page, last: int, first: int) -> bool:
        """Whether only a comma, "dan", "atau" or both stand between two names."""
        between = page.classes[last + 1 : first]
        return 0 < len(between) <= 2 and all(code in (_COMMA, _AND) for code in between)

    def _evidence(self, page: Page, found: Sequence[Found]) -> Evidence:
        """The codes that the article names beyond doubt: by level word, or because only one region bears the name."""
        codes: set[str] = set()
        for place in found:
            fitting = [region for region in place.candidates if not place.level or region.level == place.level]
            if len(fitting) == 1 and (place.level or page.key(place.first, place.last) not in self._needs_evidence):
                codes.add(fitting[0].code)
                if fitting[0].level == "regency" or place.level:
                    codes.add(fitting[0].parent_code)
        return Evidence(frozenset(codes - {""}))

    def _no_region(self, page: Page, place: Found, evidence: Evidence) -> str | None:
        """Why the name at *place* is no mention of a region, or None."""
        end = place.start
        while end and page.classes[end - 1] in _FIGURES:  # SMPN 33 Banjarmasin
            end -= 1
        capital = end and (page.words[end - 1] == "." or page.lower(end - 1) in self._proper_ends)
        for first in range(max(0, end - _LONGEST), end) if capital else ():
            if page.key(first, end - 1) in self._proper["before"] and page.words[first][0].isupper():
                return f"part of a proper name after {page.span(first, end - 1)!r}"
        if place.last + 1 < len(page.words):
            after = page.word(place.last + 1)
            if after.lower() in self._proper["after"] and after[0].isupper():
                return f"part of a proper name before {after!r}"
        name = page.key(place.first, place.last)
        if name in self._persons and place.first and page.classes[place.first - 1] in _LEADS_TO_PLACE:
            return None
        if place.level is None and name in self._needs_evidence:
            if not any(evidence.supports(region) or evidence.near(region) for region in place.candidates):
                return "also an ordinary word or a person's name, and no level word stands before it"
        return None

    def _mention(self, page: Page, first: int, last: int, region: Region | None, why: str, gazetteer: str) -> Mention:
        values: dict[str, object] = {}
        if region:
            values |= {
                "region_code": region.code,
                "region_name": region.name,
                "level": region.level,
                "parent_code": region.parent_code or None,
            }
        return Mention("region", page.starts[first], page.end(last), self._rules[gazetteer], values, why=why)

    def _local(
        self, page: Page, evidence: Evidence, districts: Sequence[Region], roles: Sequence[Name]
    ) -> Iterator[Mention]:
        """Districts and villages behind their level word or the office of their head, and the further ones of a list."""
        known = set(evidence.codes) | {district.code for district in districts}
        position = page.classes.find(_LOCAL)
        local: list[tuple[int, int, str, list[Region]]] = []
        while position >= 0:
            level = self._levels[page.lower(position)][0]
            name = position + 2 if page.word(min(position + 1, len(page.words) - 1)) == "." else position + 1
            while hit := self._local_name(page, name, level):
                last, regions = hit
                local.append((position if name <= position + 2 else name, last, level, regions))
                if level == "village":  # "Desa Sajen, Pacet": the bare name behind a village is its district
                    local += self._district_behind(page, last, regions)
                name = last + 2
                if not self._joined(page, last, name) or level == "village":
                    name = last + 3
                    if not self._joined(page, last, name):
                        break
            position = page.classes.find(_LOCAL, position + 1)
        for role in roles:  # Camat Masbagik, Kepala Desa Maburai
            level = self._role_area[page.key(role.first, role.last)]
            if hit := self._local_name(page, role.last + 1, level):
                local.append((role.last + 1, hit[0], level, hit[1]))
        for _, _, level, regions in local:
            fitting = [region for region in regions if region.parent_code in known] or regions
            if level == "district" and len(fitting) == 1:
                known.add(fitting[0].code)
        for first, last, level, regions in local:
            fitting = [region for region in regions if region.parent_code in known]
            fitting = (
                fitting
                or [region for region in regions if region.code[:5] in known]
                or [r for r in regions if r.code[:2] in known]
                or regions
            )
            only = fitting[0] if len(fitting) == 1 else None
            why = (
                "named with its level word"
                if only
                else f"{len(fitting)} {level}s bear this name and the article does not say which"
            )
            head = first if page.word(first)[0].isupper() else first + 1
            yield self._mention(page, head, last, only, why, "districts" if level == "district" else "villages")

    def _district_behind(
        self, page: Page, last: int, villages: Sequence[Region]
    ) -> list[tuple[int, int, str, list[Region]]]:
        """The district in which one of *villages* lies, where its bare name follows behind a comma."""
        if page.classes[last + 1 : last + 2] != b",":
            return []
        hit = self._local_name(page, last + 2, "district")
        parents = {village.parent_code for village in villages}
        districts = [district for district in hit[1] if district.code in parents] if hit else []
        return [(last + 2, hit[0], "district", districts)] if hit and districts else []

    def _local_name(self, page: Page, first: int, level: str) -> tuple[int, list[Region]] | None:
        """The longest name of a district or village that starts at word *first*."""
        last = first
        while last < len(page.words) and last - first < _LONGEST and page.classes[last] in _NAME_CLASSES:
            last += 1
        for end in range(last - 1, first - 1, -1):
            regions = self._gazetteer.local(level, page.key(first, end))
            if regions and page.word(first)[0].isupper():
                return end, regions
        return None

    def _before_regency(self, page: Page, found: Sequence[Found]) -> list[tuple[int, int, Region]]:
        """Bare districts in front of their regency ("Pacet, Mojokerto"), which also tells which Mojokerto is meant."""
        districts = []
        for place in found:
            last = place.start - 2
            if last < 0 or page.classes[last + 1] != _COMMA:
                continue
            fitting = [region for region in place.candidates if not place.level or region.level == place.level]
            for first in range(max(0, last - _LONGEST + 1), last + 1):
                if page.classes[first - 1 : first] not in _LEAD or any(
                    code not in _NAME_CLASSES for code in page.classes[first : last + 1]
                ):
                    continue
                children = self._gazetteer.children(page.key(first, last), [region.code for region in fitting])
                if len(children) == 1:
                    districts.append((first, last, children[0]))
                    place.candidates = [region for region in fitting if children[0].code.startswith(region.code)]
                    break
        return districts


_LEAD = tuple(CLASSES[name].encode() for name in ("preposition", "in", "from", "noun", "part", "comma", "newline")) + (
    b"",
)
_FIGURES = frozenset(ord(CLASSES[name]) for name in ("number", "number_more", "digits"))
_LEADS_TO_PLACE = frozenset(ord(CLASSES[name]) for name in ("in", "from"))
