"""Every verdict and every flag of the citation check, on the two documents and on a law of our own making."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.citations.finding import Finding

Check = Callable[[str], tuple[Finding, ...]]


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1
    return findings[0]


@pytest.mark.parametrize(
    "text",
    [
        "《内保条例》第一条规定：“甲方每季度清点钥匙，并登记在册。”",
        "《内保条例》第一条规定：“甲方每季度清点钥匙,并登记在册.”",
        "《内保条例》第一条规定：「甲方 每季度 清点 钥匙，并登记在册」",
        "《内保条例》第一条规定：“甲方每季度清点\n钥匙，并登记在册。”",
        "《内保条例》第一条：“甲方……登记在册。”",
        "《内保条例》第一条规定：甲方每季度清点钥匙，并登记在册。请照办。",
        "“夜班门卫应当每小时巡楼一次”（《内保条例》第二条），请照办。",
        "“夜班门卫应当每小时巡楼一次”，见《内保条例》第二条。",
        "《内保条例》第二条要求巡楼记录保存不少于40天。",
        "《内保条例》第二条：巡楼记录至少保存四十日，我单位现存20日。",
        "我单位巡楼记录只存了20日，未达到《内保条例》第二条规定的四十日。",
        "《内保条例》第三条：单位罚款三万元至八万元，值班人员罚款200元到900元。",
        "《内保条例》第三条第（一）项的情形，可处3万元以上8万元以下罚款。",
        "《内保条例》第四条规定自二〇〇四年十二月一日起施行。",
        "辽宁意见第4条：“每年不少于２次”",
        "本次检查24家单位，其中3家未落实辽宁意见第4条。",
        "门口贴着“闲人免进”，这与《内保条例》第一条并不冲突。",
        "辽宁意见第4条要求演练，我单位的演练代号是“利剑行动”。",
    ],
)
def test_what_is_true_and_written_in_any_harmless_way_passes(check: Check, text: str) -> None:
    finding = only(check(text))
    assert (finding.verdict, finding.flags) == ("ok", ()), finding.detail


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("《内保条例》第一条规定：“甲方每季度清查钥匙，并登记在册。”", "点"),
        ("《内保条例》第二条：“夜班门卫应当每小时巡楼一次，得擅离岗位”。", "不"),
        ("《内保条例》第二条：“擅离岗位”，“得擅离岗位”。", "不"),
        ("《内保条例》第一条规定：甲方每季度清点钥匙，并登记存档。", "在册"),
    ],
)
def test_a_changed_character_or_a_dropped_negation_is_shown_as_a_difference(check: Check, text: str, ours: str) -> None:
    finding = only(check(text))
    assert finding.verdict == "quote_mismatch"
    assert ours in "".join(part[2] for part in finding.diff if part[0] != "equal")


@pytest.mark.parametrize(
    "text",
    [
        "《内保条例》第二条：“巡楼记录保存不少于三十日”。",
        "《内保条例》第三条：“对单位处3万元以上9万元以下的罚款”。",
        "辽宁意见第4条：“每年不少于3次”。",
        "《内保条例》第四条：“本条例自2005年12月1日起施行。”",
    ],
)
def test_a_changed_figure_in_a_quotation_is_a_mismatch_with_a_flag(check: Check, text: str) -> None:
    finding = only(check(text))
    assert (finding.verdict, finding.flags) == ("quote_mismatch", ("wrong_figure",))


def test_a_figure_written_in_other_numerals_is_a_mismatch_without_the_flag(check: Check) -> None:
    finding = only(check("《内保条例》第二条：“巡楼记录保存不少于40日”。"))
    assert (finding.verdict, finding.flags) == ("quote_mismatch", ())


@pytest.mark.parametrize(
    ("text", "document", "article", "item"),
    [
        ("《内保条例》第二条规定：“甲方每季度清点钥匙，并登记在册。”", "neibao", 1, None),
        ("《内保条例》第三条第（一）项“伪造巡楼记录”。", "neibao", 3, 2),
        ("《内保条例》第一条：“必要时，市政府实行挂牌督办。”", "guangzhou", 19, None),
        ("辽宁意见第28条要求“严格履行散装汽油实名制购销管理制度”。", "liaoning", 27, None),
        ("辽宁意见第9条要求配备防暴棍、盾牌、头盔、钢叉。", "liaoning", 8, None),
    ],
)
def test_words_that_stand_elsewhere_name_the_clause_they_stand_in(
    check: Check, text: str, document: str, article: int, item: int | None
) -> None:
    finding = only(check(text))
    assert finding.verdict == "wrong_clause"
    assert finding.suggestion is not None
    assert (finding.suggestion.document, finding.suggestion.article, finding.suggestion.item) == (
        document,
        article,
        item,
    )


@pytest.mark.parametrize(
    "text",
    [
        "《内保条例》第二条要求巡楼记录保存不少于60日。",
        "《内保条例》第二条要求巡楼记录保存不超过40日。",
        "《内保条例》第二条要求巡楼记录保存40个月。",
        "《内保条例》第三条：对单位罚款200元至900元。",
        "《内保条例》第三条：对值班人员处3万元以上8万元以下的罚款。",
        "辽宁意见第4条：演练每半年不少于2次。",
        "辽宁意见第10条要求录像保存不少于90日。",
        "Drills are held at least 3 times a year under 辽宁意见第4条.",
        "广州征求意见稿第（六）条第2项：2000人以上的重点单位，专职人员不少于5‰。",
    ],
)
def test_a_paraphrase_with_another_number_unit_bound_or_role_is_a_wrong_figure(check: Check, text: str) -> None:
    finding = only(check(text))
    assert finding.verdict == "wrong_figure"
    assert finding.diff


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("《内保条例》第三条至第五条", ["ok", "ok", "no_such_clause"]),
        ("辽宁意见第31条规定了附则。", ["no_such_clause"]),
        ("《内保条例》第三条第（三）项讲制服。", ["no_such_clause"]),
        ("《企业事业单位内部治安保卫办法》第一条：“甲方每季度清点钥匙，并登记在册。”", ["unknown_document"]),
        ("《深圳市保安服务管理条例》第十六条规定了年龄。", ["unknown_document"]),
        ("按照第九条办理。", ["unknown_document"]),
        ("公安部令第112号第二十条规定了备案。", ["text_unavailable"]),
        ("《内保条例》是依据。", []),
        ("会上提出了三条建议。", []),
    ],
)
def test_nothing_is_invented(check: Check, text: str, verdicts: list[str]) -> None:
    assert [finding.verdict for finding in check(text)] == verdicts


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("依照广州意见第（六）条，你单位必须于月底前增配保安员，逾期予以处罚。", True),
        ("各单位务必严格执行广州意见第（五）条：“一级抓一级，层层抓落实”。", True),
        ("广州征求意见稿第（六）条只是草案，不能作为处罚依据。", False),
        ("广州意见第（二十三）条讲联席会议。", False),
    ],
)
def test_a_draft_presented_as_binding_is_flagged(check: Check, text: str, flagged: bool) -> None:
    assert ("draft_not_in_force" in only(check(text)).flags) is flagged


def test_a_name_that_is_not_the_laws_is_flagged(check_shipped: Check) -> None:
    finding = only(check_shipped("《保安服务条例》第二十五条讲监控。"))
    assert (finding.document, finding.verdict) == ("baoan", "ok")
    assert set(finding.flags) == {"superseded_name", "digest_only"}


def test_against_a_digest_a_quotation_is_unavailable_and_existence_is_still_checked(check_shipped: Check) -> None:
    quoted = only(check_shipped("《内保条例》第五条规定：“主要负责人负责”。"))
    assert (quoted.verdict, quoted.flags) == ("text_unavailable", ("digest_only",))
    assert only(check_shipped("《内保条例》第二十五条规定了罚款。")).verdict == "no_such_clause"
    wrong = only(check_shipped("《保安服务管理条例》第二十五条要求录像保存九十日。"))
    assert (wrong.verdict, wrong.flags) == ("wrong_figure", ("digest_only",))


def test_a_clause_named_inside_a_quoted_clause_is_no_citation_of_the_text(check: Check) -> None:
    text = "广州征求意见稿第（十五）条：“按照《内保条例》明确的重点单位范围，依法拟定”。"
    assert [finding.document for finding in check(text)] == ["guangzhou"]


def test_spans_cut_the_text_and_the_difference_gives_both_sides_back(check: Check) -> None:
    text = "注意：辽宁意见第4条：“定期开展演习，每年不少于2次”。"
    finding = only(check(text))
    assert text[finding.start : finding.end] == finding.raw == "辽宁意见第4条"
    assert "".join(part[1] for part in finding.diff).startswith("定期开展演习")
    assert "开展演练" in "".join(part[2] for part in finding.diff)
    assert finding.to_dict()["diff"] == [list(part) for part in finding.diff]


def test_each_quotation_of_a_list_goes_to_the_clause_that_has_it(check: Check) -> None:
    text = "辽宁指导意见第六条、第七条分别要求“同步规划、同步施工、同步验收”和“‘硬隔离’设施设备的正常使用和安全可靠”。"
    assert [(f.article, f.verdict) for f in check(text)] == [(6, "ok"), (7, "ok")]


def test_two_wrong_citations_do_not_make_each_other_right(check: Check) -> None:
    text = "《内保条例》第一条规定“夜班门卫应当每小时巡楼一次”，《内保条例》第二条规定“甲方每季度清点钥匙”。"
    assert [f.verdict for f in check(text)] == ["wrong_clause", "wrong_clause"]


@pytest.mark.parametrize(
    "text",
    [
        "第三条消防通道还没有清理。",
        "共发布3条短信，其中第一条阅读量最高，第二条无人看。",
        "承诺：第一条不迟到，第二条不早退，第三条不脱岗。",
        "班组公约\n第一条：按时到岗\n第二条：认真巡查\n",
        "值班守则\n第五条 值班人员应按时到岗。\n",
        "共有第一、第二两条通道。",
        "分两条线推进：第一条线抓整改，第二条线抓宣传。",
    ],
)
def test_what_a_text_counts_or_numbers_itself_is_no_citation(check: Check, text: str) -> None:
    assert check(text) == ()


def test_a_clause_after_an_unknown_title_never_goes_to_the_law_named_before(check: Check) -> None:
    text = "《内保条例》第一条。\n\n《中华人民共和国门卫》第二条规定：“夜班门卫应当每小时巡楼一次”。"
    findings = check(text)
    assert [(f.document, f.verdict) for f in findings] == [("neibao", "ok"), (None, "unknown_document")]
    assert findings[1].raw == "《中华人民共和国门卫》第二条"


def test_a_citation_has_no_white_space_at_its_ends(check: Check) -> None:
    text = "清点钥匙。\n\n421号令第一条规定了清点。"
    assert only(check(text)).raw == "421号令第一条"
