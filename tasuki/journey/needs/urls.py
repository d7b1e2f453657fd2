"""Addresses of this room."""

from django.urls import path

from tasuki.journey.needs import views

app_name = "needs"
urlpatterns = [
    path("needs/", views.counts, name="counts"),
    path("needs/<uuid:consultation_id>/", views.Note.as_view(), name="note"),
    path("needs/<slug:project>/<int:year>/", views.behind, name="behind"),
]
