"""`datapackage.json`: the files of a run with their hashes and the schema of their columns, as a Data Package.

The hashes tell a file that somebody edited since from one that is as the run left it.
"""

import hashlib
import json
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.fact import BASES, BOUNDS, LEVELS, SCHEMA, STATISTICS, TYPES

NAME = "datapackage.json"
STORE = "store.json"
"""The manifest of a store of partitions; what lies beside it are no articles."""
KEY = "sentence_id"
"""What joins facts with their sentences where these stand in a table of their own."""
PACKAGE = "fakta"
"""The name of the package of a run."""
_TYPES: Mapping[type, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "date"},
    bool: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
}
_ONE_OF = {"type": TYPES, "bound": BOUNDS, "basis": BASES, "statistic": STATISTICS, "level": LEVELS}
_REQUIRED = ("doc_id", "fact_id", "type", "text", "start", "end", "sentence", "rule")
_MEDIA = {
    ".csv": "text/csv",
    ".jsonl": "application/x-ndjson",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".db": "application/vnd.sqlite3",
    ".md": "text/markdown",
    ".html": "text/html",
}


def digest(path: Path) -> str:
    """The hash of a file as the manifest writes it."""
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def known(folder: Path, package: str = PACKAGE) -> dict[str, set[str]]:
    """The files that *package* has in *folder*, each with the hashes that it may have; empty without its manifest."""
    if not is_ours(folder, package):
        return {}
    try:
        written = json.loads((folder / NAME).read_bytes())
        hashes = {resource["path"]: {resource["hash"]} for resource in written["resources"]}
        for name, earlier in written.get("fakta:before", {}).items():
            hashes.setdefault(name, set()).update(earlier)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return hashes


def is_ours(folder: Path, package: str = PACKAGE) -> bool:
    """Whether the Data Package in *folder* is that of a run, or the *package* that is named, and not somebody's own."""
    try:
        return bool(json.loads((folder / NAME).read_bytes())["name"] == package)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def corpus(folder: Path) -> list[str]:
    """The articles of the run into *folder*, as its command named them; empty without a manifest."""
    try:
        return [str(path) for path in json.loads((folder / NAME).read_bytes())["fakta:corpus"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def resources(folder: Path, names: Container[str]) -> list[Mapping[str, Any]]:
    """What the manifest in *folder* says of the files *names*; empty without a manifest."""
    if not known(folder):
        return []
    return [each for each in json.loads((folder / NAME).read_bytes())["resources"] if each["path"] in names]


def edited(folder: Path, name: str, hashes: Mapping[str, set[str]]) -> bool:
    """Whether the file *name* stands in *folder* and is none that a run left so."""
    path = folder / name
    return path.is_file() and digest(path) not in hashes.get(name, ())


def written(
    files: Mapping[str, Path], before: Mapping[str, set[str]], schemas: Mapping[str, Mapping[str, Any]],
    articles: Sequence[str], stay: Sequence[Mapping[str, Any]] = (),
) -> str:  # fmt: skip
    """The manifest of *files* (name to where it stands now), and of those that *stay* as an earlier one says.

    *before*: the hashes of the run before, which hold until all files are in their places; *schemas*: the Table Schema
    of each of them that is a csv; *articles*: where they are, as the command says.
    """
    resources = [*stay, *(_resource(name, path, schemas.get(name)) for name, path in files.items())]
    earlier = {
        name: sorted(hashes - {resource["hash"] for resource in resources if resource["path"] == name})
        for name, hashes in before.items()
    }
    package: dict[str, Any] = {
        "name": PACKAGE,
        "title": "Fakta dari berita",
        "version": __version__,
        "resources": resources,
    }
    if articles:
        package["fakta:corpus"] = list(articles)
    if any(earlier.values()):
        package["fakta:before"] = {name: hashes for name, hashes in earlier.items() if hashes}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, path: Path, schema: Mapping[str, Any] | None) -> dict[str, Any]:
    suffix = Path(name).suffix
    resource: dict[str, Any] = {
        "name": resource_name(name), "type": "file", "path": name,
        "format": suffix.removeprefix("."), "mediatype": _MEDIA.get(suffix, "application/octet-stream"),
        "hash": digest(path), "bytes": path.stat().st_size,
    }  # fmt: skip
    if schema:
        resource |= {"type": "table", "encoding": "utf-8", "schema": schema}
    return resource


def resource_name(name: str) -> str:
    """The name of the resource that is the file *name*: of letters, digits and strokes.

    >>> resource_name("facts.csv"), resource_name(".facts.csv")
    ('facts-csv', 'baseline-facts-csv')
    """
    plain = name.lower().replace(".", "-")
    return f"baseline{plain}" if plain.startswith("-") else plain.strip("-")


def schema(about: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The Table Schema of all columns, in their order."""
    return {
        "fields": [_field(name, kind, about.get(name, ("", ""))) for name, kind in SCHEMA.items()],
        "missingValues": [""],
        "primaryKey": ["fact_id"],
    }


def without_sentences(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The *schema* of facts whose sentences stand in `sentences.csv`."""
    key = {**_KEY, "constraints": {"required": True}}
    fields = [key if each["name"] == "sentence" else each for each in schema["fields"]]
    reference = {"resource": resource_name("sentences.csv"), "fields": [KEY]}
    return {**schema, "fields": fields, "foreignKeys": [{"fields": [KEY], "reference": reference}]}


_KEY = {"name": KEY, "type": "string"}
SENTENCES: Mapping[str, Any] = {
    "fields": [_KEY, {"name": "doc_id", "type": "string"}, {"name": "sentence", "type": "string"}],
    "missingValues": [""],
    "primaryKey": [KEY],
}
"""The Table Schema of sentences that stand apart."""


def _field(name: str, kind: type, about: tuple[str, str]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, **_TYPES[kind]}
    field |= {key: text for key, text in zip(("title", "description"), about, strict=True) if text}
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    if name in _ONE_OF:
        constraints["enum"] = list(_ONE_OF[name])
    return field | ({"constraints": constraints} if constraints else {})


def set_aside(folder: Path, name: str, taken: Iterable[str]) -> str:
    """A name for an edited file that no other has: `facts.edited-1.xlsx`."""
    path, number = Path(name), 1
    used = {*taken, *(entry.name for entry in folder.iterdir())}
    while (free := f"{path.stem}.edited-{number}{path.suffix}") in used:
        number += 1
    return free
