"""Groups: quantities that the text equates ("43.237 pekerja atau 81,01 persen") have one id."""

import re
from itertools import pairwise

from pipeline.link.scene import Scene, Stated

_EQUATED = re.compile(
    r"\s*(?:,?\s*(?:atau|setara)(?:\s+(?:setara|dengan|naik|turun|hanya))*|\()"
    r"\s*(?:(?:sekitar|hampir|lebih\s+dari|sebesar|senilai|mencapai|kurang\s+lebih)\s+)?$"
)
_NEAR = 90


def groups(scene: Scene) -> list[list[int]]:
    """The indexes of quantities that the text equates, neighbour by neighbour."""
    found: list[list[int]] = []
    for index, (left, right) in enumerate(pairwise(scene.quantities)):
        if _equated(left, right, scene.words.plain):
            if found and found[-1][-1] == index:
                found[-1].append(index + 1)
            else:
                found.append([index, index + 1])
    return found


def _equated(left: Stated, right: Stated, plain: str) -> bool:
    near = right.mention.start - left.mention.end < _NEAR
    return near and _EQUATED.match(plain[left.reach : right.mention.start]) is not None
