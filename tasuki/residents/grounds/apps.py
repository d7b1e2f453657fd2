from django.apps import AppConfig


class GroundsConfig(AppConfig):
    """根拠: whether this may be told to that agency, and on which article."""

    name = "tasuki.residents.grounds"
    label = "grounds"
