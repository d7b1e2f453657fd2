"""Addresses of this room."""

from django.urls import URLPattern

app_name = "grounds"
urlpatterns: list[URLPattern] = []
