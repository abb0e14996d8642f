"""What a case is: its fields, their types and their words. Knows no template and no document."""
