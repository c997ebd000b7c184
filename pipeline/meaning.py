"""What a mention means once it is read: a quantity, an official, a region, or no fact after all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.mention import Mention


@dataclass(frozen=True, slots=True)
class Amount:
    """The number of a quantity: its value, the interval that the text asserts, and the bound that says how."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str = "exact"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures; `stated` holds further columns that its rule says."""

    type: str
    amount: Amount
    unit: str
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Official:
    """A named person with the position that the text gives, and where it is held."""

    name: str
    role: str | None
    org: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A region as the decree lists it; all fields are empty where the article does not say which one is meant."""

    code: str = ""
    level: str = ""
    name: str = ""
    parent_code: str = ""


@dataclass(frozen=True, slots=True)
class NoFact:
    """Text that is no fact, and why."""

    why: str


Meaning = Quantity | Official | Region | NoFact


class Read(NamedTuple):
    """A mention and what it means."""

    mention: Mention
    means: Meaning
