"""Kind and role of a number: what other values of the same thing mean, and what it is among those beside it."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from pipeline.ledger.lexicon import BIT, Lexicon
from pipeline.ledger.mentions import KINDS, ROLES, Bools, Ints, Texts

_PEOPLE = ("count:person", "count:household")


def kinds_of(classes: Texts, nouns: Texts, table: pa.Table, cues: Ints, about: Ints, lexicon: Lexicon) -> Ints:
    """What other values of the same thing mean: another statement, growth, or another day.

    *cues* are those of the sentence, *about* those near the number and in what it measures.
    """
    names = classes.astype(str)
    counts = np.char.startswith(names, "count:")
    per = np.array([value in lexicon.priced for value in table["per"].to_pylist()], dtype=bool)
    traded = np.array([bool(lexicon.cues.get(noun, 0) & BIT["series"]) for noun in nouns], dtype=bool)
    traded |= np.array([unit in lexicon.daily for unit in table["unit"].to_pylist()], dtype=bool)
    grows = counts & (_has(about, "so_far") | (np.isin(names, _PEOPLE) & _has(about, "toll"))) & ~traded
    kind = np.full(len(names), KINDS.index("constant"), dtype=np.int64)
    kind[(~counts & _has(cues, "series")) | traded | per] = KINDS.index("series")
    kind[measured_of(classes, about) | grows] = KINDS.index("cumulative")
    return kind


def measured_of(classes: Texts, about: Ints) -> Bools:
    """Whether it is what instruments tell at once and again, better, within hours: the strength of an earthquake."""
    names = classes.astype(str)
    found: Bools = (names == "measure:magnitude") | (np.char.startswith(names, "measure:") & _has(about, "measured"))
    return found


def head_cues(metrics: Sequence[str | None], lexicon: Lexicon) -> Ints:
    """The cues in what each number measures."""
    return np.array([lexicon.cues_in((metric or "").lower().split()) for metric in metrics], dtype=np.int64)


def roles_of(table: pa.Table, near: Ints, before: Ints) -> Ints:
    """What each number is among those beside it: the first that fits; *near* and *before* are the cues there."""
    change, status, statistic = (np.array(table[name].to_pylist(), dtype=object) for name in _COLUMNS)
    tests = (
        ("difference", np.array([value is not None for value in change], dtype=bool)),
        ("proposal", _has(near, "proposal")),
        ("target", np.isin(status, ("target", "budget", "estimate"))),
        ("each", _has(before, "each") | (statistic == "mean")),
        ("part", _has(near, "part") | _has(near, "other")),
        ("total", (statistic == "total") | _has(before, "total")),
    )
    role = np.zeros(len(near), dtype=np.int64)
    for name, mask in reversed(tests):
        role[mask.astype(bool)] = ROLES.index(name)
    return role


_COLUMNS = ("change", "status", "statistic")


def _has(bits: Ints, kind: str) -> Bools:
    found: Bools = (bits & BIT[kind]) > 0
    return found
