"""The packages of the extra `files`, asked for when the first file that needs one is met."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pipeline.errors import UsageError

NEEDS = {
    ".html": "trafilatura", ".htm": "trafilatura", ".mhtml": "trafilatura", ".mht": "trafilatura",
    ".rss": "feedparser", ".xml": "feedparser", ".atom": "feedparser", ".pdf": "pypdf", ".xlsx": "openpyxl",
    ".warc": "fastwarc",
}  # fmt: skip
"""The suffixes that are read with a package of their own."""


def package(name: str, suffix: str) -> Any:
    """The package *name*; raises UsageError, with what to install, where it is not there."""
    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(missing(name, suffix)) from error


def check(suffix: str) -> None:
    """Raises UsageError where the package that reads files with this *suffix* is not installed."""
    name = NEEDS.get(suffix)
    if name and find_spec(name) is None:
        raise UsageError(missing(name, suffix))


def missing(name: str, suffix: str) -> str:
    """What to install."""
    return f"{name} is not installed, which reads {suffix}: pip install 'fakta[files]'"
