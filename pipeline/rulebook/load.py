"""Reads the rules of the project, and lays those of the user over them.

A folder of the user holds only what is new: `*.toml` with rules of its own (one with the id of a project's rule takes
its place), `lexicon/*.csv` with rows of its own. `fakta.toml` in it may say `alone = true`, for rules without those of
the project, and `without = ["money.scale-alone"]`, for single rules that are left out. A full copy of the rules folder
is such a folder too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import RuleError
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import tables, tomlfile
from pipeline.rulebook.book import Rulebook
from pipeline.rulebook.known import unknown
from pipeline.rulebook.ledger import LedgerRule, ledger_rule
from pipeline.rulebook.lexicons import Lexicons

_Placed = TypeVar("_Placed", Rule, Chunk, LedgerRule)
_Named = TypeVar("_Named", Rule, Chunk)


def default_folder() -> Path:
    """The rules that come with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(folder: Path | None = None, *, rules: Sequence[Mapping[str, Any]] = (), alone: bool | None = None) -> Rulebook:
    """The project's rules with those of *folder* laid over them, and over both *rules* given as dictionaries.

    A dictionary has the keys of a TOML table: `{"id": "money.kupon", "pattern": "kupon {value:number}", …}`.
    *alone*: without the rules of the project, and a lexicon of *folder* in place of the project's list of that
    name; None does what `fakta.toml` in *folder* says, else lays them over.

    Raises RuleError, naming file, rule, cause and mend, for whatever cannot be used.
    """
    project = default_folder()
    own = folder if folder and folder.resolve() != project.resolve() else None
    settings = tomlfile.settings(own) if own else tomlfile.Settings()
    alone = settings.alone if alone is None else alone
    lexicons = Lexicons([project, own] if own else [project], alone=alone)
    chunks: dict[str, Chunk] = {}
    loaded: dict[str, Rule] = {}
    ledger: dict[str, LedgerRule] = {}
    projects: set[str] = set()
    for layer in ([] if alone else [project]) + ([own] if own else []):
        files = tomlfile.read(layer)
        _lay(chunks, ((place, tables.chunk(place, table, lexicons, chunks)) for place, table in files.chunks))
        _lay(loaded, ((place, tables.rule(place, table, lexicons, chunks)) for place, table in files.rules))
        _lay(ledger, ((placed[0], ledger_rule(placed)) for placed in files.ledger))
        projects.update(loaded if layer == project else ())
    given = ((place, tables.rule(place, table, lexicons, chunks)) for place, table in tomlfile.given(rules))
    _lay(loaded, given)
    for rule_id in settings.without:
        if loaded.pop(rule_id, None) is None and ledger.pop(rule_id, None) is None:
            raise RuleError(settings.place, "without", unknown("rule", rule_id, [*loaded, *ledger]))
    own_first = dict(sorted(loaded.items(), key=lambda item: item[0] in projects))
    return Rulebook(folder or project, _ordered(own_first), _ordered(chunks), lexicons, tuple(ledger.values()))


def _lay(named: dict[str, _Placed], layer: Iterable[tuple[Path | str, _Placed]]) -> None:
    """Lays one layer of rules or chunks over those that are there; raises RuleError where an id stands twice in it."""
    places: dict[str, str] = {}
    for place, each in layer:
        if each.id in places:
            raise RuleError(place, each.id, f"this id stands in {places[each.id]} already; every rule needs its own")
        places[each.id] = each.place
        named[each.id] = each


def _ordered(named: Mapping[str, _Named]) -> tuple[_Named, ...]:
    """Rules or chunks with their position; what takes the place of another has its position too.

    New rules of one's own come before those of the project, because of two claims on the same characters the one of
    the earlier rule stays.
    """
    return tuple(replace(each, order=order) for order, each in enumerate(named.values()))
