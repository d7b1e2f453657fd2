from django.urls import path

from tasuki.trust.drafts import views

app_name = "drafts"
urlpatterns = [
    path("drafts/save/", views.save, name="save"),
    path("drafts/newer/", views.newer, name="newer"),
    path("drafts/key/", views.key, name="key"),
    path("drafts/<uuid:draft_id>/drop/", views.drop, name="drop"),
]
