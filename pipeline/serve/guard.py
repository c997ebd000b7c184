"""Who may ask, and what a browser may do with the answer."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.serve.reading import JSON, refused

_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}  # fmt: skip
"""On every answer. None of them lets another site read it: there is no CORS."""
_STRICT = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class Guard:
    """Refuses requests that a page of another site sends, also under a name that it made lead here."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self._app, self._hosts = app, _HERE | set(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope["path"] != "/report":  # the page of a run has a policy of its own, with the hash of its script
                    headers["content-security-policy"] = _STRICT
                message["headers"] = headers.raw
            await send(message)

        headers = Headers(scope=scope)
        cause = self._refuses(headers.get("host", ""), headers.get("origin"))
        answer = refused(*cause) if cause else None
        ours = Response(answer.body, answer.status, media_type=JSON) if answer else self._app
        await ours(scope, receive, guarded)

    def _refuses(self, host: str, origin: str | None) -> tuple[int, str] | None:
        """Status and cause where the *host* is none of ours, or the *origin* is another site."""
        if "*" not in self._hosts and _name(f"//{host}") not in self._hosts:
            return 421, "this server is not asked under that name; see fakta serve --host"
        if origin not in (None, f"http://{host}", f"https://{host}"):
            return 403, "a page of another site may not ask"
        return None


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
