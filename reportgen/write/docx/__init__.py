"""The report as a Word file (DOCX). Knows WordprocessingML; knows no case and no template."""

from reportgen.write.docx.inspect import inspect
from reportgen.write.docx.prepare import Prepared, prepare
from reportgen.write.docx.write import write

__all__ = ["Prepared", "inspect", "prepare", "write"]
