"""Districts and villages: behind their level word or the office of their head, and in front of their regency."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.meaning import Region
from pipeline.rulebook import Rulebook
from pipeline.values.numbered import Spelt
from pipeline.values.region import Gazetteer

_LOCAL = "local"
_HEADS = frozenset({_LOCAL, "part"})
_NAME_CLASSES = frozenset({
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
    "place_or_name"})
_COMMA, _AND, _SLASH = "comma", "and", "slash"
_NUMBERED = _NAME_CLASSES | {"digits", _SLASH, _LOCAL}
"""Tags inside a name behind its level word: "Kelurahan 3/4 Ulu", "Kecamatan Kampung Laut"."""
_LISTED = 8
"""Words between "kecamatan" and the names that follow a "seperti": "kecamatan di Kabupaten Sigi, yakni …"."""
_WITH_NUMBER = ["open", "number", "close"]
_LONGEST = 4
_LEAD = frozenset({"preposition", "in", "from", "noun", "part", "comma", "newline"})


class Local(NamedTuple):
    """A district or village on a page: its words, the region it is where that can be told, and why."""

    first: int
    last: int
    region: Region | None
    why: str
    gazetteer: str


class _Named(NamedTuple):
    """A name at its words, before it is known which of the regions of that name it is."""

    first: int
    last: int
    level: str
    regions: list[Region]


class Locals:
    """Finds districts and villages where the text names them as such."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._levels = {row["word"].lower(): row["level"] for row in rulebook.lexicon("levels")}
        areas = {row["role"].lower(): row["area"] for row in rulebook.lexicon("roles")}
        self._partly: dict[str, tuple[str, ...]] = {}
        """Level words of one part of the country, and the codes of its provinces and regencies."""
        for row in rulebook.lexicon("level_areas"):
            self._partly[row["word"]] = tuple(row["codes"].split(";"))
        self._halls = rulebook.words("context_words", "hall")
        self._such = rulebook.words("context_words", "such_as")
        self._follows = rulebook.words("context_words", "follows")
        numerals = {kind: {row["word"]: row["value"] for row in rulebook.lexicon("numerals") if row["kind"] == kind}
                    for kind in ("unit", "teen", "ten")}  # fmt: skip
        units = {int(value): word for word, value in numerals["unit"].items()}
        self._spelt = Spelt(units, next(iter(numerals["teen"]), ""), next(iter(numerals["ten"]), ""))
        self._role_area = {role: area for role, area in areas.items() if area in ("district", "village")}

    def find(self, page: Words, known: set[str]) -> Iterator[Local]:
        """Every district and village of *page*; *known* are the codes that the article names, districts are added."""
        heads = self._heads(page)
        named = [*self._behind_level(page, heads), *self._behind_role(page)]
        named = [name for name in named if self._usual(page, name, known)]
        named += self._listed(page, heads, known, {name.last for name in named})
        for name in named:
            fitting = [region for region in name.regions if region.parent_code in known] or name.regions
            if name.level == "district" and len(fitting) == 1:
                known.add(fitting[0].code)
        for name in named:
            yield self._decided(page, name, known)

    def before(self, page: Words, start: int, regions: Sequence[Region]) -> Local | None:
        """The bare district in front of word *start*, where a comma and one of the *regions* it lies in follow."""
        last = start - 2
        if last < 0 or page.tags[last + 1] != _COMMA:
            return None
        codes = [region.code for region in regions]
        for first in range(max(0, last - _LONGEST + 1), last + 1):
            if first and page.tags[first - 1] not in _LEAD:
                continue
            if all(code in _NAME_CLASSES for code in page.tags[first : last + 1]):
                children = self._gazetteer.children(page.key(first, last), codes)
                if len(children) == 1:
                    why = "a district in front of the region it lies in"
                    return Local(first, last, children[0], why, "bare_districts")
        return None

    def _usual(self, page: Words, name: _Named, known: set[str]) -> bool:
        """Whether the level word is used where the region lies: Nagari in Sumatera Barat, Kampung in Papua.

        It narrows the regions of *name*. A page that names only other provinces means no region at all, and
        "Desa/Kelurahan Tangguh" is one only where the page names the regency that has it.
        """
        if name.first and page.tags[name.first - 1] == _SLASH:
            name.regions[:] = [region for region in name.regions if region.code[:5] in known]
            return bool(name.regions)
        codes = self._partly.get(page.lower(name.first))
        if codes is None:
            return True
        inside = [region for region in name.regions if region.code.startswith(codes)]
        provinces = {code[:2] for code in known}
        name.regions[:] = [region for region in inside if not provinces or region.code[:2] in provinces]
        return bool(name.regions)

    def _heads(self, page: Words) -> list[int]:
        """The words that name a level: Kecamatan X, also in "Kantor Desa X"."""
        found = [position for position, tag in enumerate(page.tags) if tag in _HEADS]
        return [
            position
            for position in found
            if self._levels.get(page.lowers[position]) in ("district", "village")
            and (page.tags[position] == _LOCAL or page.lowers[position - 1] in self._halls)
        ]

    def _behind_level(self, page: Words, heads: Sequence[int]) -> Iterator[_Named]:
        """Kecamatan X, Desa Y, and the further names of a list."""
        done = 0
        for position in heads:
            if position < done:
                continue
            level = self._levels[page.lower(position)]
            dotted = position + 1 < len(page) and page.word(position + 1) == "."
            head, name = position, position + (2 if dotted else 1)
            while hit := self._name(page, name, level):
                last, regions = hit
                done = last + 1
                yield _Named(head, last, level, regions)
                if level == "village":
                    yield from self._district_behind(page, last, regions)
                    break
                if page.tags[last + 1 : last + 4] == _WITH_NUMBER:
                    yield from self._with_numbers(page, last + 4, {region.parent_code for region in regions})
                    break
                head = name = last + (2 if joined(page, last, last + 2) else 3)
                if not joined(page, last, name):
                    break

    def _with_numbers(self, page: Words, index: int, parents: set[str]) -> Iterator[_Named]:
        """Further districts of one of *parents*, each with its number: "Kecamatan A (96), disusul B (71)"."""
        while index + 1 < len(page):
            while page.tags[index] in (_COMMA, _AND) or page.lower(index) in self._follows:
                index += 1
                if index == len(page):
                    return
            hit = self._name(page, index, "district")
            regions = [region for region in hit[1] if region.parent_code in parents] if hit else []
            if not hit or not regions or page.tags[hit[0] + 1 : hit[0] + 4] != _WITH_NUMBER:
                return
            yield _Named(index, hit[0], "district", regions)
            index = hit[0] + 4

    def _listed(
        self, page: Words, heads: Sequence[int], known: set[str], taken: set[int]
    ) -> Iterator[_Named]:
        """Names behind a level word for many: "beberapa kecamatan seperti A, B dan C", of a region that is known."""
        for position in heads:
            level = self._levels[page.lower(position)]
            stop = min(len(page), position + _LISTED)
            such = next((index for index in range(position + 1, stop) if page.lower(index) in self._such), stop)
            if such == stop or page.capital(position):
                continue
            name = such + 1
            while hit := self._name(page, name, level):
                regions = [region for region in hit[1] if region.code[:5] in known]
                if len(regions) != 1 or hit[0] in taken:
                    break
                yield _Named(name, hit[0], level, regions)
                name = hit[0] + (2 if joined(page, hit[0], hit[0] + 2) else 3)
                if not joined(page, hit[0], name):
                    break

    def _behind_role(self, page: Words) -> Iterator[_Named]:
        """Camat X, Kepala Desa Y: the name alone."""
        for role in page.names:
            if role.kind == "local_role":
                level = self._role_area[role.phrase]
                if hit := self._name(page, role.after, level):
                    yield _Named(role.after, hit[0], level, hit[1])

    def _district_behind(self, page: Words, last: int, villages: Sequence[Region]) -> Iterator[_Named]:
        """The district of a village, where its bare name follows: "Desa Sajen, Pacet"."""
        if page.tags[last + 1 : last + 2] == [_COMMA]:
            hit = self._name(page, last + 2, "district")
            parents = {village.parent_code for village in villages}
            districts = [district for district in hit[1] if district.code in parents] if hit else []
            if hit and districts:
                yield _Named(last + 2, hit[0], "district", districts)

    def _name(self, page: Words, first: int, level: str) -> tuple[int, list[Region]] | None:
        """The longest name of a district or village that starts at word *first*: its last word and its regions."""
        last = first
        while last < len(page) and last - first < _LONGEST and page.tags[last] in _NUMBERED:
            last += 1
        for end in range(last - 1, first - 1, -1):
            if page.tags[end] == _SLASH:
                continue
            for way in self._spelt.ways(page.key(first, end)):
                regions = self._gazetteer.local(level, way)
                if regions and (page.capital(first) or end > first and page.capital(end)):
                    return end, list(regions)
        return None

    @staticmethod
    def _decided(page: Words, name: _Named, known: set[str]) -> Local:
        """Which region a name means: one whose district, regency or province the article names, else the only one."""
        fitting = name.regions
        for length in (8, 5, 2):
            inside = [r for r in name.regions if len(r.code) > length and r.code[:length] in known]
            if inside:
                fitting = inside
                break
        lower = page.plain[page.starts[name.first]].islower()
        first = name.first + 1 if lower else name.first
        gazetteer = "districts" if name.level == "district" else "villages"
        if len(fitting) == 1:
            return Local(first, name.last, fitting[0], "named with its level word", gazetteer)
        why = f"{len(fitting)} {name.level}s bear this name and the article does not say which"
        return Local(first, name.last, None, why, gazetteer)


def joined(page: Words, last: int, first: int) -> bool:
    """Whether only a comma, "dan" or both stand between two names."""
    between = page.tags[last + 1 : first]
    return 0 < len(between) <= 2 and all(code in (_COMMA, _AND) for code in between)
