from django.db import migrations


def arm(apps, schema_editor):
    from tasuki.trust.audit import triggers

    triggers.arm(schema_editor.connection)


class Migration(migrations.Migration):
    """A later migration that alters the table arms it again: SQLite writes it anew without them."""

    dependencies = [("audit", "0004_door"), ("grounds", "0002_whose_matter")]
    operations = [migrations.RunPython(arm, migrations.RunPython.noop)]
