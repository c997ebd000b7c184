"""Decimals and dates in the user data of Docs, which spaCy packs with msgpack (`DocBin`, `n_process`)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from srsly.msgpack import msgpack_decoders, msgpack_encoders

_NAME = "fakta"
_DECIMAL, _DATE = "fakta:decimal", "fakta:date"


def register() -> None:
    """Makes msgpack take decimals and dates; may be called again."""
    if _NAME not in msgpack_encoders.get_all():
        msgpack_encoders.register(_NAME, func=pack)
        msgpack_decoders.register(_NAME, func=unpack)


def pack(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """A decimal or date as a small table, all else as *chain* packs it.

    >>> pack(Decimal("81.01")), pack(date(2025, 8, 12))
    ({'fakta:decimal': '81.01'}, {'fakta:date': '2025-08-12'})
    """
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    return chain(value) if chain else value


def unpack(table: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """What `pack` made of a decimal or date, given back.

    >>> unpack({"fakta:decimal": "81.01"}), unpack({"unit": "%"})
    (Decimal('81.01'), {'unit': '%'})
    """
    if isinstance(table, dict) and len(table) == 1:
        if _DECIMAL in table:
            return Decimal(table[_DECIMAL])
        if _DATE in table:
            return date.fromisoformat(table[_DATE])
    return chain(table) if chain else table
