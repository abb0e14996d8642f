"""What is said of a case on which this program itself failed, so that all others are seen to. Knows no fields."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Span, code

OWN_MISTAKE = code(
    "CASE-11",
    "A case on which reportgen failed",
    "reportgen itself made a mistake while it worked on this case, or the computer ended its work, for want of memory"
    " perhaps. Nothing was written for this case; all others are built.",
    "Tell whoever looks after reportgen for you, with the words of the message and, if you may share it, the case.",
)


def own_mistake(path: Path, problem: BaseException) -> Diagnostic:
    """What is said of a case on which this program failed, or with which a process ended."""
    step = problem.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = f" ({Path(step.tb_frame.f_code.co_filename).name}, line {step.tb_lineno})" if step else ""
    kind = type(problem).__name__
    message = f"reportgen itself failed on {path.as_posix()}: {kind}: {problem}{where}"
    if isinstance(problem, BrokenExecutor):
        message = f"the computer ended the work on {path.as_posix()}, as it does where there is too little memory"
    fix = "tell whoever looks after reportgen for you, with these words"
    return Diagnostic(OWN_MISTAKE, Severity.ERROR, message, Span(path.as_posix(), 1, 1), fix=fix)
