"""One article in one `.txt` file, with optional front matter in YAML."""

from collections.abc import Iterator, Mapping

from pipeline.errors import ArticleError
from pipeline.formats import frontmatter, page, rows, separated
from pipeline.formats.account import Note
from pipeline.formats.columns import Columns, article
from pipeline.formats.encoding import NAMES, decode
from pipeline.formats.markup import has_tags, is_page, text_of
from pipeline.formats.source import Source

SUFFIXES = (".txt",)


def read(source: Source, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """The article in *source*; raises ArticleError for a file that is none."""
    text, encoding = decode(source.bytes(), source.place)
    if encoding in NAMES:
        yield Note("encoding", source.place, NAMES[encoding])
    if is_page(text):
        yield Note("page", source.place)
        yield from page.article_in(text, source)
        return
    first = text.lstrip().partition("\n")[0].split("\t")
    if rows.known(first, named) > 1 and rows.has_text(first, named):  # as Excel saves "Text (tab delimited)"
        yield Note("sheet", source.place)
        yield from separated.read(source, named)
        return
    body, front = frontmatter.split(text, source.place)
    if not body.strip():
        raise ArticleError(source.place, "the article has no text; write its body or delete the file")
    columns = Columns(front, named)
    frontmatter.plain(front, [key for keys in columns.keys.values() for key in keys], source.place)
    for key in [*columns.unread, *columns.keys["text"], *columns.keys["id"]]:
        yield Note("key", source.place, key)
    if has_tags(body):
        yield Note("markup", source.place)
        body = text_of(body)
    known = columns.of(front)
    try:
        yield article({**known, "text": body, "id": source.id}, source.place, source.id)
    except ArticleError as error:
        raise ArticleError(source.place, error.cause) from error
