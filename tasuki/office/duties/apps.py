from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """開示・訂正・漏えい・廃棄: what the law asks of who keeps records."""

    name = "tasuki.office.duties"
    label = "duties"
