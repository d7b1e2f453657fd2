"""Addresses that need no sign-in. They are read from the pack and hold no record of anybody."""

from django.urls import path

from tasuki.doors.public_site import views

app_name = "public_site"
urlpatterns = [
    path("about/", views.programme, name="programme"),
    path("about/counters/", views.counters, name="counters"),
    path("about/week/", views.week, name="week"),
]
