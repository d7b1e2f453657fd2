"""The ground: no tables, the things every room stands on."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    """Brings the templates, the look and the sentences of the ground."""

    name = "tasuki.ground"
    label = "ground"

    def ready(self) -> None:
        """Register what the ground says when something is mistyped."""
        from tasuki.ground import sentences
        from tasuki.ground import words as register
        from tasuki.ground.ui import words

        register.add(sentences.SENTENCES)
        register.add(words.SENTENCES)
