"""Acts of 緊急閲覧."""

from tasuki.journey.emergency.services.looking import end_look, open_look
from tasuki.journey.emergency.services.reviewing import review

__all__ = ["end_look", "open_look", "review"]
