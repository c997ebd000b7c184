"""What a store says of its archive: where the files are, and which partitions hold facts by the present rules."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.formats.source import Source, suffix_of
from pipeline.store import Entry, Store, keys, part
from pipeline.store.contents import Contents


class Known(NamedTuple):
    """A partition of a bundle: the hash of its articles, their ids, and its facts; None where others found them."""

    input: str
    ids: Sequence[str]
    part: Path | None


def bundles(store: Store, rules: Path | None) -> tuple[list[tuple[list[Source], list[Known]]], list[str]]:
    """The files of each bundle that are there, with what is known of it by *rules*; the files that are gone."""
    by_bundle: dict[str, list[Entry]] = {}
    for entry in store.entries:
        by_bundle.setdefault(entry.bundle, []).append(entry)
    groups: list[tuple[list[Source], list[Known]]] = []
    gone: list[str] = []
    made_by = {"rules": keys.of_rules(rules), "fakta": keys.code()}
    for bundle, entries in by_bundle.items():
        contents = store.contents(bundle) or Contents()
        files = _files(Path(entries[0].path), contents)
        there = [file for file in files if file.path.is_file()]
        gone += [file.place for file in files if not file.path.is_file()]
        if there:
            groups.append((there, _known(store, entries, contents, made_by)))
    return groups, gone


def _known(store: Store, entries: Sequence[Entry], contents: Contents, made_by: dict[str, str]) -> list[Known]:
    """The partitions of a bundle, in order. Facts that corrections changed are not those of the rules."""
    known = []
    for entry, partition in zip(entries, contents.partitions, strict=False):
        path = store.part(entry.part)
        record = part.record(path) or {}
        of_rules = made_by.items() <= record.items() and not record["corrected"] and not record["failed"]
        is_this = record.get("input") == partition.input
        known.append(Known(partition.input, partition.ids, path if of_rules and is_this else None))
    return known


def _files(first: Path, contents: Contents) -> list[Source]:
    """The files of a bundle, each below the folder that the ids of the store are relative to."""
    names: dict[str, str] = {}
    for each in contents.partitions:
        places = [place for place, number in each.places for _ in range(number)]
        names |= {Path(place).name: id_ for place, id_ in zip(places, each.ids, strict=True)}
    files = [(first.with_name(name), names.get(name, "")) for name in names or [first.name]]
    return [Source(file, _root(file, id_), suffix_of(file)) for file, id_ in files]


def _root(path: Path, id_: str) -> Path:
    """The folder below which *path* has this id; the file itself where it has another."""
    parts = Path(id_).parts
    root = path.parents[min(len(parts), len(path.parents)) - 1] if parts else path
    return root if Source(path, root, suffix_of(path)).id == id_ else path
