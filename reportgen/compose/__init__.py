"""A case in a house style becomes a document. Knows templates; knows no file format."""
