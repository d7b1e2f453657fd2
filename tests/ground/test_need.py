"""What stands beside a label says what happens when the field stays empty."""

from django import forms
from django.template.loader import render_to_string

from tasuki.ground.forms import TasukiForm


class Asked(TasukiForm):
    needed = frozenset({"always"})
    needed_if = frozenset({"sometimes"})
    known = forms.CharField(label="known")
    always = forms.CharField(label="always", required=False)
    sometimes = forms.CharField(label="sometimes", required=False)
    free = forms.CharField(label="free", required=False)


def test_the_mark_is_that_of_the_form_and_not_of_the_field_alone():
    form = Asked()

    assert [form[name].need for name in form.fields] == ["must", "must", "case", "free"]


def test_each_is_read_in_its_own_word():
    form = Asked()
    drawn = [
        render_to_string("components/need.html", {"field": form[name]}) for name in form.fields
    ]

    for html, word in zip(drawn, ("必須", "必須", "場合により必須", "任意"), strict=True):
        assert f">{word}<" in html
