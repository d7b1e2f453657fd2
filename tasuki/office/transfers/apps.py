from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """引継ぎ: 人事異動 and the change of a contractor."""

    name = "tasuki.office.transfers"
    label = "transfers"
