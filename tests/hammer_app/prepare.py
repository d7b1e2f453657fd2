"""`python -m tests.hammer_app.prepare`: tables and people for both towns."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.hammer_app.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from tasuki.ground import towns  # noqa: E402
from tests.hammer_app.models import Counter, Person  # noqa: E402

for code in settings.TOWNS:
    with towns.town(code):
        call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
        Person.objects.bulk_create(Person(pk=pk, owner=code) for pk in range(1, 41))
        Counter.objects.create(pk=1)
