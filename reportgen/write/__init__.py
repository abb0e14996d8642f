"""A document becomes bytes: Word, Markdown, HTML. Knows no case and no template."""
