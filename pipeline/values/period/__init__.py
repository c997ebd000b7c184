"""Time expressions of the press: found by the rules of `time.toml`, read to first and last day, told by kind."""

from pipeline.values.period.kinds import KINDS, Kind, Kinds
from pipeline.values.period.readings import READINGS
from pipeline.values.period.times import Time, TimeRule, Times

__all__ = ["KINDS", "READINGS", "Kind", "Kinds", "Time", "TimeRule", "Times"]
