"""Acts of this room."""

from tasuki.office.oversight.services.exporting import export, take_out
from tasuki.office.oversight.services.finding import find
from tasuki.office.oversight.services.reviewing import ask, explain, review
from tasuki.office.oversight.services.verifying import note_verification

__all__ = ["ask", "explain", "export", "find", "note_verification", "review", "take_out"]
