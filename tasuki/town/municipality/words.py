"""The room's Japanese: what a pack may say about itself, and what is wrong with one."""

from django.utils.translation import gettext_lazy as _

# The three states of an item, as a pack writes them.
VERBATIM = "原文どおり"
CORRECTED = "訂正"
UNKNOWN = "不明"
DEFAULT_VALUE = "既定値"

# What a meeting asks about consent.
CONSENT_GIVEN = "あり"
CONSENT_NONE = "なし"
CONSENT_ANY = "不問"

# How a member of a meeting sits there.
REPRESENTATIVE = "代表者"
WORKER = "担当者"
MEMBER = "構成員"

# Whether a meeting is there.
THERE = "設置済"
PLANNED = "設置予定"

# What the 実施計画 is as a document.
PLAN_OWN = "独立"
PLAN_CHAPTER = "章"
PLAN_MEASURE = "施策の位置づけ"
PLAN_NONE = "なし"

# How a person stands to a meeting.
LEADER = "リーダー"
SUB = "サブ"
REQUIRED = "必須"
BY_AGENDA = "議題に応じて"

# The week of a base.
MONDAY = "月"
TUESDAY = "火"
WEDNESDAY = "水"
THURSDAY = "木"
FRIDAY = "金"
SATURDAY = "土"
SUNDAY = "日"
MORNING = "午前"
AFTERNOON = "午後"
NIGHT = "夜"

# A meeting and the law on which it sits.
TABLE = "「%(name)s」（%(law)s）"
TABLE_NOT_ENTERED = "%(name)s（%(law)s・まちの定めは未入力）"

# What the house says where a town has no word of its own: the texts of packs/_base, by code.
NEUTRAL = {
    "referral_sheet": "つなぐシート",
    "coordinator": "相談支援包括化推進員",
    "coordination": "調整役",
    "lead": "主担当",
    "handed_back": "つなぎ戻し",
    "waiting_to_take": "受け取り待ち",
    "waiting_for_answer": "返事待ち",
    "left_alone": "任せきり",
    "sash": "たすき",
}

# How the name of a body ends; the first is what the house says of itself.
KINDS = "町市村区都道府県"

UNKNOWN_LABEL = _("%(code)s（不明）")
DEFAULT_QUESTION = _(
    "原資料に定めがないため、製品の既定値を使っています。この値でよいか確認してください。"
)

NO_OFFICER = _("%(name)sの%(duties)sが決まっていません。名前と代わりの人を入力してください。")
OFFICER_DUTIES = {
    "promotion": _("重層担当職員（周知・浸透）"),
    "meeting": _("会議担当者"),
}
NO_DECIDING_BODY = _(
    "重層的支援会議の定めが未入力です。支援決定をどの会議で行うか、決裁だけで行うかを入力してください。"
)
PRINTED_ONLY = _(
    "%(day)s曜の%(part)sの表に「%(printed)s」とありますが、本文の「%(name)s」にその曜日はありません。どちらが正しいか確認してください。"
)
TOLD_ONLY = _(
    "本文の「%(name)s」は%(day)s曜%(told)s（%(part)s）ですが、表の同じ欄にありません。どちらが正しいか確認してください。"
)
REVISIONS_MISSING = _(
    "計画の改定年度が分かっているのは%(all)s市町村のうち%(known)s市町村です。残る%(rest)s市町村の年度を確認してください。"
)
STATUS_FROM = _("%(name)s（%(year)sから）")
OFFICER_OF = _("%(name)s　%(duty)s")
TAKEN_OFF = _("画面で取り下げた項目：%(at)s（元のファイルから消してください）")
PROJECT_WITHOUT_STATUS = _("「%(name)s」がどの年度にどこまで進んでいるかが入力されていません。")

# A new town's pack. These stand in the file that is written, so they are not translated.
ANSWERED = "最初の質問への答え"
PROGRAMME = "重層的支援体制整備事業"
HEAD_TOWN = "まちのこと。書き方は docs/PACKS.md。state は 原文どおり・訂正・不明 のどれか。"
HEAD_AGENCIES = "支援関係機関。分からない電話番号は書かずに unknown に残す。"
HEAD_COUNTERS = "住民が見る相談窓口と、使う様式。"
HEAD_MEETINGS = "会議体。根拠（legal_types）を書くまで、名のある人のことは扱えない。"
HEAD_FLOW = "町が決めること。"
ASK_WELFARE_OFFICE = "町に福祉事務所を置いているか確認してください。"
ASK_PROGRAMME = (
    "事業の呼び名、実施計画の形（独立・章・施策の位置づけ）と期間、設置形態を入力してください。"
)
ASK_AGENCY = "種別、運営主体（直営か、どの法人への委託か）、電話・FAXを入力してください。"
ASK_COUNTER = "どんな相談を受けるか、場所、受付時間、電話・FAXを入力してください。"
ASK_MEETING = "根拠の法律、本人同意の扱い、構成員、決められることを入力してください。"
ASK_CHOICE = "どこが行うか決めて入力してください。"
CHOICE_COORDINATOR = "調整役の機関"
CHOICE_RECEIVER = "多機関協働の依頼を受ける機関"
CHOICE_WRITER = "多機関協働のプランを書く機関"
CHOICE_SAME = "主担当と調整役を同じ機関が務めてよいか"

SENTENCES = {
    "municipality.not_toml": _("TOMLとして読めません（%(why)s）。書き方を直してください。"),
    "municipality.unknown_key": _(
        "「%(key)s」という項目はありません。使える項目は %(known)s です。つづりを直すか、消してください。"
    ),
    "municipality.missing_key": _("「%(key)s」がありません。書き足してください。"),
    "municipality.wrong_type": _(
        "「%(key)s」の値 %(value)s は使えません。%(wanted)s を書いてください。"
    ),
    "municipality.twice": _("「%(item)s」が二度書かれています。どちらかを消してください。"),
    "municipality.unknown_code": _(
        "「%(key)s」の「%(item)s」は、どこにも定義されていません。つづりを直すか、定義を書き足してください。"
    ),
    "municipality.no_original": _(
        "「訂正」と書いた項目には original（原文）が要ります。原文を書き足してください。"
    ),
    "municipality.no_question": _(
        "「不明」と書いた項目には question（何を確かめるか）が要ります。書き足してください。"
    ),
    "municipality.no_source": _("source（出典）が空です。出典を書き足してください。"),
    "municipality.no_national": _(
        "町が足したコード「%(item)s」に national（国のコード）がありません。書き足してください。"
    ),
    "municipality.case_data_without_law": _(
        "会議体「%(item)s」は根拠法のない会議です。case_data を false にしてください。"
    ),
    "municipality.no_such_pack": _(
        "「%(item)s」のパックがありません。packs の下にフォルダを作ってください。"
    ),
    "municipality.incomplete": _("「%(kind)s」が一つもありません。書き足してください。"),
    "municipality.no_such_item": _(
        "このまちのパックに %(kind)s「%(item)s」がありません。パックに書き足してください。"
    ),
    "municipality.wrong_check_digit": _(
        "団体コード「%(code6)s」は正しくありません。先頭の0を含む6桁を、検査数字（最後の1桁）まで確かめて書いてください。"
    ),
    "municipality.unknown_town": _(
        "団体コード「%(code6)s」の「%(name)s」は、全国の一覧にありません。コードと名前を確かめてください。"
    ),
    "municipality.ring": _(
        "%(key)s が輪になっています（%(ring)s）。どこかで直すか、消してください。"
    ),
    "municipality.year_gap": _(
        "「%(project)s」の年度がつながっていません。%(wanted)s年度から始まる行にするか、前の行の until_fiscal_year を直してください。"
    ),
    "municipality.decides_without_data": _(
        "会議体「%(item)s」は個別の事案を扱わないので「%(matter)s」を決められません。decides から消すか、根拠（legal_types）を書いて case_data を true にしてください。"
    ),
    "municipality.decides_before_law": _(
        "会議体「%(item)s」は本人同意なしで事案を扱いますが、守秘義務を定めた法律の会議ではありません。legal_types に支援会議（support_meeting）などを書くか、consent_rule を「あり」にしてください。"
    ),
    "municipality.secrecy_without_law": _(
        "会議体「%(item)s」の守秘義務には根拠の法律がありません。secrecy_by_law を消すか、legal_types を書いてください。"
    ),
    "municipality.prefecture_with_data": _(
        "都道府県の後方支援では住民の事案を扱いません。「%(item)s」の case_data を false にしてください。"
    ),
    "municipality.wrong_month": _(
        "「%(key)s」の%(value)sは月ではありません。1から12で書いてください。"
    ),
    "municipality.wrong_time": _(
        "時刻「%(value)s」を読み取れません。10:00のように、始まりを終わりより前に書いてください。"
    ),
    "municipality.turned_bounds": _(
        "%(value)sでは、だれも来られません。at_least（下の数）を at_most（上の数）より大きくしないでください。"
    ),
    "municipality.operator_only": _(
        "まちの登録は運用者だけができます。運用者のコマンドから行ってください。"
    ),
    "municipality.already_founded": _(
        "このデータベースには、すでに %(name)s が登録されています。別のまちは別のデータベースに作ってください。"
    ),
}
