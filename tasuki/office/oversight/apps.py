from django.apps import AppConfig


class OversightConfig(AppConfig):
    """記録の確認: who looked at what, and whether the record is whole."""

    name = "tasuki.office.oversight"
    label = "oversight"
