"""What a report says, in no format: blocks, their numbers, the look of pages. Knows no case and no file format."""
