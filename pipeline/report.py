"""What a comparison says, as tables: for the terminal, `report.md` and `comparison.csv`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline import arithmetic
from pipeline.agreement import SCORED
from pipeline.compare import MEASURES, Comparison, Pair, Score
from pipeline.fact import TYPES, Fact
from pipeline.formats.gold import GoldFact
from pipeline.table import cell

if TYPE_CHECKING:
    import pandas as pd

TITLE = "# Facts against gold"
MISTAKE_HEAD = ["kind", "type", "rule", "doc_id", "start", "text", "found", "gold", "sentence"]


def errors(comparison: Comparison) -> "pd.DataFrame":
    """One row per mistake, sorted by kind, type and rule.

    The kinds are `missed`, `spurious`, `wrong` with the column that spoils the value, and `context` with the context
    column that differs.
    """
    import pandas as pd  # here, because runs without gold need not wait for it

    rows = [
        ("wrong " + pair.wrong, pair.gold.type, pair.fact.rule, pair.gold.doc_id, pair.gold.start, pair.gold.text,
         _stated(pair.fact, pair.wrong), pair.gold.cells.get(pair.wrong, ""), pair.fact.sentence)
        for pair in comparison.pairs if pair.wrong
    ]  # fmt: skip
    rows += [
        ("wrong span", pair.gold.type, pair.fact.rule, pair.gold.doc_id, pair.gold.start, pair.gold.text,
         pair.fact.text, pair.gold.text, pair.fact.sentence)
        for pair in comparison.pairs
        if not pair.wrong and (pair.fact.start, pair.fact.end) != (pair.gold.start, pair.gold.end)
    ]  # fmt: skip
    rows += [
        ("context " + column, pair.gold.type, pair.fact.rule, pair.gold.doc_id, pair.gold.start, pair.gold.text,
         *_differing(pair, column), pair.fact.sentence)
        for pair in comparison.pairs for column in pair.context
    ]  # fmt: skip
    judged = [pair.fact for pair in comparison.pairs] + list(comparison.spurious)
    rows += [
        ("missed", gold.type, "", gold.doc_id, gold.start, gold.text, "", _wanted(gold.cells, gold.type),
         _sentence_of(gold, judged))
        for gold in comparison.missed
    ]  # fmt: skip
    rows += [
        ("spurious", fact.type, fact.rule, fact.doc_id, fact.start, fact.text, _stated(fact, "unit"), "", fact.sentence)
        for fact in comparison.spurious
    ]
    return pd.DataFrame(rows, columns=MISTAKE_HEAD).sort_values(
        ["kind", "type", "rule", "doc_id", "start"], ignore_index=True
    )


def errors_csv(comparison: Comparison) -> str:
    """`comparison.csv`: the rows of `errors`, with a space for a carriage return, which would end a line."""
    return errors(comparison).replace("\r\n?", " ", regex=True).to_csv(index=False, lineterminator="\n")


def _stated(fact: Fact, column: str) -> str:
    if fact.type == "official":
        return f"{cell(fact.name)} | {cell(fact.role)}"
    if fact.type == "region":
        return cell(fact.region_code)
    return cell(getattr(fact, column)) if column else ""


def _differing(pair: Pair, name: str) -> tuple[str, str]:
    """What the fact and what gold hold in a context column; of a period, its two dates."""
    column, _ = SCORED[name]
    if column != "period":
        return cell(getattr(pair.fact, column)), pair.gold.cells[column]
    dates = ("period_start", "period_end")
    return (
        "/".join(cell(getattr(pair.fact, name)) for name in dates),
        "/".join(pair.gold.cells.get(name, "") for name in dates),
    )


def _sentence_of(gold: GoldFact, facts: Sequence[Fact]) -> str:
    """The sentence of a mention that was missed, as a found fact next to it tells it; empty where none does."""
    near = [
        (abs(fact.start - gold.start), fact.sentence)
        for fact in facts
        if fact.doc_id == gold.doc_id
        and gold.text in fact.sentence
        and abs(fact.start - gold.start) < len(fact.sentence)
    ]
    return min(near, default=(0, ""))[1]


def _wanted(cells: Mapping[str, str], type_: str) -> str:
    column = {"official": "role", "region": "region_code", "count": "unit"}.get(type_, "value")
    return cells.get(column, "")


def by_rule(comparison: Comparison, fired: Mapping[str, int], rules: Sequence[str]) -> "pd.DataFrame":
    """One row per rule: how often it fired, how much of that gold confirms; rules that never fire included."""
    import pandas as pd

    right = Counter(pair.fact.rule for pair in comparison.pairs if not pair.wrong)
    judged = Counter(pair.fact.rule for pair in comparison.pairs) + Counter(fact.rule for fact in comparison.spurious)
    rows = [
        (
            rule,
            fired.get(rule, 0),
            right[rule],
            judged[rule],
            f"{right[rule] / judged[rule]:.3f}" if judged[rule] else "",
        )
        for rule in rules
    ]
    return pd.DataFrame(rows, columns=["rule", "fired", "right", "judged", "precision"])


def rows_line(comparison: Comparison) -> str:
    """The first figure: how many of gold's quantities could be quoted as they stand."""
    if comparison.spans_only:
        return "gold has spans only: values and columns are not judged"
    rows = comparison.rows
    return f"whole rows right: {rows.correct} of {rows.gold} ({rows.recall:.3f})"


def score_line(name: str, score: Mapping[str, Score]) -> list[str]:
    """The cells of one type in the short table: counts, precision and recall by value, F1 of each measure."""
    value = score["value"]
    return [
        name, f"{value.correct} of {value.gold}", str(value.found), f"{value.precision:.3f}", f"{value.recall:.3f}",
        *(f"{score[measure].f1:.3f}" for measure in reversed(MEASURES)),
    ]  # fmt: skip


SCORE_HEAD = ["type", "right", "found", "precision", "recall", "F1 value", "F1 overlap", "F1 span"]


def score_lines(comparison: Comparison) -> list[list[str]]:
    """The short table: one row per type, then all of them."""
    lines = [score_line(type_, comparison.scores[type_]) for type_ in (*TYPES, "all")]
    if comparison.spans_only:  # of the value nothing is known: right, precision and recall are those of the overlap
        value = SCORE_HEAD.index("F1 value")
        return [[*line[:value], "", *line[value + 1 :]] for line in lines]
    return lines


CONTEXT_HEAD = ["column", "right of required", "accuracy", "right of all", "accuracy of all"]


def context_lines(comparison: Comparison) -> list[list[str]]:
    """One row per context column: accuracy where gold requires it to be filled, and over all that was found."""
    return [[column, *_share(required), *_share(overall)] for column, (required, overall) in comparison.context.items()]


def _share(score: Score) -> tuple[str, str]:
    """Counts and their ratio, which is empty where there is nothing to count."""
    return f"{score.correct} of {score.gold}", f"{score.recall:.3f}" if score.gold else ""


def markdown(
    comparison: Comparison, articles: int, rules: "pd.DataFrame | None" = None, checks: Sequence[arithmetic.Row] = ()
) -> str:
    """`report.md`: whole rows, the scores, the context columns, the rules and every mistake with its sentence.

    Of *checks* those come along whose numbers do not agree.
    """
    parts = [f"{TITLE}\n\n{articles} articles read; {rows_line(comparison)}.\n\n## Scores\n"]
    parts.append(_table(SCORE_HEAD, score_lines(comparison)))
    parts.append("\n## Context columns\n\nOver the quantities and officials that were found.\n")
    parts.append(_table(CONTEXT_HEAD, context_lines(comparison)))
    if rules is not None:
        parts.append(
            "\n## Rules\n\nHow often each fired in this run, and how many of those that gold judges are right.\n"
        )
        parts.append(_table(list(rules.columns), rules.astype(str).values.tolist()))
    if doubtful := arithmetic.failing(checks):
        parts.append(f"\n## Numbers that do not agree ({len(doubtful)})\n\nTidak cocok: see `checks.csv`.\n")
        parts.append(_table(arithmetic.COLUMNS, [arithmetic.cells(row) for row in doubtful]))
    mistakes = errors(comparison)
    parts.append(f"\n## Mistakes ({len(mistakes)})\n")
    counts = mistakes.groupby(["kind", "type"]).size().reset_index(name="number")
    parts.append(_table(list(counts.columns), counts.astype(str).values.tolist()))
    parts.append("")
    parts.append(_table(list(mistakes.columns), mistakes.astype(str).values.tolist()))
    return "\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines += ["| " + " | ".join(inert(str(text)) for text in row) + " |" for row in rows]
    return "\n".join(lines)


_INERT = {
    "\\": "\\\\", "|": "\\|", "`": "\\`", "[": "\\[", "]": "\\]", "<": "&lt;", ">": "&gt;", "&": "&amp;",
}  # fmt: skip
"""Characters that could end a cell, or begin a tag, a link, a picture or code."""


def inert(text: str) -> str:
    """*text* as a cell of a table in Markdown that shows its characters and does nothing.

    >>> inert("<script>[klik](javascript:x) \\\\| \\x1b")
    '&lt;script&gt;\\\\[klik\\\\](javascript:x) \\\\\\\\\\\\| \\\\x1b'
    """
    return "".join(_INERT.get(char) or _visible(char) for char in text)


def _visible(char: str) -> str:
    """A space for each kind of white space, the number of a character that steers a terminal or turns text round."""
    return char if char.isprintable() else " " if char.isspace() else repr(char)[1:-1]
