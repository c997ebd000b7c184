"""Facts to and from the formats of annotation tools: one module each, with FILE, LOSES, `write` and `read`."""

from types import ModuleType

from pipeline.errors import UsageError
from pipeline.exchange import brat, conll, docbin, doccano, label_studio, webanno
from pipeline.exchange.annotated import Annotated

__all__ = ["TOOLS", "Annotated", "tool"]

TOOLS: dict[str, ModuleType] = {
    "doccano": doccano, "label-studio": label_studio, "brat": brat, "conll": conll, "docbin": docbin,
    "webanno": webanno,
}  # fmt: skip
"""What `export --to` and `import --from` may name."""


def tool(name: str) -> ModuleType:
    """The module of a tool; raises UsageError for a name that is none."""
    if name not in TOOLS:
        raise UsageError(f"{name!r}: unknown tool; known: {', '.join(TOOLS)}")
    return TOOLS[name]
