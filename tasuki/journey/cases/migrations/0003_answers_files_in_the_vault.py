import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_shown_before_acceptance"),
        ("vault", "0001_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="informationrequest",
            name="file",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.file",
                verbose_name="添付ファイル",
            ),
        ),
        migrations.DeleteModel(name="Attachment"),
    ]
