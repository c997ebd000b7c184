"""How two numbers stand to each other: equal, one the rounding of the other, a factor of ten or a thousand, apart."""

import numpy as np

from pipeline.ledger.mentions import Bools, Floats, Ints, Mentions

_ALMOST = 1e-9
_WIDE = 0.1
"""How far a number is from what it is rounded to at the most, as a part of it: 2 is not 2.9 cut."""
_ABOUT, _BOUND = 0.02, 0.15
"""How far a number may lie from what "sekitar" and "lebih dari" are said of, as parts of it."""
_ROUGH, _FEW = 3, 2
"""Digits at the most of a number of which "sekitar" is said, and of a bound that is far from the number."""
_UP, _DOWN = ("at_least", "more_than"), ("at_most", "less_than")
ONE_SIDED = (*_UP, *_DOWN)


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
    value, stated, last = mentions.value[fine], mentions.value[coarse], mentions.step[coarse]
    bound, other, off = mentions.bound[coarse], mentions.bound[fine], value - stated
    finer = last > mentions.step[fine] * (1 + _ALMOST)
    written = finer & (off >= -last * (0.5 + _ALMOST)) & (off < last * (1 - _ALMOST)) & (np.abs(off) <= _WIDE * stated)
    about = (bound == "approx") & (other != "approx") & (np.abs(off) <= np.maximum(last, _ABOUT * stated))
    up, down = (np.isin(bound, names) & ~np.isin(other, ONE_SIDED) for names in (_UP, _DOWN))
    reached = (up & (off > 0) | down & (off < 0)) & (np.abs(off) <= np.maximum(last, _reach(mentions, coarse)))
    inside = (mentions.low[coarse] <= value) & (value <= mentions.high[coarse])
    found: Bools = written | (about & (mentions.digits[coarse] <= _ROUGH)) | reached | ((bound == "vague") & inside)
    return found


def _reach(mentions: Mentions, coarse: Ints) -> Floats:
    """How far from a bound a number may lie of which it was said: not at all where the bound has many digits."""
    return np.where(mentions.digits[coarse] <= _FEW, _BOUND, 0.0) * mentions.value[coarse]


def scaled(mentions: Mentions, a: Ints, b: Ints, *factors: float) -> Bools:
    """Whether one is exactly one of the *factors* times the other."""
    low, high = np.minimum(mentions.value[a], mentions.value[b]), np.maximum(mentions.value[a], mentions.value[b])
    with np.errstate(invalid="ignore"):
        found: Bools = np.logical_or.reduce([(low > 0) & _near(low * factor, high) for factor in factors])
    return found


def _near(one: Floats, other: Floats) -> Bools:
    with np.errstate(invalid="ignore"):
        return np.abs(one - other) <= _ALMOST * np.abs(one)
