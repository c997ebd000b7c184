"""Cells as rows: `panel.csv`, `panel.parquet`, and a wide table with the periods side by side."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.panel.cells import SEVERAL, Cell, Value
from pipeline.panel.dictionary import Indicator
from pipeline.table import DECIMAL, cell

_TEXT = pa.string()
COLUMNS: Mapping[str, tuple[pa.DataType, str]] = {
    "indicator": (_TEXT, "code of the indicator, from the lexicon `indicators`"),
    "title": (_TEXT, "its Indonesian title"),
    "area": (_TEXT, "code of Kemendagri; ID is the nation, _U that no area is stated"),
    "area_name": (_TEXT, "official name of the area"),
    "frequency": (_TEXT, "D, W, M, Q, S, A: day, week, month, quarter, half year, year; O is any other stretch"),
    "period": (_TEXT, "the period as SDMX writes it"),
    "period_start": (pa.date32(), "its first day"),
    "period_end": (pa.date32(), "its last day"),
    "status": (_TEXT, "actual, target, estimate or budget"),
    "basis": (_TEXT, "what a growth is against: yoy, mom, qoq, ytd, ctc; _U where the text does not say"),
    "statistic": (_TEXT, "mean or median, where the number is one"),
    "unit": (_TEXT, "unit, with its denominator behind a stroke"),
    "value": (DECIMAL, "the number; empty where articles differ, where it is a range, and in a gap"),
    "low": (DECIMAL, "lower end of what the text asserts"),
    "high": (DECIMAL, "upper end of what the text asserts"),
    "bound": (_TEXT, "exact, approx, at_least and so on"),
    "mark": (_TEXT, "several: articles differ, all values stand in `values`; gap: no article states this period"),
    "values": (_TEXT, "every value, each with the number of its independent voices"),
    "voices": (pa.int64(), "independent voices of the value, or of all that differ"),
    "articles": (pa.int64(), "articles that state a value"),
    "evidence": (_TEXT, "how near the farthest deciding words stand: clause, sentence, before, article"),
    "flags": (_TEXT, "flags of the facts"),
    "doc_id": (_TEXT, "the source article: the most exact statement of the value"),
    "outlet": (_TEXT, "its outlet"),
    "published": (pa.date32(), "its day of publication"),
    "article": (_TEXT, "its title"),
    "url": (_TEXT, "its address"),
    "source": (_TEXT, "who says the number there"),
    "sentence": (_TEXT, "the sentence there"),
    "fact_ids": (_TEXT, "the facts of all values, in the order of `values`"),
}
"""Each column with its type and what it holds."""
SCHEMA = pa.schema([(name, type_) for name, (type_, _) in COLUMNS.items()])
Row = dict[str, object]


def rows(cells: Iterable[Cell], known: Mapping[str, Indicator], areas: Mapping[str, str]) -> list[Row]:
    """One row of COLUMNS for each cell; *areas* gives the official name of a code."""
    return [_row(each, known[each.key.indicator], areas) for each in cells]


def _row(of: Cell, indicator: Indicator, areas: Mapping[str, str]) -> Row:
    key = of.key
    row: Row = dict.fromkeys(COLUMNS)
    row |= {
        "indicator": key.indicator, "title": indicator.titles["id"], "area": key.area,
        "area_name": areas.get(key.area), "frequency": key.period.frequency, "period": key.period.code,
        "period_start": key.period.start, "period_end": key.period.end, "status": key.status,
        "basis": key.basis or None, "statistic": key.statistic or None, "unit": key.unit, "mark": of.mark or None,
    }  # fmt: skip
    return row | (_filled(of.values, single=of.mark != SEVERAL) if of.values else {"voices": 0, "articles": 0})


def _filled(values: Sequence[Value], *, single: bool) -> Row:
    """What the values of a cell fill; the number itself only if there is a *single* one."""
    exact, all_ = values[0].exact, [reading for value in values for reading in value.readings]
    fact = exact.fact
    filled: Row = {
        "values": "; ".join(f"{_shown(value)} ({value.voices})" for value in values),
        "voices": sum(value.voices for value in values),
        "articles": len({reading.fact.doc_id for reading in all_}), "evidence": exact.evidence or None,
        "flags": ";".join(sorted({flag for reading in all_ for flag in (reading.fact.flags or "").split(";") if flag}))
        or None, "doc_id": fact.doc_id, "outlet": fact.outlet, "published": fact.published, "article": fact.title,
        "url": fact.url, "source": fact.source or fact.source_org, "sentence": fact.sentence,
        "fact_ids": ";".join(reading.fact.fact_id for reading in all_),
    }  # fmt: skip
    if single:
        filled |= {"value": exact.value, "low": exact.low, "high": exact.high, "bound": fact.bound}
    return filled


def _shown(value: Value) -> str:
    """A value in one cell with others: its number, or its interval."""
    exact = value.exact
    if exact.value is not None:
        return cell(exact.value)
    return f"{cell(exact.low)}–{cell(exact.high)}"


def written_csv(table: Iterable[Row]) -> str:
    """`panel.csv`: UTF-8, commas, a point in decimals."""
    return _csv([COLUMNS, *([cell(_one_line(row[name])) for name in COLUMNS] for row in table)])


def write_parquet(table: Sequence[Row], path: Path) -> None:
    """Writes `panel.parquet` under SCHEMA."""
    pq.write_table(pa.Table.from_pylist(list(table), schema=SCHEMA), path, compression="zstd")


_SIDE = ("indicator", "title", "area", "area_name", "frequency", "status", "basis", "statistic", "unit")


def wide_csv(table: Sequence[Row]) -> str:
    """`panel.wide.csv`: a row for each series, a column for each period; values that differ are all in their cell."""
    periods = {str(row["period"]): row["period_start"] for row in table}
    order = sorted(periods, key=lambda code: (str(periods[code]), code))
    series: dict[tuple[str, ...], dict[str, str]] = {}
    for row in table:
        side = tuple(cell(row[name]) for name in _SIDE)
        shown = row["value"] if isinstance(row["value"], Decimal) else row["values"]
        series.setdefault(side, {})[str(row["period"])] = cell(shown)
    return _csv([(*_SIDE, *order), *_lines(series, order)])


def _lines(series: Mapping[tuple[str, ...], Mapping[str, str]], order: Sequence[str]) -> Iterator[list[str]]:
    for side, found in series.items():
        yield [*side, *(found.get(code, "") for code in order)]


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _csv(lines: Iterable[Iterable[object]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()
