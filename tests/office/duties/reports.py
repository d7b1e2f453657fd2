"""A 通告・通報 beside a case, with a reporter who must never be seen."""

from tasuki.journey.safeguarding import services


def told(actor, case, at):
    """Begun and written down."""
    subject = case.origin.consultation.subject_id
    report = services.begin(actor=actor, at=at, matter=case.lead, subject_id=subject)
    return services.complete(
        actor=actor, report=report, at=at, told_at=at, subject_id=subject, **SAID
    )


SAID = {
    "whom": ["elder"],
    "by": ["carer"],
    "danger": "yes",
    "receiver": "municipality_elder",
    "seen": "腕に新しいあざが三つ見えた。",
    "reporter_kind": "outside",
    "reporter_name": "見本の通報者",
}
