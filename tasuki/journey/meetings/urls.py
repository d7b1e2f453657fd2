from django.urls import path

from tasuki.journey.meetings import views

app_name = "meetings"

urlpatterns = [
    path("meetings/", views.listing, name="list"),
    path("meetings/new/", views.Convene.as_view(), name="convene"),
    path("meetings/choose/", views.choose, name="choose"),
    path("meetings/<uuid:meeting_id>/", views.show, name="show"),
    path("meetings/<uuid:meeting_id>/invite/", views.Invite.as_view(), name="invite"),
    path("meetings/<uuid:meeting_id>/bring/", views.Bring.as_view(), name="bring"),
    path("meetings/<uuid:meeting_id>/pledge/", views.Pledge.as_view(), name="pledge"),
    path("meetings/<uuid:meeting_id>/minutes/", views.Minutes.as_view(), name="minutes"),
    path("meetings/<uuid:meeting_id>/close/", views.Close.as_view(), name="close"),
    path("meetings/<uuid:meeting_id>/cancel/", views.Cancel.as_view(), name="cancel"),
    path("meetings/seats/<uuid:seat_id>/remove/", views.Uninvite.as_view(), name="uninvite"),
    path("meetings/items/<uuid:item_id>/opinion/", views.GiveOpinion.as_view(), name="opinion"),
    path("meetings/items/<uuid:item_id>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("meetings/items/<uuid:item_id>/take/", views.Take.as_view(), name="take"),
]
