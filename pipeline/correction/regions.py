"""Regions that people name in a sheet: the code follows from the name, the other columns from the code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.correction.sheet import Row
from pipeline.fact import Fact
from pipeline.values.region import Gazetteer

_FOLLOWING = ("province", "regency", "district", "bps_code")
_COLUMNS = ("region_code", "region_name", *_FOLLOWING)


def with_codes(rows: Iterable[Row], facts: Mapping[str, Fact], gazetteer: Gazetteer) -> Iterator[Row]:
    """*rows*, those that name another region with its code; *facts* by id are what they said before.

    A name that is unknown or that several regions bear is a fault of its row, as is a change of a column that follows
    from the code.
    """
    for row in rows:
        fact_id = str(row.cells.get("fact_id") or "")
        fact = facts.get(fact_id)
        said = [name for name in _COLUMNS if name in row.cells and row.cells[name] != getattr(fact, name, None)]
        if "region_code" in said or not said or (fact_id and not fact):
            yield row
        elif "region_name" in said:
            yield _named(row, str(row.cells["region_name"] or ""), gazetteer)
        else:
            cells = ", ".join(said)
            yield row.at_fault(f"{cells} cannot be changed by itself; change the region or its code, and it follows")


def _named(row: Row, names: str, gazetteer: Gazetteer) -> Row:
    """*row* with the codes of *names*, which have semicolons between them."""
    codes: list[str] = []
    for name in filter(None, (each.strip() for each in names.split(";"))):
        fits = _called(name, gazetteer)
        if len(fits) != 1:
            known = ", ".join(f"{label} ({code})" for code, label in list(fits.items())[:5])
            several = f"{len(fits)} regions are called {name!r}: {known}; write the full name or the code"
            return row.at_fault(several if fits else f"no region is called {name!r}; write its full name or its code")
        codes += fits
    cells = {column: cell for column, cell in row.cells.items() if column not in ("region_name", *_FOLLOWING)}
    return replace(row, cells={**cells, "region_code": ";".join(codes) or None})


def _called(name: str, gazetteer: Gazetteer) -> Mapping[str, str]:
    """Code to name of the regions called *name*: in full, else without the word for the level, larger ones first."""
    folded = name.casefold()
    larger = [region for region in gazetteer.by_code.values() if region.level != "district"]
    fits = [region for region in larger if region.name.casefold() == folded] or gazetteer.names.get(folded)
    fits = fits or [*gazetteer.local("district", name), *gazetteer.local("village", name)]
    return {region.code: region.name for region in fits}
