from django.apps import AppConfig

from tasuki.trust.audit import catalogue, events


class AuditConfig(AppConfig):
    """記録: who did what."""

    name = "tasuki.trust.audit"
    label = "audit"

    def ready(self) -> None:
        catalogue.add(*events.EVENTS)
