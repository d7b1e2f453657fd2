import django.db.models.deletion
import tasuki.ground.records
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('organizations', '0001_initial'),
        ('relay', '0002_lapsed_on_both_desks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.UUIDField(default=tasuki.ground.records.new_id, editable=False, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(verbose_name='作成日時')),
                ('reason', models.SlugField(max_length=40, verbose_name='終結の理由')),
                ('changes', models.JSONField(default=list, verbose_name='見られた変化')),
                ('remaining', models.TextField(blank=True, verbose_name='残された課題')),
                ('voice', models.TextField(blank=True, verbose_name='本人の感想・意向')),
                ('asked', models.TextField(blank=True, verbose_name='引き続きお願いしたいこと')),
                ('ground', models.CharField(blank=True, max_length=60, verbose_name='伝える根拠')),
                ('ground_note', models.TextField(blank=True, verbose_name='根拠の説明')),
                ('proposed_at', models.DateTimeField(verbose_name='終結を申し出た日時')),
                ('called_off_at', models.DateTimeField(null=True, verbose_name='取りやめた日時')),
                ('called_off_reason', models.TextField(blank=True, verbose_name='取りやめた理由')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='終結した日時')),
                ('first_follow_up_on', models.DateField(null=True, verbose_name='最初に様子を確かめる日')),
                ('carrier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='つなぎ戻し先')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case', verbose_name='ケース')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='終結を確定した人')),
                ('handover', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='relay.pass', verbose_name='つなぎ戻し')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='申し出た人')),
            ],
            options={
                'verbose_name': '終結',
                'ordering': ['proposed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AfterCare',
            fields=[
                ('id', models.UUIDField(default=tasuki.ground.records.new_id, editable=False, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(verbose_name='作成日時')),
                ('due_on', models.DateField(verbose_name='確かめる日')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='答えた日時')),
                ('answer', models.CharField(blank=True, choices=[('calm', '落ち着いている'), ('worried', '気になる'), ('reopen', '再開する')], max_length=10, verbose_name='答え')),
                ('note', models.TextField(blank=True, verbose_name='様子')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='確かめる機関')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='答えた人')),
                ('answered_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='答えた機関')),
                ('watcher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='見届ける機関')),
                ('closing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='closing.closing')),
            ],
            options={
                'verbose_name': '終結後の確認',
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.UUIDField(default=tasuki.ground.records.new_id, editable=False, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(verbose_name='作成日時')),
                ('reason', models.SlugField(max_length=40, verbose_name='再開の理由')),
                ('note', models.TextField(blank=True, verbose_name='いまの様子')),
                ('reopened_at', models.DateTimeField(verbose_name='再開した日時')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='再開を申し出た機関')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case', verbose_name='ケース')),
                ('closing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reopening', to='closing.closing', verbose_name='終結')),
                ('lead', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='relay.baton', verbose_name='新しい主担当の襷')),
                ('reopened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='再開した人')),
            ],
            options={
                'verbose_name': '再開',
                'ordering': ['reopened_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='closing',
            index=models.Index(fields=['case', '-proposed_at'], name='closing_of_case'),
        ),
        migrations.AddIndex(
            model_name='closing',
            index=models.Index(condition=models.Q(('called_off_at__isnull', True), ('closed_at__isnull', True)), fields=['carrier', 'id'], name='closing_open_of_carrier'),
        ),
        migrations.AddConstraint(
            model_name='closing',
            constraint=models.UniqueConstraint(condition=models.Q(('called_off_at__isnull', True), ('closed_at__isnull', True)), fields=('case',), name='one_open_closing'),
        ),
        migrations.AddConstraint(
            model_name='closing',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('called_off_at__isnull', True), _connector='OR'), name='closing_closed_or_called_off'),
        ),
        migrations.AddConstraint(
            model_name='closing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('first_follow_up_on__isnull', True)), models.Q(models.Q(('closed_at__isnull', True), _negated=True), models.Q(('first_follow_up_on__isnull', True), _negated=True)), _connector='OR'), name='closing_fixes_a_follow_up'),
        ),
        migrations.AddConstraint(
            model_name='closing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('called_off_at__isnull', True), ('called_off_reason', '')), models.Q(models.Q(('called_off_at__isnull', True), _negated=True), models.Q(('called_off_reason', ''), _negated=True)), _connector='OR'), name='closing_called_off_says_why'),
        ),
        migrations.AddIndex(
            model_name='aftercare',
            index=models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['agency', 'due_on', 'id'], name='after_care_due'),
        ),
        migrations.AddIndex(
            model_name='aftercare',
            index=models.Index(condition=models.Q(('answered_at__isnull', True)), fields=['watcher', 'due_on', 'id'], name='after_care_watched'),
        ),
        migrations.AddConstraint(
            model_name='aftercare',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['calm', 'worried', 'reopen', ''])), name='after_care_answer_known'),
        ),
        migrations.AddConstraint(
            model_name='aftercare',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answer', '')), models.Q(models.Q(('answered_at__isnull', True), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='after_care_answered_says_how'),
        ),
        migrations.AddConstraint(
            model_name='aftercare',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('closing',), name='one_open_after_care'),
        ),
        migrations.AddIndex(
            model_name='reopening',
            index=models.Index(fields=['case', 'reopened_at'], name='reopening_of_case'),
        ),
    ]
