"""Addresses of this room."""

from django.urls import path

from tasuki.journey.emergency import views

app_name = "emergency"
urlpatterns = [
    path("emergency/", views.Open.as_view(), name="open"),
    path("emergency/<uuid:attempt_id>/", views.attempt, name="attempt"),
    path("emergency/looks/<uuid:look_id>/", views.Look.as_view(), name="look"),
    path("emergency/looks/<uuid:look_id>/end/", views.End.as_view(), name="end"),
]
