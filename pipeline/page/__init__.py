"""`report.html`: the facts of a run in one file to look at, to filter, and to correct, without a server."""

from pipeline.page.data import article_block
from pipeline.page.file import Page, PageFile

__all__ = ["Page", "PageFile", "article_block"]
