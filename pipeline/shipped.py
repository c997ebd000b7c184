"""The module `fakta`, as the wheel ships it beside the package: `import fakta`.

A program may have a module `pipeline` of its own beside it. Ours is then looked for further down the path, so that
`import fakta` works; a program that needs both modules `pipeline` in one process has to rename its own.
"""

import importlib.util
import sys
from pathlib import Path


def _load_ours() -> None:
    """Puts our package `pipeline` where it is imported from, past a foreign module of that name."""
    known = sys.modules.get("pipeline")
    if known is not None:
        if not hasattr(known, "FAKTA"):
            raise ImportError(
                f"fakta needs its package 'pipeline', but {getattr(known, '__file__', 'another module')} is imported "
                "under that name; import fakta before it, or rename it"
            )
        return
    for entry in sys.path:
        package = Path(entry or ".") / "pipeline"
        if (package / "route.py").is_file() and (package / "rulebook").is_dir():
            spec = importlib.util.spec_from_file_location(
                "pipeline", package / "__init__.py", submodule_search_locations=[str(package)]
            )
            if spec and spec.loader:
                module = importlib.util.module_from_spec(spec)
                sys.modules["pipeline"] = module
                spec.loader.exec_module(module)
                return


_load_ours()

from pipeline.api import *  # noqa: E402, F403
from pipeline.api import __all__, __version__  # noqa: E402, F401
