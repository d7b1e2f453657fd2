from django.apps import AppConfig


class EmergencyConfig(AppConfig):
    """緊急閲覧: a look without a relation, with a reason, told at once."""

    name = "tasuki.journey.emergency"
    label = "emergency"
