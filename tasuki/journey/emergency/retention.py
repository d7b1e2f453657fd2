"""What becomes of this room's tables."""

KEEP = {
    "Attempt": "EmergencyLookと同じ。理由・氏名は個人の情報として消せる",
    "EmergencyLook": "開いた件（Baton）と同じ（だれが見たかの証拠）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Attempt": "shared says:name,number",
    "EmergencyLook": "with:baton",
}
