"""What becomes of this room's tables."""

KEEP = {
    "Agency": "町の設定が続くかぎり",
    "Staff": "最後の所属の終了から記録の保存期間まで。その後は氏名を消し、番号だけ残す",
    "Appointment": "Staffと同じ",
    "SignIn": "終わってから1年（だれがいつ入っていたかの確認のため）。その後は消す",
    "Tries": "最後の失敗から24時間で数え直す。アカウントの数より多くは残らない",
    "Factor": "本人がやめるか、解除されるまで。鍵は封をして持ち、終われば消す",
    "RecoveryCode": "Factorと同じ。要約値だけを持つ",
    "FactorReset": "Staffと同じ（だれがなぜ解除したかの証拠）",
    "Invitation": "使われたか期限が過ぎてから1年。合言葉そのものは持たない",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Agency": "kept",
    "Staff": "kept",
    "Appointment": "kept",
    "SignIn": "kept",
    "Tries": "kept",
    "Factor": "kept",
    "RecoveryCode": "kept",
    "FactorReset": "kept",
    "Invitation": "kept",
}
