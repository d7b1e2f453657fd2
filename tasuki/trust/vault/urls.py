"""No page of its own: a file is reached by the page of what it belongs to."""

from django.urls import URLPattern

app_name = "vault"
urlpatterns: list[URLPattern] = []
