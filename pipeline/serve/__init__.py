"""HTTP: texts and files come in by POST, facts go out; nothing of this machine can be asked for.

Nothing is stored. Articles are read by processes of their own, so that a slow one holds up nobody, and a request is
answered or refused: there are limits on its size, its time, and on how many wait.
"""

from pipeline.serve.app import app
from pipeline.serve.limits import Limits

__all__ = ["Limits", "app"]
