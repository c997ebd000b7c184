"""Groups: quantities that the text equates ("43.237 pekerja atau 81,01 persen") have one id."""

import re
from collections.abc import Sequence

from pipeline.fact import Mention
from pipeline.language import Words

_EQUATED = re.compile(
    r"\s*(?:,?\s*(?:atau|setara)(?:\s+(?:setara|dengan|naik|turun|hanya))*|\()"
    r"\s*(?:(?:sekitar|hampir|lebih\s+dari|sebesar|senilai|mencapai|kurang\s+lebih)\s+)?$"
)
_NEAR = 90


def groups(quantities: Sequence[Mention], page: Words) -> list[tuple[Mention, Mention]]:
    """Neighbours that the words between them equate."""
    return [
        (left, right)
        for left, right in zip(quantities, quantities[1:], strict=False)
        if right.start - left.end < _NEAR and _EQUATED.match(page.plain[max(left.reach, left.end) : right.start])
    ]
