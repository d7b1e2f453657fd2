"""Addresses of this room."""

from django.urls import path

from tasuki.residents.grounds import views

app_name = "grounds"
urlpatterns = [
    path("grounds/", views.Ask.as_view(), name="ask"),
    path("grounds/table/", views.table, name="table"),
]
