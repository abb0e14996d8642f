"""From the Ombudsman’s decision to a case file for a person to check: reads documents, finds facts, guesses nothing."""
