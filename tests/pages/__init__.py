"""Saved pages of our own making: twenty invented articles (`articles.toml`) in six frames (`frames/*.html`).

The frames are built as desks build theirs: where title, outlet, day and link stand, which elements hold the text, and
what stands round it - menus, share bars, links to other articles, comments, lists of what is popular.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from string import Template

from pipeline.article import Article

HERE = Path(__file__).parent
OUTLETS = {
    "portal": ("wartapantau", "https://wartapantau.example/jatim/d-{}"),
    "daily": ("Harian Selasar", "https://selasar.example/read/2025/{}"),
    "agency": ("LINTAS News", "https://lintas.example/berita/{}"),
    "regional": ("PanturaPos", "https://pantura.example/2025/{}"),
    "local": ("Gema Lembah", "https://lembah.example/{}/"),
    "blog": ("Kabar Pesisir", "https://kabarpesisir.example/{}.html"),
}
"""Outlet and form of the link of each frame."""
DATELINES = {
    "portal": "{city} - ", "daily": "{city}, SELASAR.example - ", "agency": "{city} ({outlet}) - ",
    "regional": "{outlet}, {city} - ", "local": "{city}, {outlet} – ", "blog": "",
}  # fmt: skip
"""How the text begins in each frame."""
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page: its bytes, and the article that stands in it."""

    frame: str
    content: bytes
    article: Article


def pages() -> Iterator[Page]:
    """The twenty pages, in the order of `articles.toml`; the id of each article is the name to save its page under."""
    for given in tomllib.loads((HERE / "articles.toml").read_text(encoding="utf-8"))["article"]:
        frame, paragraphs = given["frame"], tuple(given["paragraphs"])
        slug = re.sub(r"\W+", "-", given["title"].lower()).strip("-")
        outlet, url = OUTLETS[frame]
        text = DATELINES[frame].format(city=given["city"], outlet=outlet) + "\n\n".join(paragraphs)
        article = Article(slug, text, given["title"], given["date"], outlet, url.format(slug))
        markup = Template((HERE / "frames" / f"{frame}.html").read_text(encoding="utf-8"))
        content = markup.substitute(_slots(article, given["city"], paragraphs))
        yield Page(frame, content.encode("cp1252" if frame == "blog" else "utf-8"), article)


def _slots(article: Article, city: str, paragraphs: tuple[str, ...]) -> dict[str, str]:
    day: date = article.published or date.min
    morning = datetime(day.year, day.month, day.day, 5, 15, tzinfo=timezone(timedelta(hours=7)))
    marked = [f"<p>{paragraph}</p>" for paragraph in paragraphs]
    return {
        "title": article.title, "outlet": article.outlet, "url": article.url, "city": city, "lead": paragraphs[0][:90],
        "iso": morning.isoformat(), "utc": morning.astimezone(UTC).isoformat(), "mail": format_datetime(morning),
        "slashed": f"{day:%Y/%m/%d}", "numeric": f"{day:%d/%m/%Y}",
        "written": f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year} 05:15",
        "first": marked[0], "plain_first": paragraphs[0], "bare_first": paragraphs[0], "second": marked[1],
        "rest": "\n".join(marked[2:]), "broken": "<br><br>\n".join(paragraphs),
    }  # fmt: skip
