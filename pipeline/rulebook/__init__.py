"""The rules and the lexicon: read, checked and ready to be compiled. Rules are data in `rules/`.

`rules/*.toml` hold one kind of fact each, `rules/lexicon/*.csv` the words. A rule is one of
- `pattern`: a regular expression round a numeral, with slots `{column:lexicon}` and `{value:number}`;
- `tokens`: tables in the language of spaCy's Matcher, over the tags of words and over chunks (`rules/chunks.toml`);
- `phrases`: the name of a gazetteer (a lexicon of names);
- `cues`: words before a quantity that decide one of its context columns;
- `time`: a regular expression of a time expression, and the name of its reading.
"""

from pipeline.rule import Chunk, Rule, Token
from pipeline.rulebook.book import Rulebook
from pipeline.rulebook.known import CLAIMS, COLUMNS, CONTEXT, ELSEWHERE, KINDS, NEARBY, PREVIOUS
from pipeline.rulebook.load import default_folder, load

__all__ = [
    "CLAIMS",
    "COLUMNS",
    "CONTEXT",
    "ELSEWHERE",
    "KINDS",
    "NEARBY",
    "PREVIOUS",
    "Chunk",
    "Rule",
    "Rulebook",
    "Token",
    "default_folder",
    "load",
]
