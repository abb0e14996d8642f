"""A document becomes bytes: Word, Markdown, HTML. Knows no case and no template."""

from __future__ import annotations

FORMATS = ("docx", "md", "html")
"""The endings of the files that can be written."""
