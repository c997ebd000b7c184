"""One table of a rule file, read key by key; what does not fit raises RuleError with place, rule and mend."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Never

from pipeline.errors import RuleError
from pipeline.rulebook.known import unknown

LONGEST = 10_000
"""Characters of a text in a table at the most."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A table with the place that messages name: file, or `rules[0]`, and the id of the rule."""

    place: Path | str
    id: str
    table: Mapping[str, Any]

    def fail(self, cause: str) -> Never:
        """Raises the error of this table."""
        raise RuleError(self.place, self.id, cause)

    def known(self, names: Collection[str], what: str = "key") -> None:
        """Refuses keys that are not among *names*."""
        for key in self.table:
            if key not in names:
                self.fail(unknown(what, key, names))

    def one_of(self, key: str, names: Collection[str], what: str) -> str:
        """The text under *key*, which is one of *names*."""
        text = self.text(key)
        if text not in names:
            self.fail(unknown(what, text, names))
        return text

    def text(self, key: str) -> str:
        """The text under *key*; empty where the key is missing."""
        value = self.table.get(key, "")
        if not isinstance(value, str):
            self.fail(f'{key} is {_kind(value)}; write a text: {key} = "…"')
        if len(value) > LONGEST:
            self.fail(f"{key} has {len(value)} characters; {LONGEST} are enough")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under *key*; empty where the key is missing."""
        value = self.table.get(key, ())
        if not isinstance(value, list | tuple):
            self.fail(f'{key} is {_kind(value)}; write a list: {key} = ["…", "…"]')
        for item in value:
            if not isinstance(item, str) or not item.strip():
                self.fail(f"{key} holds {_kind(item)} where a text belongs")
        return tuple(value)

    def inner(self, key: str) -> "Fields":
        """The table under *key*; an empty one where the key is missing."""
        value = self.table.get(key, {})
        if not isinstance(value, Mapping):
            self.fail(f'{key} is {_kind(value)}; write a table: {key} = {{ column = "…" }}')
        return Fields(self.place, self.id, value)

    def inners(self, key: str, sample: str) -> list["Fields"]:
        """The list of tables under *key*; empty where the key is missing. *sample* shows how one is written."""
        value = self.table.get(key, ())
        if not isinstance(value, list | tuple):
            self.fail(f"{key} is {_kind(value)}; write a list of tables: {key} = [{sample}]")
        for item in value:
            if not isinstance(item, Mapping):
                self.fail(f"{key} holds {_kind(item)} where a table belongs, such as {sample}")
        return [Fields(self.place, self.id, item) for item in value]


def _kind(value: object) -> str:
    """What a value of a TOML file is, for messages.

    >>> _kind(True), _kind(["a"]), _kind("kata"), _kind("")
    ('true', 'a list', "the text 'kata'", 'an empty text')
    """
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, str):
        return f"the text {value!r}" if value.strip() else "an empty text"
    return str(value).lower() if isinstance(value, bool) else f"{value!r} without quotes"
