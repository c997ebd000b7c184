"""Label Studio, a labelling of text: a list of tasks, offsets in UTF-16 units.

The columns ride along in the `meta` of each region. https://labelstud.io/guide/task_format
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import GoldError
from pipeline.exchange.annotated import Annotated, Units, columns_of, fact_at, in_order
from pipeline.formats.gold import GoldFact

FILE = "label-studio.json"
LOSES = "nothing, as long as the meta of a region stays; a new region has its type only"


def write(pages: Iterable[Annotated], target: Path) -> None:
    """Writes *pages* as one list of tasks, each with one annotation."""
    target.write_text(json.dumps([_task(page) for page in pages], ensure_ascii=False, indent=1), "utf-8")


def _task(page: Annotated) -> dict[str, object]:
    units = Units(page.text)
    return {
        "data": {"doc_id": page.doc_id, "text": page.text},
        "annotations": [{"result": [_region(number, fact, units) for number, fact in enumerate(page.facts, start=1)]}],
    }


def _region(number: int, fact: GoldFact, units: Units) -> dict[str, object]:
    value = {"start": units.of(fact.start), "end": units.of(fact.end), "text": fact.text, "labels": [fact.type]}
    meta = {"fakta": json.dumps(columns_of(fact), ensure_ascii=False)}
    return {"id": f"f{number}", "type": "labels", "from_name": "label", "to_name": "text", "value": value, "meta": meta}


def read(source: Path) -> Iterator[Annotated]:
    """The tasks of an export; of several annotations the last counts. Raises GoldError, with the task."""
    try:
        tasks = json.loads(source.read_text("utf-8"))
    except ValueError as error:
        raise GoldError(f"{source}: is not JSON: {error}") from error
    for number, task in enumerate(tasks, start=1):
        place = f"{source}, task {number}"
        try:
            yield _page(task, place)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise GoldError(f"{place}: is no task with doc_id, text and annotations ({error})") from error


def _page(task: Any, place: str) -> Annotated:
    doc_id, text = str(task["data"]["doc_id"]), str(task["data"]["text"])
    units, facts = Units(text), []
    for region in task["annotations"][-1]["result"] if task["annotations"] else ():
        if region["type"] != "labels":
            continue
        value = region["value"]
        span = units.back(int(value["start"])), units.back(int(value["end"]))
        cells = json.loads(region.get("meta", {}).get("fakta", "{}"))
        facts.append(fact_at(doc_id, text, str(value["labels"][0]), span, cells, place))
    return Annotated(doc_id, text, in_order(facts))
