"""The command `serve`."""

import sys
from typing import Annotated

import typer

from pipeline.errors import UsageError
from pipeline.options import Jobs, Rules

_MEGABYTE = 1_000_000
_CONNECTIONS = 600
"""Connections at once: more than may wait, so that a refusal can be said."""


def serve(
    host: Annotated[str, typer.Option(help="Address to listen at; the default is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    jobs: Jobs = 2,
    name: Annotated[list[str] | None, typer.Option(help="Further names under which it may be asked.")] = None,
    megabytes: Annotated[float, typer.Option(min=0.001, max=1000, help="Of a body at the most.")] = 10,
    seconds: Annotated[float, typer.Option(min=0.1, max=3600, help="For sending a body, and for reading it.")] = 30,
    rules: Rules = None,
) -> None:
    """Answer over HTTP: POST /facts takes texts and files, / is a form. Ends with Ctrl-C."""
    try:
        import uvicorn

        from pipeline.serve import Limits, app
    except ImportError as error:
        raise UsageError("serve wants starlette and uvicorn; pip install 'fakta[serve]'") from error
    limits = Limits(size=int(megabytes * _MEGABYTE), seconds=seconds)
    limits = Limits(size=limits.size, seconds=seconds, held=max(limits.held, 4 * limits.size))
    made = app(rules, processes=jobs, hosts=(host, *(name or [])), limits=limits)
    print(f"http://{host}:{port}/  (Ctrl-C ends it)", file=sys.stderr, flush=True)
    uvicorn.run(
        made, host=host, port=port, log_level="warning", access_log=False, server_header=False,
        limit_concurrency=_CONNECTIONS, timeout_keep_alive=5, h11_max_incomplete_event_size=16_384,
        timeout_graceful_shutdown=5, http="h11", ws="none",
    )  # fmt: skip


COMMANDS = {"serve": serve}
"""What `cli` registers."""
