"""Addresses of this room."""

from django.urls import path

from tasuki.residents.consent import views

app_name = "consent"
urlpatterns = [
    path("people/<uuid:person_id>/consents/", views.person, name="person"),
    path("people/<uuid:person_id>/consents/give/", views.Give.as_view(), name="give"),
    path("people/<uuid:person_id>/consents/sign/", views.Tablet.as_view(), name="tablet"),
    path("people/<uuid:person_id>/consents/ask/", views.Ask.as_view(), name="ask"),
    path("people/<uuid:person_id>/consents/refuse/", views.Refuse.as_view(), name="refuse"),
    path(
        "people/<uuid:person_id>/consents/incapable/", views.Incapable.as_view(), name="incapable"
    ),
    path("consents/<uuid:consent_id>/renew/", views.Renew.as_view(), name="renew"),
    path("consents/<uuid:consent_id>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("consents/<uuid:consent_id>/attach/", views.Attach.as_view(), name="attach"),
    path("consents/<uuid:consent_id>/scan/", views.scan, name="scan"),
]
