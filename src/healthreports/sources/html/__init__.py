"""Web pages into text and marks: the article, its title and its fields, without what frames it."""

from healthreports.sources.html.page import read_html


__all__ = ["read_html"]
