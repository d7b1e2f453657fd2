from django.db import migrations


def arm(apps, schema_editor):
    from tasuki.trust.audit import triggers

    triggers.arm(schema_editor.connection)


def disarm(apps, schema_editor):
    from tasuki.trust.audit import triggers

    triggers.disarm(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(arm, disarm)]
