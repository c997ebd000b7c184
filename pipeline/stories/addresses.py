"""What the address of an article says: outlet, time of publication, running number of the desk."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline.errors import RuleError
from pipeline.rulebook.known import unknown

_PLACE = "lexicon/addresses.csv"
_SLOTS = {
    "year": r"(?P<year>20\d\d|19\d\d)",
    "month": r"(?P<month>0[1-9]|1[0-2])",
    "day": r"(?P<day>0[1-9]|[12]\d|3[01])",
    "hour": r"(?P<hour>[01]\d|2[0-3])",
    "minute": r"(?P<minute>[0-5]\d)",
    "second": r"(?P<second>[0-5]\d)",
    "digits": r"\d{2,}",
    "number": r"(?P<number>\d{5,9})",
    "end": r"(?:\.html?)?/?$",
}
"""The slots of the list `addresses`."""


class Address(NamedTuple):
    """What one url says; `number` counts the articles of `outlet`, `timed` tells whether an hour stands in it."""

    outlet: str = ""
    moment: datetime | None = None
    timed: bool = False
    number: int | None = None


class Addresses:
    """Reads urls by the patterns of the list `addresses`; the first that fits counts."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        known = list(rows)
        self._moments = [
            (_checked(row), row["kind"] == "moment") for row in known if row["kind"] in ("moment", "day")
        ]
        self._numbers = [_checked(row) for row in known if row["kind"] == "number"]
        self._registries = frozenset(row["word"] for row in known if row["kind"] == "registry")

    def read(self, url: str) -> Address:
        """What *url* says; an empty Address for what is none.

        >>> from pipeline.rulebook.lexicons import Lexicons
        >>> from pipeline.rulebook.load import default_folder
        >>> addresses = Addresses(Lexicons([default_folder()]).rows("addresses"))
        >>> for url in (
        ...     "https://www.kabar.com/ekonomi/20250807232350-12-1260059/beras", "https://desa.kabar.co.id/d-81719/beras",
        ...     "https://kabar.com/read/2025/08/07/071830715/beras", "https://kabar.com/2025/08/07/beras-101",
        ... ):
        ...     one = addresses.read(url)
        ...     print(one.outlet, one.moment, one.timed, one.number)
        kabar.com 2025-08-07 23:23:50 True 1260059
        kabar.co.id None False 81719
        kabar.com 2025-08-07 07:18:00 True None
        kabar.com 2025-08-07 00:00:00 False None
        """
        try:
            parts = urlsplit(url.strip())
            host = parts.hostname or ""
        except ValueError:
            return Address()
        moment, timed, rest = self._moment(parts.path)
        number = next((int(found["number"]) for form in self._numbers if (found := form.search(rest))), None)
        return Address(self._outlet(host), moment, timed, number)

    def _moment(self, path: str) -> tuple[datetime | None, bool, str]:
        """The time in *path*, whether it has an hour, and the path without it."""
        for form, timed in self._moments:
            found = form.search(path)
            if not found:
                continue
            year, month, day, hour, minute, second = [*map(int, found.groups()), 0, 0, 0][:6]
            try:
                moment = datetime(year, month, day, hour, minute, second)
            except ValueError:
                continue
            return moment, timed, f"{path[: found.start()]}/{path[found.end() :]}"
        return None, False, path

    def _outlet(self, host: str) -> str:
        """The name that was registered: `kabar.co.id` of `desa.kabar.co.id`."""
        labels = host.split(".")
        return ".".join(labels[-3:] if ".".join(labels[-2:]) in self._registries else labels[-2:])


_NEEDED = {"moment": ("year", "month", "day", "hour", "minute"), "day": ("year", "month", "day"), "number": ("number",)}


def _checked(row: Mapping[str, str]) -> re.Pattern[str]:
    """The expression of a row; raises RuleError for one with unknown slots, or without those that its kind needs."""
    try:
        found = expression(row["word"])
    except KeyError as error:
        raise RuleError(_PLACE, row["word"], unknown("slot", error.args[0], _SLOTS)) from error
    except re.error as error:
        raise RuleError(_PLACE, row["word"], f"cannot be read: {error}") from error
    needed = _NEEDED[row["kind"]]
    if [name for name in found.groupindex if name in (*needed, "second")][: len(needed)] != [*needed]:
        names = "".join(f"{{{name}}}" for name in needed)
        raise RuleError(_PLACE, row["word"], f"a {row['kind']} needs {names}, in this order")
    return found


def expression(pattern: str) -> re.Pattern[str]:
    """*pattern* with its slots; a figure beside a slot at its edge would make another number of it.

    Raises KeyError for an unknown slot.
    """
    parts = re.split(r"\{(\w+)\}", pattern)
    inner = "".join(_SLOTS[part] if index % 2 else re.escape(part) for index, part in enumerate(parts))
    before, behind = "(?<!\\d)" * pattern.startswith("{"), "(?!\\d)" * pattern.endswith("}")
    return re.compile(before + inner + behind)
