"""The routes: facts, page, form, health; and what is refused before a body is read."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline import __version__
from pipeline.serve.guard import Guard
from pipeline.serve.limits import Limits
from pipeline.serve.reading import CSV, JSON, KINDS, PAGE, Answer, Asked, refused
from pipeline.serve.wording import said
from pipeline.serve.workers import Workers

_ABOUT = ("published", "title", "outlet", "url")


def app(
    rules: Path | None = None, *, processes: int = 2, hosts: tuple[str, ...] = (), limits: Limits | None = None
) -> Starlette:
    """The application; *hosts*: names under which it may be asked besides those of this machine."""
    server = _Server(rules, processes, limits or Limits())
    routes = [
        Route("/facts", server.facts, methods=["POST"]), Route("/report", server.report, methods=["POST"]),
        Route("/health", server.health), Route("/", server.form),
    ]  # fmt: skip
    made = Starlette(routes=routes, lifespan=server.lifespan, exception_handlers={HTTPException: _refusal})
    made.add_middleware(Guard, hosts=hosts)
    return made


class _Server:
    """The processes, and how much is under way."""

    def __init__(self, rules: Path | None, processes: int, limits: Limits) -> None:
        self._rules, self._processes, self._limits = rules, processes, limits
        self._requests = self._held = 0

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Begins the processes, and ends them with the server."""
        self._workers = Workers(self._processes, self._rules, self._limits)
        try:
            yield
        finally:
            self._workers.close()

    async def facts(self, request: Request) -> Response:
        """The facts of a body, as JSON, or as CSV where `Accept` says so."""
        kind = request.headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
        wanted = CSV if CSV in request.headers.get("accept", "") else JSON
        about = {name: request.query_params.get(name, "") for name in _ABOUT}
        return await self._answered(request, lambda body: _later(Asked(body, KINDS.get(kind, ""), about, wanted)))

    async def report(self, request: Request) -> Response:
        """The page of what the form sends: a text, or a file whose name says its kind."""

        async def asked(body: bytes) -> Asked:
            request._body = body  # read already, within the limits
            async with request.form(max_files=1, max_fields=8, max_part_size=self._limits.size) as form:
                about = {name: str(form.get(name) or "") for name in _ABOUT}
                file = form.get("file")
                if file is None or isinstance(file, str) or not file.filename:
                    return Asked(str(form.get("text") or "").encode(), ".txt", about, PAGE)
                return Asked(await file.read(), Path(file.filename).suffix.lower(), about, PAGE)

        return await self._answered(request, asked)

    async def health(self, _: Request) -> Response:
        """That the server answers, and how much is under way."""
        return Response(said({"fakta": __version__, "requests": self._requests}), media_type=JSON)

    async def form(self, _: Request) -> Response:
        """The form."""
        return Response(files("pipeline.serve").joinpath("form.html").read_bytes(), media_type=PAGE)

    async def _answered(self, request: Request, asked: Callable[[bytes], Awaitable[Asked]]) -> Response:
        """The answer to a request; refused at once where too many wait."""
        if self._requests >= self._limits.waiting:
            return _response(refused(503, "too many requests wait; try again soon"))
        self._requests += 1
        body = bytearray()
        try:
            await self._take(request, body)
            return _response(await self._workers.answer(await asked(bytes(body))))
        except TimeoutError:
            return _response(refused(408, f"the body did not come within {self._limits.seconds:g} seconds"))
        except ClientDisconnect:
            return _response(refused(400, "the body ended early"))
        finally:
            self._requests -= 1
            self._held -= len(body)

    async def _take(self, request: Request, body: bytearray) -> None:
        """Reads a body into *body*; raises HTTPException for one that is too large, TimeoutError for a slow one."""
        limit = self._limits.size
        if int(request.headers.get("content-length") or 0) > limit:
            raise HTTPException(413, f"the body has more than {limit} bytes; send a smaller one")
        async with asyncio.timeout(self._limits.seconds):
            async for piece in request.stream():
                body += piece
                self._held += len(piece)
                if len(body) > limit:
                    raise HTTPException(413, f"the body has more than {limit} bytes; send a smaller one")
                if self._held > self._limits.held:
                    raise HTTPException(503, "too many large requests wait; try again soon")


async def _later(asked: Asked) -> Asked:
    return asked


async def _refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _response(refused(error.status_code, error.detail), error.headers)


def _response(answer: Answer, headers: object = None) -> Response:
    more = dict(headers) if isinstance(headers, dict) else {}
    if answer.status == 503:
        more["retry-after"] = "2"
    return Response(answer.body, answer.status, more, answer.type)
