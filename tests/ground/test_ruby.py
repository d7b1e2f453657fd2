from tasuki.ground import ruby


def test_a_reading_stands_above_its_word_and_markup_stays_text():
    said = ruby.html("{困|こま}りごと<b>")

    assert said == "<ruby>困<rp>（</rp><rt>こま</rt><rp>）</rp></ruby>りごと&lt;b&gt;"


def test_the_text_reads_without_its_readings():
    assert ruby.plain("{困|こま}りごとを{考|かんが}える") == "困りごとを考える"
    assert ruby.parts("かな") == [("かな", "")]


def test_half_a_mark_is_text():
    assert ruby.parts("{困|}り") == [("{困|}り", "")]
