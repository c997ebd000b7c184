"""Whether a quantity stands inside a direct quotation."""

from pipeline.link.quotations import inside
from pipeline.link.scene import Said, Scene
from pipeline.rulebook import Rulebook


class Quoted:
    """The linker of the column `quoted`."""

    columns = ("quoted",)

    def __init__(self, rulebook: Rulebook) -> None:
        """Every linker is made from the rulebook; this one needs nothing of it."""

    def __call__(self, scene: Scene) -> list[Said | None]:
        """True for each quantity inside a quotation."""
        return [
            Said((True,)) if inside(scene.quotations, one.mention.start) is not None else None
            for one in scene.quantities
        ]
