"""A document becomes a Word file (ECMA-376, transitional)."""
