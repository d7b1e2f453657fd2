"""Addresses that need no sign-in. They are read from the pack and the shelf: no record of anybody."""

from django.urls import path

from tasuki.doors.public_site import views

app_name = "public_site"
urlpatterns = [
    path("about/", views.programme, name="programme"),
    path("about/counters/", views.counters, name="counters"),
    path("about/documents/<uuid:document_id>/", views.document, name="document"),
    path("about/links/<slug:code>/", views.broken_link, name="broken_link"),
    path("about/week/", views.week, name="week"),
]
