from django.urls import path

from tasuki.journey.closing import views

app_name = "closing"
urlpatterns = [
    path("cases/<uuid:case_id>/closing/", views.Closing.as_view(), name="closing"),
    path("cases/<uuid:case_id>/reopening/", views.Reopen.as_view(), name="reopening"),
    path("closings/<uuid:closing_id>/take/", views.TakeBack.as_view(), name="take_back"),
    path("closings/<uuid:closing_id>/return/", views.GiveBack.as_view(), name="give_back"),
    path("closings/<uuid:closing_id>/close/", views.Close.as_view(), name="close"),
    path("closings/<uuid:closing_id>/call-off/", views.CallOff.as_view(), name="call_off"),
    path("follow-ups/<uuid:follow_up_id>/", views.FollowUp.as_view(), name="follow_up"),
]
