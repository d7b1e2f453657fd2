"""What later rooms know of danger from within the family: asked before somebody speaks for another.

A room registers a question in AppConfig.ready(); it answers whether a matter of the person mentions
虐待・DV. Nothing of the answer is shown to anybody but as the refusal of a representative.
"""

from collections.abc import Callable
from uuid import UUID

Question = Callable[[UUID], bool]
_QUESTIONS: dict[str, Question] = {}


def add(name: str, question: Question) -> None:
    """Take a room's question in."""
    _QUESTIONS[name] = question


def near(person_id: UUID) -> bool:
    """Whether any room knows of such a danger."""
    return any(question(person_id) for question in _QUESTIONS.values())
