"""The faults that `tests/faults.py` plants: each kind changes what it says, and nothing that is no decision."""

import ast

import faults
import pytest

MODULE = '''"""A module."""

import os

WORDS = frozenset({"naik", "turun"})
Row = tuple[int, str]


class Error(Exception):
    """What is wrong."""


def of(words: list[str], limit: int = 3) -> str | None:
    """The first of *words*, 12 at the most."""
    if limit < 1:
        raise Error(f"{limit + 1} is too few" if words else "no words")
    for word in words:
        if word in WORDS and len(word) > limit:
            return word
        if not word:
            continue
    return None
'''

KINDS = [
    ("comparison", "a < 3", ["a <= 3"]),
    ("comparison", "a < b", ["a >= b"]),
    ("comparison", "a < b <= 3", ["a >= b <= 3", "a < b < 3"]),
    ("comparison", "a not in b", ["a in b"]),
    ("comparison", "a < 0", ["a >= 0"]),
    ("comparison", "a == 0", ["a != 0"]),
    ("comparison", "a <= _FAR", ["a > _FAR"]),
    ("connective", "a and b", ["a or b"]),
    ("condition_dropped", "a and b", ["b", "a"]),
    ("condition_dropped", "a or b or c", ["b or c", "a or c", "a or b"]),
    ("condition_dropped", "a >= 0 and b - a < _FAR and a < len(c) and d", ["a >= 0 and b - a < _FAR and (a < len(c))"]),
    ("condition_dropped", "[x for x in y if z]", ["[x for x in y]"]),
    ("negation", "not a", ["a"]),
    ("negation", "if a:\n    b", ["if not a:\n    b"]),
    ("negation", "if a < b:\n    c", []),
    ("branch", "if a:\n    b", ["if a:\n    pass"]),
    ("branch", "if a:\n    b\nelse:\n    c", ["if a:\n    pass\nelse:\n    c", "if a:\n    b"]),
    ("branch", "a if b else c", ["a", "c"]),
    ("constant", "12", ["13", "11"]),
    ("constant", "0", ["1"]),
    ("constant", "90", ["180", "45"]),
    ("constant", "True", []),
    ("arithmetic", "a + 1", ["a - 1"]),
    ("arithmetic", "a + 'x'", []),
    ("call", "any(a)", ["all(a)"]),
    ("call", "a.min(b)", []),
    ("jump", "while a:\n    break", ["while a:\n    continue"]),
    ("early_none", "return a", ["return None"]),
    ("early_none", "return None", []),
    ("statement_dropped", "a.b(c)", ["pass"]),
    ("statement_dropped", "a.b = c", ["pass"]),
    ("statement_dropped", "a += 1", ["pass"]),
    ("statement_dropped", "a = 1", []),
    ("statement_dropped", "'a docstring'", []),
    ("element_dropped", "('a', 'b')", ["('b',)", "('a',)"]),
    ("element_dropped", "('a', 0)", []),
    ("element_dropped", "('a',)", []),
    ("element_dropped", "codes('a', 'b')", ["codes('b')", "codes('a')"]),
    ("element_dropped", "open('a', 'b')", []),
    ("alternative_dropped", "re.compile('a|b')", ["re.compile('b')", "re.compile('a')"]),
    ("alternative_dropped", "re.compile('ab')", []),
]


def changed(kind: str, code: str) -> list[str]:
    """What one kind of fault makes of some code."""
    kinds = [getattr(faults, kind)]
    found = []
    for index, node in enumerate(ast.walk(ast.parse(code))):
        for new in kinds[0](node):
            found.append(faults.planted(code, faults.Fault("m.py", 1, kind, index, "", new, "")))
    return found


@pytest.mark.parametrize(("kind", "code", "expected"), KINDS)
def test_kind(kind: str, code: str, expected: list[str]):
    """Each kind of fault makes exactly the changes that it is named for."""
    assert changed(kind, code) == expected


def test_every_kind_is_tested():
    """No kind of fault is without a row above."""
    assert {kind.__name__ for kind in faults.KINDS} == {kind for kind, _, _ in KINDS}


def test_words_about_the_code_are_spared():
    """Types, docstrings, imports and messages hold no faults; every fault compiles and changes the module."""
    found = faults.faults("m.py", MODULE)
    touched = {MODULE.splitlines()[fault.line - 1].strip() for fault in found}

    assert touched == {
        'WORDS = frozenset({"naik", "turun"})',
        "def of(words: list[str], limit: int = 3) -> str | None:",
        "if limit < 1:",
        "if word in WORDS and len(word) > limit:",
        "return word",
        "if not word:",
        "continue",
    }
    results = [faults.planted(MODULE, fault) for fault in found]
    assert [result for result in results if ast.dump(ast.parse(result)) == ast.dump(ast.parse(MODULE))] == []
    assert len(set(results)) == len(results)


def test_picked_by_seed():
    """A seed always gives the same faults, another seed others, and every module has its share."""
    by_module = {path: faults.faults(path, MODULE) for path in ("a.py", "b.py", "c.py")}
    one, again, other = (faults.picked(by_module, 7, seed) for seed in (1, 1, 2))

    assert list(map(str, one)) == list(map(str, again)) != list(map(str, other))
    assert {fault.path for fault in one} == set(by_module)
    assert len(one) == len(set(map(str, one))) == 7


def test_no_more_than_there_are():
    """Where there are fewer faults than asked for, all of them are planted."""
    found = faults.faults("a.py", "a = 1 if b else 2\n")

    assert len(faults.picked({"a.py": found}, 40, 1)) == len(found)


def test_modules_that_are_looked_at():
    """Without a path the modules are those that link facts and find regions, whatever they are called."""
    found = faults.modules([])

    assert {"pipeline/route.py", "pipeline/overlap.py"} <= set(found)
    assert [path for path in found if path.startswith("pipeline/link/")]
    assert [path for path in found if faults.FIND_REGIONS.fullmatch(path) and not path.startswith("pipeline/link/")]


@pytest.mark.slow
def test_notices(monkeypatch: pytest.MonkeyPatch, tmp_path):
    """A fault is noticed by the test that fails, the copy is as it was afterwards, and the tree is not touched."""
    tree, copied = tmp_path / "tree", tmp_path / "copy"
    (tree / "pipeline").mkdir(parents=True)
    (tree / "tests").mkdir()
    copied.mkdir()
    source = "def add(a, b):\n    return a + b\n\n\ndef unused(a):\n    return a - 1\n"
    (tree / "pipeline" / "__init__.py").write_text(source, encoding="utf-8")
    test = "from pipeline import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n"
    (tree / "tests" / "test_add.py").write_text(test, encoding="utf-8")
    monkeypatch.setattr(faults, "ROOT", tree)
    copy = faults.Copy(copied, ["tests/test_add.py", "tests/test_gone.py"])
    of_add, *_ = faults.faults("pipeline/__init__.py", source)
    *_, of_unused = faults.faults("pipeline/__init__.py", source)

    assert copy.check() > 0
    assert copy.notices(of_add) == "tests/test_add.py::test_add"
    assert copy.notices(of_unused) == ""
    assert (copied / "pipeline" / "__init__.py").read_text(encoding="utf-8") == source
