import json
from hashlib import sha256

from django.db import migrations, models, transaction

import tasuki.trust.audit.models


def spell_again(apps, schema_editor):
    """Words in the one spelling of JSON, their digests over it; the chain begins anew."""
    from tasuki.trust.audit import triggers

    connection = schema_editor.connection
    triggers.disarm(connection)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT entry_id, salt, content FROM audit_words")
        for entry, salt, content in cursor.fetchall():
            said = json.loads(content) if isinstance(content, str) else content
            text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            digest = sha256(f"{salt}{text}".encode()).hexdigest()
            cursor.execute("UPDATE audit_words SET content = %s WHERE entry_id = %s", [text, entry])
            cursor.execute("UPDATE audit_entry SET digest = %s WHERE id = %s", [digest, entry])
        cursor.execute("DELETE FROM audit_seal")


def arm(apps, schema_editor):
    from tasuki.trust.audit import triggers

    triggers.arm(schema_editor.connection)


class Migration(migrations.Migration):
    # A table whose triggers wait cannot be altered: each step ends before the next begins.
    atomic = False

    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.AlterField(
            "words", "content", tasuki.trust.audit.models.SaidField(verbose_name="内容")
        ),
        migrations.RunPython(spell_again, migrations.RunPython.noop),
        migrations.DeleteModel("Seal"),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "position",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="順番"
                    ),
                ),
                ("last", models.BigIntegerField(unique=True, verbose_name="ここまでの行")),
                ("count", models.PositiveIntegerField(verbose_name="行数")),
                ("at", models.DateTimeField(verbose_name="封をした日時")),
                ("marks", models.BinaryField(verbose_name="行の要約値")),
                ("chain", models.CharField(max_length=64, unique=True, verbose_name="連鎖値")),
            ],
            options={"verbose_name": "封"},
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person",
                        "entry",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("person", models.UUIDField(verbose_name="人")),
                ("entry", models.BigIntegerField(verbose_name="記録")),
            ],
            options={"verbose_name": "人から記録への索引"},
        ),
        migrations.RunPython(arm, migrations.RunPython.noop),
    ]
