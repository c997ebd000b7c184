"""What a mention means once it is read: a quantity, an official, a region, or no fact after all."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from pipeline.mention import Mention

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Amount(NamedTuple):
    """The number of a quantity: its value, the interval that the text asserts, and the bound that says how."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str = "exact"


class Quantity(NamedTuple):
    """A number with what it counts or measures; `stated` holds further columns that its rule says."""

    type: str
    amount: Amount
    unit: str
    stated: Mapping[str, str] = _NOTHING


class Official(NamedTuple):
    """A named person with the position that the text gives, and where it is held."""

    name: str
    role: str | None
    org: str | None


class Region(NamedTuple):
    """A region as the decree lists it; all fields are empty where the article does not say which one is meant."""

    code: str = ""
    level: str = ""
    name: str = ""
    parent_code: str = ""


class NoFact(NamedTuple):
    """Text that is no fact, and why."""

    why: str


Meaning = Quantity | Official | Region | NoFact


class Read(NamedTuple):
    """A mention and what it means."""

    mention: Mention
    means: Meaning
