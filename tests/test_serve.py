"""`serve`: facts over HTTP, what is refused, and a server that stays up and answers everybody under load."""

import asyncio
import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from starlette.responses import PlainTextResponse

from pipeline.serve import reading
from pipeline.serve.guard import HEADERS, Guard
from pipeline.serve.reading import CSV, PAGE, Asked, BodyReader

TEXT = "Anggaran Rp5 miliar untuk 43 desa di Kota Palu."


@pytest.fixture(scope="module")
def reader(route) -> Iterator[BodyReader]:
    """A reader of bodies in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "load", lambda rules: route.rulebook)
        yield BodyReader(None)


@pytest.mark.parametrize(
    ("content", "suffix", "articles", "texts"),
    [
        (TEXT, ".txt", 1, ["Rp5 miliar", "43", "Kota Palu"]),
        (json.dumps({"text": TEXT}), ".json", 1, ["Rp5 miliar", "43", "Kota Palu"]),
        (json.dumps([{"text": "Dana Rp5 juta."}, {"text": "Dana Rp6 juta."}]), ".json", 2, ["Rp5 juta", "Rp6 juta"]),
        ("id,text\na,Dana Rp5 juta.\nb,\n", ".csv", 1, ["Rp5 juta"]),
    ],
)
def test_bodies(reader: BodyReader, content: str, suffix: str, articles: int, texts: list[str]):
    """Texts, articles in JSON and files give their facts."""
    answer = reader.answer(Asked(content.encode(), suffix))
    said = json.loads(answer.body)

    assert answer.status == 200
    assert said["articles"] == articles
    assert [fact["text"] for fact in said["facts"]] == texts
    assert len(said["left_out"]) == ("b," in content)


def test_day_of_publication(reader: BodyReader):
    """What the request says of an article counts where the article says nothing."""
    asked = Asked(b"Dana Rp5 juta tahun ini.", ".txt", {"published": "2025-03-05", "title": "Dana"})
    (fact,) = json.loads(reader.answer(asked).body)["facts"]

    assert (fact["period_start"], fact["title"]) == ("2025-01-01", "Dana")


def test_other_answers(reader: BodyReader):
    """A table in CSV has its header, a page its article."""
    table = reader.answer(Asked(TEXT.encode(), ".txt", wanted=CSV))
    page = reader.answer(Asked(TEXT.encode(), ".txt", wanted=PAGE))
    rows = list(csv.DictReader(io.StringIO(table.body.decode())))

    assert [(row["text"], row["value"]) for row in rows[:2]] == [("Rp5 miliar", "5000000000"), ("43", "43")]
    assert page.type == "text/html"
    assert page.body.lower().startswith(b"<!doctype html>")
    assert b"Anggaran Rp5 miliar" in page.body


@pytest.mark.parametrize(
    ("content", "suffix", "about", "status", "cause"),
    [
        (b"Rp5", ".exe", {}, 415, "this kind of body is not read"),
        (b"", ".txt", {}, 422, "the file is empty"),
        (b'{"text": ', ".json", {}, 422, "upload"),
        (b"[" * 100_000, ".json", {}, 422, "upload"),
        (b"Rp5 juta", ".txt", {"published": "kemarin"}, 400, "published is 'kemarin', no day such as 2025-03-05"),
        (b"Rp5 juta", ".txt", {"title": "a\ud800"}, 400, "half a character"),
        (b"PK\x03\x04 no workbook", ".xlsx", {}, 422, "upload"),
    ],
)
def test_bodies_that_cannot_be_meant(
    reader: BodyReader, content: bytes, suffix: str, about: dict[str, str], status: int, cause: str
):
    """What is wrong with a body is said in JSON."""
    answer = reader.answer(Asked(content, suffix, about))

    assert answer.status == status
    assert cause in json.loads(answer.body)["error"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "127.0.0.1:8000"}, 200),
        ({"host": "[::1]:8000"}, 200),
        ({"host": "berita.local"}, 200),
        ({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}, 200),
        ({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:9000"}, 403),
        ({"host": "127.0.0.1:8000", "origin": "null"}, 403),
        ({"host": "evil.example"}, 421),
        ({"host": "[::1"}, 421),
    ],
)
def test_who_may_ask(headers: dict[str, str], status: int):
    """A page of another site may not ask, nor may anybody under a name that leads here; no answer allows it later."""
    messages = []

    async def send(message) -> None:
        messages.append(message)

    async def receive():
        return {"type": "http.request"}

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": raw}
    asyncio.run(Guard(PlainTextResponse("ya"), ("berita.local",))(scope, receive, send))
    answered = {name.decode(): value.decode() for name, value in messages[0]["headers"]}

    assert messages[0]["status"] == status
    assert {name: answered[name] for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in answered["content-security-policy"]
    assert [name for name in answered if name.startswith("access-control")] == []


class Server:
    """A server of its own process, asked over plain sockets."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        options = ["--port", self.port, "--jobs", 2, "--megabytes", 10, "--seconds", 8]
        self.log = (folder / "log").open("w+")
        command = [sys.executable, "-m", "pipeline", "serve", *map(str, options)]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)

    async def ask(self, head: str, body: bytes = b"", *, pause: float = 0) -> tuple[int, bytes]:
        """Status and body of the answer to one request; 0 where the server closed without one."""
        try:
            incoming, outgoing = await asyncio.open_connection("127.0.0.1", self.port)
            length = f"Content-Length: {len(body)}\r\n" if body else ""
            outgoing.write(f"{head}\r\nHost: 127.0.0.1\r\nConnection: close\r\n{length}\r\n".encode("latin-1"))
            await outgoing.drain()
            if pause:
                await asyncio.sleep(pause)
            outgoing.write(body)
            await outgoing.drain()
            answer = await asyncio.wait_for(incoming.read(), 60)
            outgoing.close()
        except ConnectionError:
            return 0, b""
        status, _, rest = answer.partition(b"\r\n\r\n")
        return int(status.split()[1]) if status.startswith(b"HTTP/1.1 ") else 0, rest

    async def in_pieces(self, piece: bytes, number: int) -> int:
        """The status of a body that comes in so many pieces and does not say how long it is."""
        incoming, outgoing = await asyncio.open_connection("127.0.0.1", self.port)
        outgoing.write(b"POST /facts HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            for _ in range(number):
                outgoing.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                await outgoing.drain()
            answer = await asyncio.wait_for(incoming.read(100), 60)
        except ConnectionError:
            return 0
        return int(answer.split()[1])

    def memory(self) -> int:
        """Kilobytes of the server and its processes."""
        tree = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        told = [Path(f"/proc/{number}/status").read_text() for number in (str(self.process.pid), *tree)]
        return sum(int(line.split()[1]) for text in told for line in text.splitlines() if line.startswith("VmRSS"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that has answered once, in whose log nothing goes wrong."""
    if not Path("/proc").is_dir():
        pytest.skip("memory is looked up in /proc")
    server = Server(tmp_path_factory.mktemp("serve"))
    end = time.monotonic() + 60
    while asyncio.run(server.ask("POST /facts HTTP/1.1", b"Dana Rp5 juta."))[0] != 200:
        assert time.monotonic() < end
        time.sleep(0.3)
    yield server
    server.process.terminate()
    server.process.wait(30)
    server.log.seek(0)
    assert "Traceback" not in server.log.read()


def told(server: Server, *requests: tuple[str, bytes, float]) -> list[tuple[int, bytes]]:
    """The answers to *requests*, all sent at once."""

    async def all_at_once() -> list[tuple[int, bytes]]:
        return await asyncio.gather(*(server.ask(head, body, pause=pause) for head, body, pause in requests))

    return asyncio.run(all_at_once())


@pytest.mark.slow
def test_two_hundred_at_once(server: Server):
    """Each of 200 requests at once is answered with its own facts or told to come again; memory stays as it was."""
    told(server, *[("POST /facts HTTP/1.1", b"Dana Rp5 juta.", 0.0)] * 20)
    before = server.memory()
    answers: list[tuple[int, bytes]] = []
    for _ in range(3):
        answers = told(server, *[("POST /facts HTTP/1.1", f"Dana Rp{n} juta cair.".encode(), 0) for n in range(2, 202)])

    assert {status for status, _ in answers} <= {200, 503}
    for number, (status, body) in enumerate(answers, start=2):
        if status == 200:
            assert [fact["text"] for fact in json.loads(body)["facts"]] == [f"Rp{number} juta"]
    assert Counter(status for status, _ in answers)[200] >= 150
    assert server.memory() < before * 1.3


@pytest.mark.slow
def test_large_bodies(server: Server):
    """10 MB are read or end in time, more is refused with 413, told or not how long it is."""
    large = b"Harga naik. " * 1_000_000
    before = server.memory()
    too_large, fits = ("POST /facts HTTP/1.1", large, 0.0), ("POST /facts HTTP/1.1", large[:9_999_996], 0.0)
    answers = told(server, too_large, fits, *[too_large] * 20)
    statuses = [status for status, _ in answers]
    in_pieces = asyncio.run(server.in_pieces(large[:1_000_000], 12))

    assert statuses[1] in (200, 504)
    assert set(statuses[2:]) <= {413, 0}  # the connection may be closed before all is sent
    assert in_pieces in (413, 0)
    assert told(server, ("POST /facts HTTP/1.1", b"Dana Rp5 juta.", 0.0))[0][0] == 200
    assert server.memory() < before + 1_500_000


@pytest.mark.slow
def test_slow_clients(server: Server):
    """Clients that send nothing more hold up nobody, and are told so in the end."""
    started = time.monotonic()
    slow = [("POST /facts HTTP/1.1", b"Dana Rp5 juta.", 10.0)] * 40
    quick = [("POST /facts HTTP/1.1", b"Dana Rp5 juta.", 0.0)] * 20

    async def both() -> tuple[list[tuple[int, bytes]], float, list[tuple[int, bytes]]]:
        waiting = [asyncio.create_task(server.ask(head, body, pause=pause)) for head, body, pause in slow]
        await asyncio.sleep(0.2)
        done = await asyncio.gather(*(server.ask(head, body) for head, body, _ in quick))
        return done, time.monotonic() - started, await asyncio.gather(*waiting)

    done, seconds, late = asyncio.run(both())

    assert [status for status, _ in done] == [200] * 20
    assert seconds < 8
    assert {status for status, _ in late} <= {408, 0}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        ("GET /../../etc/passwd HTTP/1.1", b"", 404),
        ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", b"", 404),
        ("GET /facts HTTP/1.1", b"", 405),
        ("DELETE / HTTP/1.1", b"", 405),
        ("POST /facts HTTP/1.1\r\nContent-Type: image/png", b"x", 415),
        ("POST /facts HTTP/1.1\r\nContent-Type: application/json", b"{", 422),
        ("POST /facts?published=besok HTTP/1.1", b"Rp5 juta", 400),
        ("POST /report HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x", b"--x\r\nnonsense", 422),
        ("POST /report HTTP/1.1\r\nContent-Type: multipart/form-data", b"x", 400),
        ("POST /facts HTTP/1.1\r\nContent-Length: -5", b"", 400),
        ("NONSENSE", b"", 400),
        ("GET / HTTP/1.1\r\nX: " + "a" * 1_000_000, b"", 0),  # closed before it has come
    ],
)
def test_malformed_requests(server: Server, head: str, body: bytes, status: int):
    """Whatever cannot be meant has its status, and the server goes on."""
    ((found, _),) = told(server, (head, body, 0))

    assert found == status
    assert told(server, ("GET /health HTTP/1.1", b"", 0))[0][0] == 200


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="processes are looked up in /proc")
def test_processes_end_with_the_server(tmp_path: Path):
    """When the server is told to end, its processes end too."""
    server = Server(tmp_path)
    end = time.monotonic() + 60
    while asyncio.run(server.ask("POST /facts HTTP/1.1", b"Dana Rp5 juta."))[0] != 200 and time.monotonic() < end:
        time.sleep(0.3)
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    server.process.terminate()
    server.process.wait(30)
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
        time.sleep(0.1)

    assert len(children) >= 2
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []
