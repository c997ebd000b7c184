"""Regions of Indonesia: names to Kemendagri codes, and the choice among regions of one name.

Codes and names are facts of the decree Kepmendagri 300.2.2-2430/2025 (lexicons `regions` and `villages`); which code of
BPS goes with one is told by the bridge of codes that BPS publishes (lexicon `bps_codes`).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.errors import RuleError
from pipeline.meaning import Region


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article says about regions: the codes that it names beyond doubt."""

    codes: frozenset[str]

    def supports(self, region: Region) -> bool:
        """Whether the article names this very region, or one of its children or its parent."""
        return region.code in self.codes

    def near(self, region: Region) -> bool:
        """Whether the article names the region above *region*."""
        return bool(region.parent_code) and region.parent_code in self.codes


class Gazetteer:
    """Every region by its name; made once per run, villages only when the first one is asked for."""

    def __init__(
        self, lexicon: Callable[[str], Sequence[Mapping[str, str]]], packed: Callable[[str], list[str]]
    ) -> None:
        """*lexicon* gives the rows of a lexicon by its name, *packed* the sorted lines of a large one."""
        self._packed = packed
        self.by_code: dict[str, Region] = {}
        self.names: dict[str, list[Region]] = {}
        self.districts: dict[str, list[Region]] = {}
        levels = {row["word"].lower() for row in lexicon("levels")}
        for row in lexicon("regions"):
            region = Region(row["code"], row["level"], row["name"], row["parent_code"])
            self.by_code[region.code] = region
            if region.level == "district":
                self.districts.setdefault(fold(region.name), []).append(region)
            else:
                words = region.name.lower().split()
                while len(words) > 1 and words[0] in levels:
                    words = words[1:]
                self.names.setdefault(" ".join(words), []).append(region)
        self._bps = {row["code"]: row["bps_code"] for row in lexicon("bps_codes")}
        self._areas: dict[str, Mapping[str, str]] = {}
        for row in lexicon("region_aliases"):
            known = self.names.setdefault(row["alias"].lower(), [])
            if row["code"] not in self.by_code:
                cause = f"{row['alias']}: no region has the code {row['code']}; a new one needs a row in regions.csv"
                raise RuleError("lexicon/region_aliases.csv", "region_aliases", cause)
            if row["code"] not in {region.code for region in known}:
                known.append(self.by_code[row["code"]])

    @cached_property
    def _villages(self) -> list[str]:
        """Lines `name,code` of 83,762 villages, sorted; read when the first article names one."""
        return self._packed("villages")

    def local(self, level: str, name: str) -> list[Region]:
        """The districts or villages called *name*."""
        if level == "district":
            return self.districts.get(fold(name), [])
        villages, start = self._villages, f"{name.lower()},"
        index = bisect_left(villages, start)
        found = []
        while index < len(villages) and villages[index].startswith(start):
            code = villages[index][len(start) :]
            found.append(Region(code, "village", name.title(), code[:8]))
            index += 1
        return found

    def children(self, name: str, parents: Iterable[str]) -> list[Region]:
        """Districts called *name* in one of the regions whose codes are *parents*."""
        prefixes = tuple(f"{code}." for code in parents)
        return [region for region in self.districts.get(fold(name), ()) if region.code.startswith(prefixes)]

    def areas(self, codes: str) -> Mapping[str, str]:
        """The names of province, regency or city, and district of each of *codes* (joined with `;`), and BPS's codes.

        The pieces of each column stand in the order of the codes; one that does not apply is empty, and so is a column
        of which all are. Of districts and villages the code of BPS is empty: its numbers are others.
        """
        if codes not in self._areas:
            rows = [self._area(code) for code in codes.split(";")]
            joined = {column: ";".join(row[column] for row in rows) for column in ("province", "regency", "district")}
            joined["bps_code"] = ";".join(self._bps.get(code, "") for code in codes.split(";"))
            self._areas[codes] = {column: cell for column, cell in joined.items() if cell.strip(";")}
        return self._areas[codes]

    def _area(self, code: str) -> Mapping[str, str]:
        """Names by level of the areas that *code* lies in, itself included."""
        return {level: len(code) >= end and self.official_name(code[:end]) or "" for level, end in _LENGTHS.items()}

    def named(self, codes: str) -> Mapping[str, str]:
        """The columns that follow from *codes*: their names, and what `areas` gives."""
        names = ";".join(self.official_name(code) or "" for code in codes.split(";"))
        return {**self.areas(codes), **({"region_name": names} if names.strip(";") else {})}

    def official_name(self, code: str) -> str | None:
        """The name of the region with *code*, as the decree writes it."""
        region = self.by_code.get(code)
        return region.name if region else None


_LENGTHS = {"province": 2, "regency": 5, "district": 8}
"""Characters of a code that name the area of each level."""


def fold(name: str) -> str:
    """*name* without case, spaces and hyphens, for spellings such as Tanjungpinang and Tanjung Pinang."""
    return name.lower().replace(" ", "").replace("-", "").replace("'", "")


def choose(candidates: Sequence[Region], level: str | None, evidence: Evidence) -> tuple[Region | None, str]:
    """The region that a name means, and why: level word, then the article, then the rule of FACTS.

    *level* is what the words before the name say (`regency`, `city`, `province`, or None).
    """
    if level:
        fitting = [region for region in candidates if region.level == level]
        if level == "regency" and not fitting:
            fitting = [region for region in candidates if region.level == "city"]
        if fitting:
            return _best(fitting, evidence, f"level word for {level}")
    return _best(candidates, evidence, "only region of this name")


def _best(candidates: Sequence[Region], evidence: Evidence, why: str) -> tuple[Region | None, str]:
    if len(candidates) == 1:
        return candidates[0], why
    named = [region for region in candidates if evidence.supports(region)]
    if len(named) == 1:
        return named[0], "the article names it with its level"
    near = [region for region in named or candidates if evidence.near(region)]
    if len(near) == 1:
        return near[0], "the article names the region above it"
    pool = near or named or candidates
    for level, reason in _DEFAULTS:
        fitting = [region for region in pool if region.level == level]
        if len(fitting) == 1:
            return fitting[0], reason
    return None, f"{len(pool)} regions bear this name and the article does not say which"


_DEFAULTS = (
    ("city", "a bare name that a city and a regency bear is the city"),
    ("province", "a bare name of a province"),
    ("regency", "a bare name of a regency"),
)
DEFAULTS = frozenset(reason for _, reason in _DEFAULTS)
"""Reasons of a choice among regions of one name that nothing in the article tells apart."""
