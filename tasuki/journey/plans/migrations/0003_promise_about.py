"""だれの課題か: a row of the 役割分担表 may be of one of the household alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0001_initial"),
        ("plans", "0002_what_the_desk_reads"),
    ]

    operations = [
        migrations.AddField(
            model_name="promise",
            name="about",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="だれの課題か",
            ),
        ),
    ]
