"""One fact as a card for editors: the amount in figures and words, the sentence, who says so, and how to cite it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from html import escape
from importlib.resources import files

from pipeline.errors import UsageError
from pipeline.fact import QUANTITIES, Fact
from pipeline.table import cell

_UNSAID = ("exact", "range", "vague")
"""Bounds that the figures themselves show."""
Codes = Mapping[str, Mapping[str, str]]
"""Column to code to how people read it: the lexicon `headings`."""


def card(fact: Fact, codes: Codes) -> str:
    """A page with the card of *fact*, its codes as people read them; nothing in it acts or is fetched."""
    template = files("pipeline").joinpath("card.html").read_text("utf-8")
    before, after = _round(fact)
    slots = {
        "title": fact.text, "amount": figures(fact, codes), "words": in_words(fact, codes), "about": fact.metric or "",
        "before": before, "fact": fact.text, "after": after, "speaker": _speaker(fact),
        "status": codes["status"].get(fact.status or "", ""), "where": fact.region_name or "", "when": _when(fact),
        "cite": citation(fact),
    }  # fmt: skip
    return re.sub(r"\{\{(\w+)\}\}", lambda found: escape(slots[found[1]]), template)  # once: a text may hold such marks


def figures(fact: Fact, codes: Codes) -> str:
    """The amount in figures as Indonesian writes them.

    >>> words = {"bound": {"approx": "sekitar"}, "unit": {"IDR": "rupiah", "%": "persen"}}
    >>> figures(Fact("a", type="money", value=Decimal("396250000000"), unit="IDR", bound="approx"), words)
    'sekitar 396.250.000.000 rupiah'
    >>> figures(Fact("a", type="percent", low=Decimal("5"), high=Decimal("6.5"), unit="%", bound="range"), words)
    '5–6,5 persen'
    """
    if fact.type not in QUANTITIES:
        return ", ".join(filter(None, (fact.name or fact.region_name, fact.role, fact.org))) or fact.text
    numbers = [fact.value] if fact.value is not None else [fact.low, fact.high]
    amount = "–".join(_grouped(number) for number in dict.fromkeys(numbers) if number is not None)
    bound = "" if fact.bound in _UNSAID else codes["bound"].get(fact.bound or "", "")
    return " ".join(filter(None, (bound, amount, _unit(fact, codes), fact.per and f"/ {fact.per}")))


def _unit(fact: Fact, codes: Codes) -> str:
    return codes["unit"].get(fact.unit or "", fact.unit or "")


def _grouped(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def in_words(fact: Fact, codes: Codes) -> str:
    """The value spelled out, for reading aloud; empty where the text states none. Raises UsageError without num2words.

    >>> in_words(Fact("a", type="count", value=Decimal("43237"), unit="pekerja"), {"unit": {}})
    'empat puluh tiga ribu dua ratus tiga puluh tujuh pekerja'
    """
    if fact.value is None:
        return ""
    try:
        from num2words import num2words
    except ImportError as error:
        raise UsageError("the card spells numbers with num2words; pip install 'fakta[files]'") from error
    return " ".join(filter(None, (num2words(fact.value, lang="id"), _unit(fact, codes))))


def citation(fact: Fact) -> str:
    """How to cite the article: outlet, title, day, link; what is not known is left out, the id stands last."""
    title = f"“{fact.title}”" if fact.title else ""
    return ", ".join(filter(None, (fact.outlet, title, cell(fact.published), fact.url))) or fact.doc_id


def _speaker(fact: Fact) -> str:
    return ", ".join(filter(None, (fact.source, fact.source_role, fact.source_org)))


def _when(fact: Fact) -> str:
    days = [cell(day) for day in (fact.period_start, fact.period_end) if day]
    return " – ".join(dict.fromkeys(days)) or fact.period or ""


def _round(fact: Fact) -> tuple[str, str]:
    """What stands in the sentence before and behind the fact."""
    before, _, after = fact.sentence.partition(fact.text)
    return before, after
