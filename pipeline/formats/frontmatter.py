"""Front matter in YAML between two lines `---`: what a desk writes above its article."""

import re
from collections.abc import Mapping
from importlib import import_module

import srsly

from pipeline.errors import ArticleError

_OPENING = re.compile(r"---[ \t]*(?:\r\n|[\r\n]|\Z)")
_CLOSING = re.compile(r"(?:\r\n|[\r\n])---[ \t]*(?:\r\n|[\r\n]|\Z)|(?<=---)\Z")
_YAML_LINE = re.compile(r"\bline (\d+)")
_DATE = re.compile(r"^(\w[\w ]*): *(\d\S*)", re.MULTILINE)
_LONGEST = 10_000
"""Characters that front matter may have: title, link and date fit a hundred times."""


def split(text: str, place: str) -> tuple[str, dict[str, object]]:
    """Body, as supplied, and the cells of the front matter by their keys.

    Raises ArticleError, with the line, for front matter that is broken, longer than anybody writes it, or no plain
    list of keys and values.
    """
    opening = _OPENING.match(text)
    if not opening:
        return text, {}
    closing = _CLOSING.search(text, opening.end() - 1)
    if not closing:
        raise ArticleError(place, "line 1 opens front matter with '---', but no second line '---' closes it")
    front = text[opening.end() : closing.start()]
    if len(front) > _LONGEST:
        raise ArticleError(place, f"the front matter has more than {_LONGEST} characters; close it with a line '---'")
    return text[closing.end() :], _cells(front.replace("\r\n", "\n").replace("\r", "\n"), place)


def _cells(front: str, place: str) -> dict[str, object]:
    try:
        if "*" in front and _has_alias(front):  # one name for a value may stand for billions of them
            raise ArticleError(place, "the front matter repeats a value by '*'; write each value out")
        cells = srsly.yaml_loads(front)
    except ValueError as error:
        raise ArticleError(place, _broken(front, error)) from error
    if cells is None:
        return {}
    if not isinstance(cells, dict):
        raise ArticleError(place, "the front matter is no list of 'key: value' lines")
    return {str(key): value for key, value in cells.items()}


def plain(cells: Mapping[str, object], keys: list[str], place: str) -> None:
    """Raises ArticleError where the value of one of *keys* is a list or a mapping and not one value."""
    for key in keys:
        if isinstance(cells.get(key), list | dict):
            raise ArticleError(place, f"{key} in the front matter is more than one value; write one line of text")


def _has_alias(front: str) -> bool:
    yaml = import_module("srsly.ruamel_yaml")  # without types of its own
    try:
        return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, Loader=yaml.SafeLoader))
    except yaml.YAMLError:  # told when it is loaded
        return False


def _broken(front: str, error: Exception) -> str:
    where = _YAML_LINE.search(str(error))
    date_like = _DATE.search(front)
    if date_like and not where:  # YAML takes it for a date and finds that the calendar has no such day
        return f"{date_like[1]} is {date_like[2]!r}, not a date; write it as 2024-05-31 or 31/5/2024"
    line = f"line {int(where[1]) + 1}" if where else "some line"
    cause = str(error).removeprefix("Invalid YAML: ").splitlines()[0]
    return f"{line} of the file, in the front matter, is not YAML: {cause}; quote values with ': '"
