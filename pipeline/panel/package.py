"""`datapackage.json` of a panel: its files with their hashes, and the schema of its columns, as a Data Package."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import __version__
from pipeline.fact import BASES, BOUNDS
from pipeline.formats import manifest
from pipeline.panel.cells import MARKS
from pipeline.panel.dictionary import FREQUENCIES
from pipeline.panel.reading import NO_BASIS
from pipeline.panel.table import COLUMNS
from pipeline.rulebook.known import VALUES

NAME = "fakta-panel"
"""The name of the package, which tells the folder of a panel from that of a run."""
_TYPES = {pa.string(): "string", pa.int64(): "integer", pa.date32(): "date"}
_REQUIRED = (
    "indicator", "title", "area", "frequency", "period", "period_start", "period_end", "status", "unit", "voices",
)  # fmt: skip
_ONE_OF = {
    "frequency": FREQUENCIES, "status": VALUES["status"], "basis": (*BASES, NO_BASIS), "bound": BOUNDS,
    "mark": tuple(filter(None, MARKS)), "evidence": ("clause", "sentence", "before", "article"),
}  # fmt: skip
_KEY = ["indicator", "area", "period", "status", "basis", "statistic", "unit"]
_MEDIA = {
    ".csv": "text/csv", ".parquet": "application/vnd.apache.parquet",
    ".xml": "application/vnd.sdmx.structure+xml;version=3.0.0",
}  # fmt: skip


def is_free(folder: Path) -> bool:
    """Whether *folder* holds no Data Package, or that of a panel."""
    return not (folder / manifest.NAME).exists() or manifest.is_ours(folder, NAME)


def written(files: Mapping[str, Path]) -> str:
    """The package of *files* (name to where each stands now)."""
    package: dict[str, Any] = {
        "name": NAME,
        "title": "Indikator dari berita",
        "version": __version__,
        "resources": [_resource(name, path) for name, path in files.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, path: Path) -> dict[str, Any]:
    suffix = Path(name).suffix
    resource: dict[str, Any] = {
        "name": name.lower().replace(".", "-"), "type": "file", "path": name, "format": suffix.removeprefix("."),
        "mediatype": _MEDIA[suffix], "hash": manifest.digest(path), "bytes": path.stat().st_size,
    }  # fmt: skip
    if name == "panel.csv":
        resource |= {"type": "table", "encoding": "utf-8", "schema": schema()}
    return resource


def schema() -> dict[str, Any]:
    """The Table Schema of `panel.csv`."""
    return {
        "fields": [_field(name, type_, about) for name, (type_, about) in COLUMNS.items()],
        "missingValues": [""],
        "primaryKey": _KEY,
    }


def _field(name: str, type_: pa.DataType, about: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    if name in _ONE_OF:
        constraints["enum"] = list(_ONE_OF[name])
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(type_, "number"), "description": about}
    return field | ({"constraints": constraints} if constraints else {})
