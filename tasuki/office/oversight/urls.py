"""Addresses of this room."""

from django.urls import URLPattern

app_name = "oversight"
urlpatterns: list[URLPattern] = []
