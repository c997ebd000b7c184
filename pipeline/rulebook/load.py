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


def load(
    folder: Path | None = None, *, rules: Sequence[Mapping[str, Any]] = (), alone: bool | None = None,
    over: Sequence[Path] = (),
) -> Rulebook:  # fmt: skip
    """The project's rules with those of *folder* laid over them, then those of *over*, then *rules* as dictionaries.

    *over* are further folders, or single files of one: rules, a list of words. A dictionary has the keys of a TOML
    table: `{"id": "money.kupon", "pattern": "kupon {value:number}", …}`. *alone*: without the rules of the project, and
    a lexicon of *folder* in place of the project's list of that name; None does what `fakta.toml` in *folder* says,
    else lays them over.

    Raises RuleError, naming file, rule, cause and mend, for whatever cannot be used.
    """
    project = default_folder()
    own = folder if folder and folder.resolve() != project.resolve() else None
    if own and own.is_file():
        raise RuleError(own, "rules", "is a file; give the folder that holds it")
    layers = [project, *([own] if own else []), *over]
    settings = [tomlfile.settings(layer) for layer in layers[1:]]
    first = _first(settings, alone, is_own=own is not None)
    lexicons = Lexicons(layers, alone=first)
    chunks: dict[str, Chunk] = {}
    loaded: dict[str, Rule] = {}
    ledger: dict[str, LedgerRule] = {}
    projects: set[str] = set()
    for layer in layers[first:]:
        files = tomlfile.read(layer)
        _lay(chunks, ((place, tables.chunk(place, table, lexicons, chunks)) for place, table in files.chunks))
        _lay(loaded, ((place, tables.rule(place, table, lexicons, chunks)) for place, table in files.rules))
        _lay(ledger, ((placed[0], ledger_rule(placed)) for placed in files.ledger))
        projects.update(loaded if layer == project else ())
    given = ((place, tables.rule(place, table, lexicons, chunks)) for place, table in tomlfile.given(rules))
    _lay(loaded, given)
    _leave_out(settings, loaded, ledger)
    own_first = dict(sorted(loaded.items(), key=lambda item: item[0] in projects))
    return Rulebook(folder or project, _ordered(own_first), _ordered(chunks), lexicons, tuple(ledger.values()))


def _first(settings: Sequence[tomlfile.Settings], alone: bool | None, *, is_own: bool) -> int:
    """The first layer whose rules count: 0 for the project's; *settings* are those of the layers behind it."""
    stand_alone = [each.alone for each in settings]
    if alone is not None and is_own:
        stand_alone[0] = alone
    least = 1 if alone and not is_own else 0
    return max((number for number, is_alone in enumerate(stand_alone, start=1) if is_alone), default=least)


def _leave_out(
    settings: Iterable[tomlfile.Settings], rules: dict[str, Rule], ledger: dict[str, LedgerRule]
) -> None:
    """Removes what the layers are `without`; raises RuleError for a rule that there is not."""
    for each in settings:
        for rule_id in each.without:
            if rules.pop(rule_id, None) is None and ledger.pop(rule_id, None) is None:
                raise RuleError(each.place, "without", unknown("rule", rule_id, [*rules, *ledger]))


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
