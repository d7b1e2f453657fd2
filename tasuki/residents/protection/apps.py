from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    """保護: people whose address must not reach somebody."""

    name = "tasuki.residents.protection"
    label = "protection"
