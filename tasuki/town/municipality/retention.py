"""What becomes of this room's table."""

KEEP = {"Municipality": "Kept as long as the town's database stands; it names no person."}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Municipality": "kept",
}
