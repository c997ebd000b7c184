"""The entries of a ledger that findings are about: told most often, or told to one who asks for them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = Mapping[str, Any]
VOICES = ("independent", "outlets", "articles", "mentions")
"""The figures of an entry by which it is ranked, the one that says most first."""


def repeated(ledger: pa.Table, min_articles: int) -> pa.Table:
    """The entries that at least *min_articles* articles tell, those with most independent voices first."""
    kept = ledger.filter(pc.field("articles") >= min_articles)
    return kept.sort_by([*((name, "descending") for name in VOICES), ("entry_id", "ascending")])


def rows_of(ledger: pa.Table, entry_ids: Collection[str]) -> Mapping[str, Row]:
    """The rows of *entry_ids*."""
    kept = ledger.filter(pc.is_in(ledger["entry_id"], pa.array(sorted(entry_ids), pa.string())))
    return {row["entry_id"]: row for row in kept.to_pylist()}


def mentions(links: pa.Table, entry_ids: Collection[str]) -> Mapping[str, Sequence[Row]]:
    """The links of each of *entry_ids*."""
    kept = links.filter(pc.is_in(links["entry_id"], pa.array(sorted(entry_ids), pa.string())))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in kept.to_pylist():
        found[row["entry_id"]].append(row)
    return found


def of_facts(links: pa.Table, fact_ids: Collection[str]) -> Mapping[str, str]:
    """The entry of each of *fact_ids* that is a quantity."""
    kept = links.filter(pc.is_in(links["fact_id"], pa.array(sorted(fact_ids), pa.string())))
    return {row["fact_id"]: row["entry_id"] for row in kept.select(["fact_id", "entry_id"]).to_pylist()}


def named(row: Row | None) -> str:
    """What an entry is about; of a count the words that stand beside it, for what it counts stands behind the number.

    >>> named({"what": "orang banjir lembah", "unit": "orang", "uclass": "count:person"})
    'banjir lembah'
    >>> named({"what": "km jalan", "unit": "km", "uclass": "length"}), named({"what": None, "unit": "%"}), named(None)
    ('km jalan', '', '')
    """
    what, unit, uclass = (str((row or {}).get(name) or "") for name in ("what", "unit", "uclass"))
    return what.removeprefix(unit).strip() if uclass.startswith("count") else what
