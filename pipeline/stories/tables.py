"""The tables about articles, with the types of their columns."""

import pyarrow as pa

_STORIES: dict[str, pa.DataType] = {
    "doc_id": pa.string(),
    "published": pa.timestamp("s"),
    "published_from": pa.string(),  # given | url | text | neighbours; empty where nothing tells
    "outlet": pa.string(),
    "copy_id": pa.string(),  # doc_id of the earliest copy; an article without copies is its own
    "template_id": pa.string(),  # empty outside a template
    "story_id": pa.string(),
}
STORIES = pa.schema(_STORIES)
"""One row an article, in the order in which they were read."""

_EDGES: dict[str, pa.DataType] = {"doc_a": pa.string(), "doc_b": pa.string(), "cosine": pa.float64()}
EDGES = pa.schema(_EDGES)
"""Pairs of articles that tell of the same thing; kept in memory, not closed transitively."""
