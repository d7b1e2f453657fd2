from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    """通告・通報: told to who must act, whether or not anybody agrees."""

    name = "tasuki.journey.safeguarding"
    label = "safeguarding"
