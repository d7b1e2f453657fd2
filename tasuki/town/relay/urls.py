"""Addresses of this room."""

from django.urls import path

from tasuki.town.relay import views

app_name = "relay"
urlpatterns = [
    path("sight/<uuid:baton_id>/", views.Limits.as_view(), name="limits"),
    path("sight/<uuid:baton_id>/open/", views.OpenAgain.as_view(), name="open_again"),
    path("sight/<uuid:baton_id>/clear/", views.Clear.as_view(), name="clear"),
    path("sight/<uuid:baton_id>/keep-out/", views.KeepOut.as_view(), name="keep_out"),
    path(
        "sight/<uuid:baton_id>/cleared/<uuid:clearance_id>/end/",
        views.EndClearance.as_view(),
        name="end_clearance",
    ),
    path(
        "sight/<uuid:baton_id>/kept-out/<uuid:barrier_id>/end/",
        views.LetIn.as_view(),
        name="let_in",
    ),
]
