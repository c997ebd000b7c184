"""What one request may take, and all of them together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """*size*: bytes of a body; *seconds*: for sending it, and as many again for reading it.

    *waiting*: requests that are read or wait at once; *held*: bytes of their bodies together; *memory*: bytes that a
    process that reads may take.
    """

    size: int = 10_000_000
    seconds: float = 30
    waiting: int = 256
    held: int = 100_000_000
    memory: int = 4_000_000_000
