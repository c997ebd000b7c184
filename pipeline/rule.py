"""What a table of a rule file says, as plain data: it compares by what it says, hashes by its id, and pickles."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Never


class Table(dict[str, Any]):
    """A table of a rule file: a dictionary that nobody can change, so that rules hash.

    Lists in it are tuples and tables in it are Tables; `plain` gives them back as lists and dictionaries.

    >>> Table({"unit": "IDR"}) == {"unit": "IDR"}, hash(Table(unit="IDR")) == hash(Table(unit="IDR"))
    (True, True)
    """

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return Table, (dict(self),)

    def _refuse(self, *_: object, **__: object) -> Never:
        raise TypeError("a rule cannot be changed; load a changed one")

    __setitem__ = __delitem__ = __ior__ = update = setdefault = pop = popitem = clear = _refuse


def frozen(value: object) -> object:
    """*value* with tuples for its lists and Tables for its dictionaries, however deep.

    >>> frozen({"TAG": {"IN": ["role", "local_role"]}})
    {'TAG': {'IN': ('role', 'local_role')}}
    """
    if isinstance(value, Mapping):
        return Table({key: frozen(inner) for key, inner in value.items()})
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def plain(value: object) -> object:
    """*value* with lists and dictionaries again, as spaCy's Matcher takes them.

    >>> plain(frozen({"TAG": {"IN": ["role", "local_role"]}}))
    {'TAG': {'IN': ['role', 'local_role']}}
    """
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a rule or chunk: what it has to be in the language of spaCy's Matcher, and the slot that it fills.

    `slot` is a column, a name that begins with `_` for a stretch that only the engine needs, or empty.
    """

    needs: Table
    slot: str = ""

    @property
    def pattern(self) -> dict[str, Any]:
        """The table that spaCy's Matcher takes."""
        return {key: plain(value) for key, value in self.needs.items()}


Tokens = tuple[Token, ...]
"""Tokens that follow one another."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, checked; `kind` says which of the keys `pattern`, `words`, … it has, `source` what stands there.

    `place` is the file (or `rules[0]` for a rule given as a dictionary), `order` the position in the rulebook.
    Kinds with more to say have fields of their own: `cues` the words; `tokens` one or more sequences of tokens
    with the tags that may not stand before (`not_before`) and have to follow (`followed_by`); `time` the name of
    the reading (`read`).
    """

    id: str
    type: str
    kind: str
    source: str
    why: str
    place: str
    order: int = 0
    cues: tuple[str, ...] = ()
    tokens: tuple[Tokens, ...] = ()
    not_before: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    read: str = ""
    set: Table = Table()
    examples: tuple[Table, ...] = ()
    counterexamples: tuple[str, ...] = ()
    todo: tuple[Table, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece that token rules share, such as PERSON: sequences of tokens, any of which is one."""

    id: str
    tokens: tuple[Tokens, ...]
    why: str
    place: str
    order: int = 0
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)
