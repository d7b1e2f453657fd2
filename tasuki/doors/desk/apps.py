from django.apps import AppConfig

from tasuki.ground import words as register


class DeskConfig(AppConfig):
    """わたしの机: pages of several rooms."""

    name = "tasuki.doors.desk"
    label = "desk"

    def ready(self) -> None:
        from tasuki.doors.desk import words

        register.add(words.SENTENCES)
