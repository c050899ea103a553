"""PDF files with a text layer into text with marks."""

from healthreports.sources.pdf.reader import read_pdf


__all__ = ["read_pdf"]
