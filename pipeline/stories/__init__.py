"""Which articles are copies, templates of one another, or tell one story; each with its outlet and its time."""

from pipeline.stories.gather import Stories, stories_of

__all__ = ["Stories", "stories_of"]
