"""What a report costs beside other ways of making the same one: `python -m tests.benchmark --help`."""
