"""JSON that can stand anywhere."""

import json


def said(data: object) -> bytes:
    """*data* as JSON in ASCII; half a character stays escaped."""
    return json.dumps(data, ensure_ascii=True).encode()
