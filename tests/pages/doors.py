"""The tables of doors: every page of the house, whose it is, and the records in its address."""

from tests.pages.rooms import ROOMS
from tests.pages.table import doors

ACTS = doors(
    ("intake:new", "sato"),
    ("intake:edit", "sato", "kept"),
    ("intake:assess", "sato", "kept"),
    ("intake:outcome", "sato", "kept"),
    ("intake:finish", "sato", "kept"),
    ("intake:inquire_about", "sato", "kept"),
    ("intake:record", "sato", "kept_baton"),
    ("intake:correct_record", "sato", "progress"),
    ("intake:look_again", "sato", "kept_baton"),
    ("referrals:offer", "sato", "kept"),
    ("referrals:to_coordinator", "sato", "kept"),
    ("referrals:accept", "suzuki", "referral"),
    ("referrals:give_back", "suzuki", "referral"),
    ("referrals:withdraw", "sato", "referral"),
    ("referrals:again", "sato", "returned"),
    ("referrals:object", "suzuki", "named"),
    ("referrals:hear", "sato", "outside"),
    ("referrals:hear_let_go", "sato", "carried_outside"),
    ("referrals:hear_help", "sato", "ask_outside"),
    ("referrals:hear_done", "sato", "helping_outside"),
    ("referrals:name_holder", "takahashi", "dispute"),
    ("referrals:together", "sato", "kept_baton"),
    ("referrals:take_on", "suzuki", "ask"),
    ("referrals:decline", "suzuki", "ask"),
    ("referrals:report_done", "suzuki", "taken"),
    ("referrals:withdraw_ask", "sato", "ask"),
    ("referrals:note_answer", "sato", "declined"),
    ("cases:request", "sato", "kept"),
    ("cases:accept", "tanaka", "request"),
    ("cases:return", "tanaka", "request"),
    ("cases:withdraw", "sato", "request"),
    ("cases:keep", "sato", "sent_back"),
    ("cases:agencies", "tanaka", "case"),
    ("cases:end_agency", "tanaka", "case", "around"),
    ("cases:reading", "tanaka", "case", "around"),
    ("cases:members", "tanaka", "case"),
    ("cases:assessment", "tanaka", "case"),
    ("cases:assessment_household", "tanaka", "case"),
    ("cases:assessment_of", "tanaka", "case", "person"),
    ("cases:ask_information", "tanaka", "case"),
    ("cases:give", "suzuki", "question"),
    ("cases:note_phone", "tanaka", "question"),
    ("cases:refuse", "suzuki", "question"),
    ("cases:withdraw_information", "tanaka", "question"),
    ("intake:record", "tanaka", "lead"),
    ("meetings:convene", "takahashi"),
    ("meetings:invite", "takahashi", "meeting"),
    ("meetings:bring", "tanaka", "meeting"),
    ("meetings:pledge", "tanaka", "meeting"),
    ("meetings:minutes", "takahashi", "meeting"),
    ("meetings:close", "takahashi", "meeting"),
    ("meetings:cancel", "takahashi", "meeting"),
    ("meetings:uninvite", "takahashi", "seat"),
    ("meetings:opinion", "takahashi", "item"),
    ("meetings:withdraw", "tanaka", "item"),
    ("meetings:take", "sato", "named_item"),
    ("plans:plan", "tanaka", "ending"),
    ("plans:edit", "tanaka", "case"),
    ("plans:replan", "tanaka", "planned"),
    ("plans:monitoring", "tanaka", "planned"),
    ("plans:evaluation", "tanaka", "planned"),
    ("plans:consent", "tanaka", "draft"),
    ("plans:decision", "takahashi", "draft"),
    ("plans:promise", "suzuki", "promise"),
    ("closing:closing", "tanaka", "case"),
    ("closing:reopening", "sato", "closed"),
    ("closing:take_back", "sato", "closing"),
    ("closing:give_back", "sato", "closing"),
    ("closing:close", "tanaka", "closing"),
    ("closing:call_off", "tanaka", "closing"),
    ("closing:follow_up", "sato", "follow_up"),
)
# Pages that are only read; the papers stand in `PAPERS`.
READS = doors(
    ("desk:consultation", "sato", "kept"),
    ("desk:case", "tanaka", "case"),
    ("intake:inquiry", "sato", "inquiry"),
    ("referrals:show", "suzuki", "referral"),
    ("referrals:dispute", "takahashi", "dispute"),
    ("referrals:together_show", "suzuki", "ask"),
    ("cases:show_request", "tanaka", "request"),
    ("cases:show_information", "suzuki", "question"),
    ("meetings:show", "takahashi", "meeting"),
    ("plans:show", "tanaka", "plan"),
)
# Fragments and files below a record, with no page of their own.
OTHERS = doors(
    ("desk:case_records", "tanaka", "case"),
    ("cases:file", "tanaka", "answered"),
    ("drafts:drop", "sato", "a_draft"),
)
PAPERS = (
    ("referral", "suzuki", "referral"),
    ("plan", "tanaka", "plan"),
    ("agenda", "takahashi", "meeting"),
    ("minutes", "takahashi", "sat"),
)
LISTS = ("/", "/offered/", "/cases/", "/cases/?closed=1", "/meetings/", "/search/", "/log/")
OPEN: set[str] = set()
# Doors and papers about the house itself, which 管理者 opens by role: no matter stands behind them.
ADMINISTERED: set[str] = set()
for _room in ROOMS:
    ADMINISTERED |= getattr(_room, "ADMINISTERED", set())
    ACTS += _room.ACTS
    READS += _room.READS
    OTHERS += _room.OTHERS
    PAPERS += _room.PAPERS
    LISTS += _room.LISTS
    OPEN |= _room.OPEN
