from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """同意: who agreed to what, for whom, until when."""

    name = "tasuki.residents.consent"
    label = "consent"
