"""Addresses of this room."""

from django.urls import path

from tasuki.journey.rollcall import views

app_name = "rollcall"
urlpatterns = [
    path("rollcall/", views.Rounds.as_view(), name="rounds"),
    path("rollcall/<uuid:round_id>/", views.Tick.as_view(), name="round"),
    path("rollcall/<uuid:round_id>/end/", views.End.as_view(), name="end"),
]
