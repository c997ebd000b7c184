"""Plants faults in the code, one at a time, and tells which of them the tests notice.

    python -m tests.faults                                   40 faults in what links facts and finds regions
    python -m tests.faults pipeline/link --count 10 --seed 3

A fault is a small change of the syntax tree: a comparison flipped, a branch dropped, a constant one higher, a word of a
list left out. It is made in a copy of the tree; the tests run there, the fast ones first, until one fails. A fault that
no test notices is a decision that nothing holds in place: write a row for it, or see that it decides nothing.
"""

import argparse
import ast
import copy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
WHERE = ("pipeline/link", "pipeline/route.py", "pipeline/overlap.py")
FIND_REGIONS = re.compile(r"pipeline/(?:match|values)/.*(?:place|local|region)\w*\.py")
"""Whatever the modules that find regions are called, their names say it."""
TESTS = (
    "tests/link", "pipeline/link", "pipeline/overlap.py", "tests/test_digest.py", "tests/test_places_table.py",
    "tests/test_route_table.py", "tests/test_overlap.py", "tests/test_regions.py", "tests/test_context.py",
    "tests/test_hedges.py", "tests/test_corpus.py", "tests/test_explain.py",
)  # fmt: skip
COPIED = ("pipeline", "rules", "tests", "corpus", "docs", "pyproject.toml", "README.md")
LEAST = 0.9
"""The share of faults that the tests are to notice."""


class Fault(NamedTuple):
    """A change of the node that is the *index*-th in the order of `ast.walk`."""

    path: str
    line: int
    kind: str
    index: int
    old: str
    new: ast.AST
    code: str
    """The line of code, for what is too short to be known by itself."""

    def __str__(self) -> str:
        where = f" in: {self.code}" if len(self.old) < 8 else ""
        return f"{self.path}:{self.line} {self.kind}: {self.old} → {_shown(self.new)}{where}"


def _shown(node: ast.AST) -> str:
    """A node as one short line of code."""
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= 90 else text[:87] + "…"


# --- kinds of faults: a node to the nodes that may stand in its place -----------------------------------------------

_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OPPOSITE = {**_FLIPPED, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
_LARGE = 20
"""A constant above this is a limit, of which one more or less decides next to nothing."""
_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min"}
_LISTS = frozenset({"frozenset", "codes", "tuple", "set"})


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of *node* with other *fields*."""
    changed = copy.deepcopy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def comparison(node: ast.AST) -> Iterator[ast.AST]:
    """`a < 3` → `a <= 3`, `a < b` → `a >= b`, `a in b` → `a not in b`.

    Only beside a number that somebody chose does one more or less decide anything; offsets are hardly ever equal.
    """
    if isinstance(node, ast.Compare):
        for i, op in enumerate(node.ops):
            chosen = isinstance(node.comparators[i], ast.Constant) and node.comparators[i].value
            kinds = _FLIPPED if chosen else _OPPOSITE
            yield _with(node, ops=[*node.ops[:i], kinds[type(op)](), *node.ops[i + 1 :]])


def connective(node: ast.AST) -> Iterator[ast.AST]:
    """`a and b` → `a or b`."""
    if isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def condition_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """`a and b` → `a`, `[x for x in y if z]` → `[x for x in y]`; a guard or limit is left alone."""
    if isinstance(node, ast.BoolOp):
        for i, value in enumerate(node.values):
            rest = [*node.values[:i], *node.values[i + 1 :]]
            if not _is_guard(value):
                yield rest[0] if len(rest) == 1 else _with(node, values=rest)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield _with(node, ifs=node.ifs[1:])


def negation(node: ast.AST) -> Iterator[ast.AST]:
    """`if a:` → `if not a:`, `not a` → `a`."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, (ast.If, ast.IfExp)) and not isinstance(node.test, ast.Compare):
        yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def branch(node: ast.AST) -> Iterator[ast.AST]:
    """`if a: b` → nothing, an `else` left out, `b if a else c` → `b`."""
    if isinstance(node, ast.If):
        yield _with(node, body=[ast.Pass()])
        if node.orelse:
            yield _with(node, orelse=[])
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def constant(node: ast.AST) -> Iterator[ast.AST]:
    """`12` → `13`, `11`; `90` → `180`, `45`."""
    if isinstance(node, ast.Constant) and type(node.value) is int and 0 <= node.value <= 1000:
        large = node.value > _LARGE
        yield ast.Constant(node.value * 2 if large else node.value + 1)
        if node.value:
            yield ast.Constant(node.value // 2 if large else node.value - 1)


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """`a + b` → `a - b`."""
    swapped: dict[type[ast.operator], ast.operator] = {ast.Add: ast.Sub(), ast.Sub: ast.Add()}
    if (
        isinstance(node, ast.BinOp)
        and type(node.op) in swapped
        and not _is_text(node.left)
        and not _is_text(node.right)
    ):
        yield _with(node, op=swapped[type(node.op)])


def call(node: ast.AST) -> Iterator[ast.AST]:
    """`any(a)` → `all(a)`, `min(a)` → `max(a)`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SWAPPED:
        yield _with(node, func=ast.Name(_SWAPPED[node.func.id], ast.Load()))


def jump(node: ast.AST) -> Iterator[ast.AST]:
    """`break` → `continue`, `continue` → `break`."""
    if isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Continue):
        yield ast.Break()


def early_none(node: ast.AST) -> Iterator[ast.AST]:
    """`return a` → `return None`."""
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def statement_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """A call, or an assignment into something, is left out."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    called = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    into = bool(targets) and all(isinstance(target, (ast.Attribute, ast.Subscript)) for target in targets)
    if called or into or isinstance(node, ast.AugAssign):
        yield ast.Pass()


def element_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """A word of a list of words is left out."""
    if isinstance(node, (ast.Set, ast.Tuple, ast.List)) and len(node.elts) > 1 and _are_alike(node.elts):
        for i in range(len(node.elts)):
            yield _with(node, elts=[*node.elts[:i], *node.elts[i + 1 :]])
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in _LISTS and _are_alike(node.args):
        for i in range(len(node.args) if len(node.args) > 1 else 0):
            yield _with(node, args=[*node.args[:i], *node.args[i + 1 :]])


def alternative_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """A branch of a regular expression is left out."""
    compiled = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "compile"
    if compiled and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
        for pattern in _fewer_branches(node.args[0].value):
            yield _with(node, args=[ast.Constant(pattern), *node.args[1:]])


KINDS: tuple[Callable[[ast.AST], Iterator[ast.AST]], ...] = (
    comparison, connective, condition_dropped, negation, branch, constant, arithmetic, call, jump, early_none,
    statement_dropped, element_dropped, alternative_dropped,
)  # fmt: skip


def _is_guard(node: ast.AST) -> bool:
    """Whether a condition only keeps an index inside the text, or a search inside a limit that has a name."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], (ast.Lt, ast.LtE, ast.Gt, ast.GtE)):
        return False
    other = node.comparators[0]
    nought = isinstance(other, ast.Constant) and other.value == 0
    length = isinstance(other, ast.Call) and getattr(other.func, "id", "") == "len"
    return nought or length or (isinstance(other, ast.Name) and other.id.isupper())


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_none(node: ast.AST) -> bool:
    """Whether a returned value says no more than None does to whoever asks."""
    return isinstance(node, ast.Constant) and not node.value


def _are_alike(nodes: Sequence[ast.AST]) -> bool:
    """Whether *nodes* are words, or are numbers."""
    types = {type(node.value) if isinstance(node, ast.Constant) else None for node in nodes}
    return types in ({str}, {int})


def _fewer_branches(pattern: str) -> Iterator[str]:
    r"""*pattern* with one branch less in one of its groups.

    >>> list(_fewer_branches(r"a|b(?:c|[|d]|\|)"))
    ['a|b(?:[|d]|\\|)', 'a|b(?:c|\\|)', 'a|b(?:c|[|d])', 'b(?:c|[|d]|\\|)', 'a']
    """
    open_groups: list[list[int]] = [[-1]]
    for mark in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", pattern, re.DOTALL):
        if mark.group() == "(":
            head = re.compile(r"\?(?:P<\w+>|<?[=!:]|<=|[aiLmsux-]+:)?").match(pattern, mark.end())
            open_groups.append([(head.end() if head else mark.end()) - 1])
        elif mark.group() == "|":
            open_groups[-1].append(mark.start())
        elif mark.group() == ")":
            yield from _without_one(pattern, [*open_groups.pop(), mark.start()])
    yield from _without_one(pattern, [*open_groups[0], len(pattern)])


def _without_one(pattern: str, bars: Sequence[int]) -> Iterator[str]:
    """*pattern* without what stands between two neighbours of *bars*, where these part two branches or more."""
    for i in range(len(bars) - 1 if len(bars) > 2 else 0):
        last = i == len(bars) - 2
        yield pattern[: bars[i] + (not last)] + pattern[bars[i + 1] + (not last) :]


# --- which faults ----------------------------------------------------------------------------------------------------


def faults(path: str, source: str) -> list[Fault]:
    """Every fault that can be planted in a module; types, docstrings, messages and imports are left alone."""
    tree = ast.parse(source)
    spared, lines, found = set(_spared(tree)), source.splitlines() or [""], []
    for index, node in enumerate(ast.walk(tree)):
        if id(node) in spared:
            continue
        line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
        found += [
            Fault(path, line, kind.__name__.replace("_", " "), index, _shown(node), new, lines[line - 1].strip())
            for kind in KINDS
            for new in kind(node)
        ]
    return [fault for fault in found if fault.old != _shown(fault.new)]


def _spared(tree: ast.AST) -> Iterator[int]:
    """The nodes in which a change would be no fault: they say something of the code, or to people."""
    for node in ast.walk(tree):
        for root in _said_in(node):
            if root is not None:
                yield from map(id, ast.walk(root))


def _said_in(node: ast.AST) -> Sequence[ast.AST | None]:
    """The parts of one node that say something of the code, or to people."""
    match node:
        case ast.FunctionDef():
            return [*node.decorator_list, node.returns]
        case ast.ClassDef():
            return node.decorator_list
        case ast.arg() | ast.AnnAssign():
            return [node.annotation]
        case ast.Raise() | ast.Assert() | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return [node]
        case ast.keyword(arg="why" | "strict"):
            return [node.value]
        case ast.Compare():  # compared with nought: the comparison itself is turned round
            return [other for other in node.comparators if isinstance(other, ast.Constant) and other.value == 0]
        case ast.Slice():  # where it ends matters less than whether there is anything
            return [node.upper]
        case ast.Assign() if _names_no_decision(node):
            return [node]
    return []


def _names_no_decision(node: ast.Assign) -> bool:
    """Whether a reason, an API, a type or values for as many names are assigned: with one less nothing starts."""
    named = getattr(node.targets[0], "id", "") in ("why", "__all__")
    return named or _is_type(node.value) or isinstance(node.value, ast.GeneratorExp)


def _is_type(node: ast.AST) -> bool:
    """Whether an assigned value is a type, such as `dict[str, int]`."""
    generic = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)
    return generic and (node.value.id in ("dict", "list", "tuple", "set") or node.value.id[0].isupper())  # type: ignore[attr-defined]


class _Replace(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def planted(source: str, fault: Fault) -> str:
    """The module with *fault* in it."""
    tree = ast.parse(source)
    old = next(node for index, node in enumerate(ast.walk(tree)) if index == fault.index)
    return ast.unparse(ast.fix_missing_locations(_Replace(old, copy.deepcopy(fault.new)).visit(tree)))


def picked(by_module: Mapping[str, Sequence[Fault]], count: int, seed: int) -> list[Fault]:
    """*count* faults, spread over the modules by their size, and in a module over its lines; the same for one seed."""
    chance = random.Random(seed)
    total = sum(map(len, by_module.values()))
    waiting = {}
    for path, those in sorted(by_module.items()):
        lines: dict[int, list[Fault]] = {}
        for fault in chance.sample(those, len(those)):
            lines.setdefault(fault.line, []).append(fault)
        waiting[path] = [fault for layer in zip_longest(*lines.values()) for fault in layer if fault]
    chosen: dict[str, list[Fault]] = {path: [] for path in waiting}
    while sum(map(len, chosen.values())) < min(count, total):
        path = min(
            (path for path in waiting if len(chosen[path]) < len(waiting[path])),
            key=lambda path: ((len(chosen[path]) + 0.5) / len(waiting[path]) if chosen[path] else 0, path),
        )
        chosen[path].append(waiting[path][len(chosen[path])])
    return [fault for path in chosen for fault in sorted(chosen[path], key=lambda fault: fault.line)]


def modules(given: Sequence[str], root: Path = ROOT) -> list[str]:
    """The modules below the paths that are *given*, or else those that link facts and find regions."""
    paths = [root / path for path in given or WHERE]
    found = {file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path])}
    if not given:
        found |= {file for file in (root / "pipeline").rglob("*.py") if FIND_REGIONS.fullmatch(_below(file, root))}
    return sorted(_below(file, root) for file in found)


def _below(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


# --- whether the tests notice ----------------------------------------------------------------------------------------


class Copy:
    """A copy of the tree in which faults are planted, and the tests run."""

    def __init__(self, folder: Path, tests: Sequence[str], *, timeout: float = 600) -> None:
        self.folder, self._timeout = folder, timeout
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy2(source, folder / name)
        self._tests = [path for path in tests if (folder / path).exists()]

    def check(self) -> float:
        """The seconds that the tests take without a fault; raises SystemExit where they fail."""
        where = self._python("-c", "import pipeline; print(pipeline.__file__)").stdout.strip()
        if not Path(where).is_relative_to(self.folder.resolve()):
            raise SystemExit(f"the tests would look at {where} and not at the copy")
        began = time.monotonic()
        failed = self.failing(writing=True)
        if failed:
            raise SystemExit(f"without any fault the tests fail already: {failed}")
        seconds = time.monotonic() - began
        self._timeout = 5 * seconds + 10
        return seconds

    def failing(self, *, writing: bool = False) -> str:
        """The first test that fails, or nothing."""
        options = ("-x", "-q", "-rfE", "--tb=no", "-p", "no:cacheprovider", "-p", "no:randomly")
        try:
            done = self._python("-m", "pytest", *options, *self._tests, writing=writing)
        except subprocess.TimeoutExpired:
            return "takes too long"
        if done.returncode == 0:
            return ""
        told = re.search(r"^(?:FAILED|ERROR) (.*?)(?: - .*)?$", done.stdout, re.MULTILINE)
        return told.group(1) if told else (done.stdout + done.stderr).strip().rpartition("\n")[2] or "does not start"

    def notices(self, fault: Fault) -> str:
        """The test that notices *fault*, or nothing."""
        module = self.folder / fault.path
        source = module.read_text(encoding="utf-8")
        try:
            module.write_text(planted(source, fault), encoding="utf-8")
            return self.failing()
        finally:
            module.write_text(source, encoding="utf-8")

    def _python(self, *arguments: str, writing: bool = False) -> subprocess.CompletedProcess[str]:
        """This interpreter in the copy; what it compiles is kept only while there is no fault."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "" if writing else "1"}
        return subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=environment, timeout=self._timeout,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip


def main() -> None:
    """Plants the faults that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])  # type: ignore[union-attr]
    parser.add_argument("modules", nargs="*", help="modules or folders; none: link, route, overlap, finding regions")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tests", nargs="+", default=TESTS, help="what may notice the faults, the fastest first")
    parser.add_argument("--list", action="store_true", help="only print the faults")
    options = parser.parse_args()
    by_module = {path: faults(path, (ROOT / path).read_text(encoding="utf-8")) for path in modules(options.modules)}
    chosen = picked({path: found for path, found in by_module.items() if found}, options.count, options.seed)
    if options.list:
        print(*chosen, f"{len(chosen)} of {sum(map(len, by_module.values()))} faults", sep="\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Copy(Path(folder), options.tests)
        print(f"the tests take {tree.check():.1f} s without a fault", flush=True)
        noticed = 0
        for fault in chosen:
            by = tree.notices(fault)
            noticed += bool(by)
            print(f"{'noticed' if by else 'NOT    '}  {fault}" + (f"  [{by}]" if by else ""), flush=True)
    print(f"{noticed} of {len(chosen)} faults noticed")
    sys.exit(noticed < LEAST * len(chosen))


if __name__ == "__main__":
    main()
