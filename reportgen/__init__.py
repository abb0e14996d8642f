"""Council reports on Ombudsman findings, from one case file, in the council's own house style."""
