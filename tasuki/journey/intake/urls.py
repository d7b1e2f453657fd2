from django.urls import path

from tasuki.journey.intake import views

app_name = "intake"
urlpatterns = [
    path("intake/new/", views.New.as_view(), name="new"),
    path("intake/lookalikes/", views.lookalikes, name="lookalikes"),
    path("intake/inquire/", views.Inquire.as_view(), name="inquire"),
    path("intake/inquiries/<uuid:inquiry_id>/", views.show, name="inquiry"),
    path("doubles/", views.doubles, name="doubles"),
    path(
        "intake/<uuid:consultation_id>/inquire/",
        views.InquireAbout.as_view(),
        name="inquire_about",
    ),
    path("intake/<uuid:consultation_id>/edit/", views.Edit.as_view(), name="edit"),
    path("intake/<uuid:consultation_id>/assess/", views.Assess.as_view(), name="assess"),
    path("intake/<uuid:consultation_id>/outcome/", views.Outcome.as_view(), name="outcome"),
    path("intake/<uuid:consultation_id>/finish/", views.Finish.as_view(), name="finish"),
    path("records/new/<uuid:baton_id>/", views.Record.as_view(), name="record"),
    path("records/<uuid:progress_id>/edit/", views.CorrectRecord.as_view(), name="correct_record"),
    path("look-again/<uuid:baton_id>/", views.LookAgain.as_view(), name="look_again"),
]
