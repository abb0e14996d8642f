"""Council reports on Ombudsman findings, from one case file, in the council's own house style.

Programs use `reportgen.api`; people use the command `reportgen`.
"""
