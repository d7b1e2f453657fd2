"""Addresses of まちの設定."""

from django.urls import path

from tasuki.town.setup import views

app_name = "setup"
urlpatterns = [
    path("settings/", views.shelf, name="shelf"),
    path("settings/questions/", views.questions, name="questions"),
    path("settings/start/", views.Start.as_view(), name="start"),
    path("settings/publish/", views.Publish.as_view(), name="publish"),
    path("settings/undo/", views.Undo.as_view(), name="undo"),
    path("settings/drop/", views.Drop.as_view(), name="drop"),
    path("settings/try/", views.Try.as_view(), name="try"),
    path("settings/<slug:kind>/", views.items, name="items"),
    path("settings/<slug:kind>/new/", views.Add.as_view(), name="add"),
    path("settings/<slug:kind>/<slug:code>/", views.Change.as_view(), name="change"),
    path("settings/<slug:kind>/<slug:code>/off/", views.TakeOff.as_view(), name="take_off"),
]
