"""Facts as a table: the columns of FACTS in fixed order, with exact types."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.arrays import array
from pipeline.fact import SCHEMA, Fact

if TYPE_CHECKING:
    import pandas as pd

DECIMAL = pa.decimal128(38, 10)
"""Every quantity the press prints: 28 digits before the point, 10 behind it."""

_ARROW: dict[type, pa.DataType] = {
    str: pa.string(), int: pa.int64(), Decimal: DECIMAL, date: pa.date32(), bool: pa.bool_()
}  # fmt: skip
ARROW_SCHEMA = pa.schema([(name, _ARROW[kind]) for name, kind in SCHEMA.items()])


def batch(facts: Iterable[Fact]) -> pa.RecordBatch:
    """*facts* as an Arrow record batch under ARROW_SCHEMA."""
    columns = list(zip(*facts, strict=True)) or [()] * len(SCHEMA)
    arrays = [array(column, field.type) for column, field in zip(columns, ARROW_SCHEMA, strict=True)]
    return pa.record_batch(arrays, schema=ARROW_SCHEMA)


def frame(facts: Iterable[Fact]) -> "pd.DataFrame":
    """*facts* as a DataFrame with the Arrow types of ARROW_SCHEMA in every column, also when there are none."""
    import pandas as pd

    return batch(facts).to_pandas(types_mapper=pd.ArrowDtype)


def cell(value: object) -> str:
    """A value as text files show it: empty for None, plain digits for decimals.

    >>> cell(Decimal("396250000000")), cell(None), cell(True)
    ('396250000000', '', 'true')
    """
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    return format(value, "f") if type(value) is Decimal else str(value)
