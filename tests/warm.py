"""A Python that has begun already: programmes run in forks of a process in which packages are imported.

Each test that wants a process of its own would else import spaCy and compile all expressions anew, two seconds of it.
What runs is the same programme in a process of its own: working directory, environment, standard streams, exit code
and signals are those of a command in a shell. The project's own rules are read before; a folder of rules is read anew.
Only the seed of hashes, and what happens on import, want a cold start.

`Warm` starts the server and writes `python` and `fakta` into a folder for PATH; these pass their arguments and streams
on. What is not `-m pipeline`, `-c CODE` or `-` goes to the real interpreter.
"""

import marshal
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CLIENT = """#!{python} -IS
import marshal, os, signal, socket, sys
arguments = {before} + sys.argv[1:]
if arguments[:2] != ["-m", "pipeline"] and arguments[:1] not in (["-c"], ["-"]):
    os.execv({python!r}, [{python!r}, *arguments])
server = socket.socket(socket.AF_UNIX)
server.connect({address!r})
socket.send_fds(server, [b"."], [0, 1, 2])
server.sendall(marshal.dumps((arguments, os.getcwd(), dict(os.environ))))
server.shutdown(socket.SHUT_WR)
answer = server.makefile("rb")
programme = marshal.load(answer)
signal.signal(signal.SIGTERM, lambda number, frame: os.kill(programme, number))
code = marshal.load(answer)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
if code < 0:
    os.kill(os.getpid(), -code)
os._exit(code)
"""


class Warm:
    """A server for the code in *checkout*, and the folder *bin* with `python` and `fakta` for PATH."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        self.bin, self._address = folder / "bin", str(folder / "warm")
        self.bin.mkdir()
        for name, before in ("python", []), ("fakta", ["-m", "pipeline"]):
            client = CLIENT.format(python=sys.executable, before=before, address=self._address)
            (self.bin / name).write_text(client, encoding="utf-8")
            (self.bin / name).chmod(0o755)
        self.env = {**os.environ, "PYTHONPATH": str(checkout)}
        command = [sys.executable, __file__, self._address]
        self._server = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        assert self._server.stdout
        assert self._server.stdout.readline() == b"ready\n"
        self.env["PATH"] = os.pathsep.join([str(self.bin), str(Path(sys.executable).parent), os.environ["PATH"]])

    def stop(self) -> None:
        """Ends the server, and waits for it."""
        subprocess.run([self.bin / "python", "-c", ""], env=self.env, check=True)  # it reaps those before
        self._server.terminate()
        self._server.wait()


def _serve(address: str) -> None:
    """Answers one client after the other, each in a fork; returns in the forks that are to run a programme."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    print("ready", flush=True)
    while True:
        client, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            return _handle(client)
        client.close()
        while _reaped():
            pass


def _reaped() -> bool:
    """Whether a client that is done was waited for: only then does its time count as that of the tests."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


def _handle(client: socket.socket) -> None:
    """Forks the programme, and tells the client how it ended; returns in the programme's process."""
    _, streams, _, _ = socket.recv_fds(client, 1, 3)
    request = b"".join(iter(lambda: client.recv(1 << 16), b""))
    programme = os.fork()
    if programme:
        client.sendall(marshal.dumps(programme))
        _, status = os.waitpid(programme, 0)
        client.sendall(marshal.dumps(os.waitstatus_to_exitcode(status)))
        os._exit(0)
    client.close()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8")
    arguments, folder, environment = marshal.loads(request)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    _run(arguments)


def _run(arguments: list[str]) -> None:
    """Runs what the interpreter would run for *arguments*; an exception goes on to the interpreter, as everywhere."""
    import runpy

    sys.path[0] = ""
    if arguments[0] == "-m":
        sys.argv = arguments[1:]
        runpy.run_module("pipeline", run_name="__main__", alter_sys=True)
        return
    code, sys.argv = (sys.stdin.read(), arguments) if arguments[0] == "-" else (arguments[1], ["-c", *arguments[2:]])
    main: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    exec(compile(code, "<stdin>" if arguments[0] == "-" else "<string>", "exec"), main)


def read_once(route: Any, put: Callable[[object, str, object], None]) -> None:
    """Gives *route* to commands of this process that want the project's own rules, and reads its lists once.

    *put* sets an attribute of a module. A folder of rules, or rules of one's own, are read and compiled as ever.
    """
    from importlib import import_module

    from pipeline.route import Route
    from pipeline.rulebook import lexicons, load

    def load_once(folder: Path | None = None, **how: Any) -> Any:
        return load(folder, **how) if folder or how else route.rulebook

    def route_once(rulebook: Any) -> Any:
        return route if rulebook is route.rulebook else Route(rulebook)

    checked: Callable[[Path], dict[object, Any]] = lexicons._checked
    lists: dict[Path, dict[object, Any]] = {}

    def checked_once(path: Path) -> dict[object, Any]:
        if path.parent.parent != route.rulebook.folder:
            return checked(path)
        if path not in lists:
            lists[path] = checked(path)
        return dict(lists[path])

    put(lexicons, "_checked", checked_once)
    for name in "run", "frames":
        put(import_module(f"pipeline.{name}"), "load", load_once)
    for name in "api", "check", "component", "explain", "work":
        module = import_module(f"pipeline.{name}")
        put(module, "load_rules" if hasattr(module, "load_rules") else "load", load_once)
        put(module, "Route", route_once)


def _warm_up() -> None:
    """Imports what the commands import, reads the project's rules and compiles them."""
    import gc
    from contextlib import suppress
    from importlib import import_module

    for module in "cli", "run", "check", "explain", "bench", "api", "report", "compare", "component":
        import_module(f"pipeline.{module}")
    for module in "pandas", "pyarrow.parquet", "sqlite_utils", "xlsxwriter", "openpyxl":  # imported where asked for
        with suppress(ImportError):
            import_module(module)
    from pipeline.route import Route
    from pipeline.rulebook import load

    read_once(Route(load()), setattr)
    gc.collect()
    gc.freeze()  # forks need no copy of what no collection visits


if __name__ == "__main__":
    _warm_up()
    _serve(sys.argv[1])
