"""`report.html`: the facts of a run in one file to look at, to filter, and to correct, without a server."""

from pipeline.page.data import article_block
from pipeline.page.file import Page, PageFile, labels, with_findings
from pipeline.page.findings import findings_data

__all__ = ["Page", "PageFile", "article_block", "findings_data", "labels", "with_findings"]
