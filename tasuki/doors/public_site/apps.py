from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    """町のページ: what a resident or a councillor reads, without signing in."""

    name = "tasuki.doors.public_site"
    label = "public_site"
