"""How two numbers stand to each other: equal, one the rounding of the other, a factor of ten or a thousand, apart."""

import numpy as np

from pipeline.ledger.mentions import Bools, Floats, Ints, Mentions

_ALMOST = 1e-9
_REACH = 1.2
"""How far above (or below) a bound a number may lie that the bound was said of."""
ONE_SIDED = ("at_least", "more_than", "at_most", "less_than")


def equal(mentions: Mentions, a: Ints, b: Ints) -> Bools:
    """Whether both state the same number; of two without one, the same interval."""
    same = _near(mentions.value[a], mentions.value[b])
    vague = np.isnan(mentions.value[a]) & np.isnan(mentions.value[b])
    found: Bools = same | (vague & (mentions.low[a] == mentions.low[b]) & (mentions.high[a] == mentions.high[b]))
    return found


def rounded(mentions: Mentions, a: Ints, b: Ints) -> Bools:
    """Whether one is what the other says less finely: rounded or cut at its last digit, as a bound or as "puluhan"."""
    return ~equal(mentions, a, b) & (_holds(mentions, a, b) | _holds(mentions, b, a))


def _holds(mentions: Mentions, coarse: Ints, fine: Ints) -> Bools:
    """Whether the number of *fine* is one for which *coarse* may stand."""
    value, stated = mentions.value[fine], mentions.value[coarse]
    inside = (mentions.low[coarse] <= value * (1 + _ALMOST)) & (value <= mentions.high[coarse] * (1 + _ALMOST))
    finer = mentions.step[coarse] > mentions.step[fine] * (1 + _ALMOST)
    loose = mentions.bound[coarse]
    about = (loose == "approx") & (mentions.bound[fine] != "approx") & (mentions.step[fine] <= mentions.step[coarse])
    one_sided = np.isin(loose, ONE_SIDED) & ~np.isin(mentions.bound[fine], ONE_SIDED)
    reached = one_sided & (value <= stated * _REACH) & (stated <= value * _REACH)
    vague = np.isnan(stated) & (loose != "exact") & ~np.isnan(value) & np.isfinite(mentions.high[coarse])
    last = mentions.step[coarse]
    as_written = (stated - last / 2 <= value * (1 + _ALMOST)) & (value <= (stated + last) * (1 + _ALMOST))
    found: Bools = (as_written & finer) | (inside & (about | reached | vague))
    return found


def scaled(mentions: Mentions, a: Ints, b: Ints, *factors: float) -> Bools:
    """Whether one is exactly one of the *factors* times the other."""
    low, high = np.minimum(mentions.value[a], mentions.value[b]), np.maximum(mentions.value[a], mentions.value[b])
    with np.errstate(invalid="ignore"):
        found: Bools = np.logical_or.reduce([(low > 0) & _near(low * factor, high) for factor in factors])
    return found


def _near(one: Floats, other: Floats) -> Bools:
    with np.errstate(invalid="ignore"):
        return np.abs(one - other) <= _ALMOST * np.abs(one)
