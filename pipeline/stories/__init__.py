"""Which articles are copies, templates of one another, or tell one story; each with its outlet and its time."""

from pipeline.stories.gather import Stories, stories_of
from pipeline.stories.told import Told, texts_of

__all__ = ["Stories", "Told", "stories_of", "texts_of"]
