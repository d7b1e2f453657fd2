from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """保存と廃棄: by which rule each table ends, and from when on."""

    name = "tasuki.trust.retention"
    label = "retention"
