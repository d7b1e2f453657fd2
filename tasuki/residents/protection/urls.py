"""Addresses of this room."""

from django.urls import path

from tasuki.residents.protection import views

app_name = "protection"
_PERSON = "protection/persons/<uuid:person_id>"
_ONE = "protection/<uuid:protection_id>"
urlpatterns = [
    path("protection/", views.due, name="due"),
    path(f"{_PERSON}/", views.person, name="person"),
    path(f"{_PERSON}/protect/", views.Protect.as_view(), name="protect"),
    path(f"{_PERSON}/applications/", views.Apply.as_view(), name="apply"),
    path(f"{_PERSON}/estranged/", views.Estrange.as_view(), name="estrange"),
    path(f"{_PERSON}/estranged/read/", views.ReadEstranged.as_view(), name="estranged_read"),
    path(f"{_PERSON}/contact/", views.Contact.as_view(), name="contact"),
    path(f"{_PERSON}/texts/", views.Replace.as_view(), name="replace"),
    path(f"{_PERSON}/reveal/", views.Reveal.as_view(), name="reveal"),
    path(f"{_PERSON}/reveals/", views.ReadReveals.as_view(), name="reveals"),
    path(f"{_ONE}/confirm/", views.Confirm.as_view(), name="confirm"),
    path(f"{_ONE}/end/", views.End.as_view(), name="end"),
    path(f"{_ONE}/confirm-end/", views.ConfirmEnd.as_view(), name="confirm_end"),
    path(
        "protection/applications/<uuid:application_id>/close/",
        views.CloseApplication.as_view(),
        name="close_application",
    ),
    path(
        "protection/estranged/<uuid:estranged_id>/let-near/",
        views.LetNear.as_view(),
        name="let_near",
    ),
]
