"""Which tables a pack may have: kind, shape, and under which name the Pack holds them."""

from typing import Any

from tasuki.town.municipality import (
    shapes,
    shapes_about,
    shapes_duties,
    shapes_prefecture,
    shapes_programme,
    shapes_week,
)

SINGLE: dict[str, Any] = {
    "municipality": shapes.Town,
    "programme": shapes_programme.Programme,
}
_MANY: dict[str, tuple[Any, str]] = {
    "agency": (shapes.PackAgency, "agencies"),
    "project": (shapes_programme.Project, "projects"),
    "line": (shapes_programme.ProjectLine, "lines"),
    "status": (shapes_programme.StatusRow, "statuses"),
    "base_type": (shapes_programme.BaseType, "base_types"),
    "meeting": (shapes.MeetingBody, "meetings"),
    "rule": (shapes.FlowRule, "rules"),
    "step": (shapes_about.FlowStep, "steps"),
    "criterion": (shapes.Criterion, "criteria"),
    "choice": (shapes.Choice, "choices_made"),
    "term": (shapes.Term, "terms"),
    "preset": (shapes.Preset, "presets"),
    "word": (shapes.Word, "words"),
    "ground": (shapes.Ground, "grounds"),
    "receiver": (shapes.Receiver, "receivers"),
    "counter": (shapes_about.Counter, "windows"),
    "area": (shapes_about.Area, "areas"),
    "post": (shapes_about.Post, "posts"),
    "officer": (shapes_about.Officer, "officers"),
    "issue": (shapes_about.Issue, "issues"),
    "pillar": (shapes_about.Pillar, "pillars"),
    "passage": (shapes_about.Passage, "passages"),
    "link": (shapes_about.Link, "links"),
    "document": (shapes_about.Document, "documents"),
    "contact": (shapes_about.Contact, "contacts"),
    "form": (shapes_about.Form, "forms"),
    "defect": (shapes_about.Defect, "defects"),
    "activity": (shapes_week.Activity, "activities"),
    "cell": (shapes_week.Cell, "cells"),
    "course": (shapes.Course, "courses"),
    "task": (shapes.Task, "tasks"),
    "resource": (shapes.ResourceExample, "resources"),
    "cohort": (shapes_prefecture.Cohort, "cohorts"),
    "revision": (shapes_prefecture.Revision, "revisions"),
    "support": (shapes_prefecture.Support, "supports"),
    "figure": (shapes_prefecture.Figure, "figures"),
    "lineage": (shapes_prefecture.Lineage, "lineages"),
    "retention": (shapes_duties.RetentionClass, "retentions"),
    "notice": (shapes_duties.Notice, "notices"),
    "list": (shapes.CodeList, "code_lists"),
}
MANY: dict[str, Any] = {kind: shape for kind, (shape, _) in _MANY.items()}
ATTRIBUTES: dict[str, str] = {kind: name for kind, (_, name) in _MANY.items()}
