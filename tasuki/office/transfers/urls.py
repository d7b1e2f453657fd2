"""Addresses of this room."""

from django.urls import path

from tasuki.office.transfers import views

app_name = "transfers"
urlpatterns = [
    path("transfers/", views.overview, name="overview"),
    path("transfers/staff/<uuid:staff_id>/", views.HandOn.as_view(), name="staff"),
    path("transfers/<uuid:transfer_id>/", views.Received.as_view(), name="received"),
    path("transfers/contractor/", views.contractors, name="contractors"),
    path("transfers/contractor/new/", views.NameSuccessor.as_view(), name="name"),
    path("transfers/contractor/<uuid:succession_id>/", views.contractor, name="contractor"),
    path("transfers/contractor/<uuid:succession_id>/offer/", views.Offer.as_view(), name="offer"),
    path("transfers/contractor/<uuid:succession_id>/take/", views.Take.as_view(), name="take"),
    path(
        "transfers/contractor/<uuid:succession_id>/certificate/",
        views.Certificate.as_view(),
        name="certificate",
    ),
]
