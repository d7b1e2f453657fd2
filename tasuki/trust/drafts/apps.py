from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """下書き: nothing typed is lost."""

    name = "tasuki.trust.drafts"
    label = "drafts"
