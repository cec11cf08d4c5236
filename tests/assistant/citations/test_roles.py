"""A true number in the wrong role is wrong; in the right role it passes, in whatever words."""

from __future__ import annotations

import pytest

from assistant.citations.check import check_citations
from assistant.citations.texts import CitedTexts
from corpus import Library

WRONG = (
    "《保安服务管理条例》第五十一条：自行招用保安员的单位应在条例施行之日起6个月内备案。",
    "《保安服务管理条例》第五十一条：已设立的保安服务公司应当在3个月内重新申请许可证。",
    "《反恐怖主义法》第八十三条：情节严重的，对金融机构处二十万元以上五十万元以下罚款。",
    "《反恐怖主义法》第九十条：新闻媒体编造虚假恐怖信息的，处一万元以下罚款。",
    "《反恐怖主义法》第九十条：个人编造虚假恐怖信息的，可处二十万元以下罚款。",
    "《反恐怖主义法》第九十二条：单位阻碍反恐工作的，处五万元以下罚款。",
    "《反恐怖主义法》第八十八条：责任人员处十万元以下罚款。",
    "《反恐怖主义法》第八十八条：对单位处一万元以下罚款。",
    "《反恐怖主义法》第八十六条：住宿、租赁经营者处二十万元以上五十万元以下罚款。",
    "《反恐怖主义法》第五十二条：查封期限为一个月，情况复杂的可以延长二个月。",
    "《保安服务管理条例》第十七条：行政拘留2次以上的，不得担任保安员。",
    "按《内保条例》第十九条，主要负责人罚1万元至10万元，单位罚500元至5000元。",
    "一般保安公司注册资本不少于1000万元（《保安服务管理条例》第八条）。",
)
RIGHT = (
    "《保安服务管理条例》第五十一条：已设立的保安服务公司应当在6个月内重新申请许可证，自行招用的单位3个月内备案。",
    "《反恐怖主义法》第八十三条：情节严重的，单位罚款五十万元以上，责任人罚款十万元以上五十万元以下。",
    "《反恐怖主义法》第九十条：单位处二十万元以下罚款，责任人员可并处五万元以下罚款，个人可并处一万元以下罚款。",
    "《反恐怖主义法》第八十五条：物流运营单位处十万元以上五十万元以下罚款，责任人员处十万元以下罚款。",
    "《反恐怖主义法》第五十二条：查封期限不超过二个月，情况复杂的可以延长一个月。",
    "《反恐怖主义法》第九十一条：个人最高2000元，单位最高5万元。",
    "《内保条例》第十九条规定，单位最低罚1万元，负责人最低罚500元。",
    "某公司因未制定预案，被依据《内保条例》第十九条罚款3万元。",
    "根据《反恐怖主义法》第三十二条，商场共安装摄像头300个，录像保存120天。",
    "保安员张某不满18周岁，不符合《保安服务管理条例》第十六条。",
)
WRONG_GUANGZHOU = (
    "广州征求意见稿第（六）条第1项：200人以下的单位，治安保卫人员不少于人员总数的2‰。",
    "广州征求意见稿第（六）条第2项：500人以上2000人以下的，专职人员不少于4‰。",
    "广州征求意见稿第（六）条第2项：200人以上500人以下的，不少于2名。",
    "广州征求意见稿第（六）条第2项：2000人以上的，基数不少于3人。",
    "广州征求意见稿第（六）条第3项第（1）目：每增加500名寄宿生增配1名保安员。",
    "广州征求意见稿第（六）条第3项第（2）目：按在岗医务人员的3‰或者日均门诊量的3%配备。",
    "广州征求意见稿第（六）条第3项第（2）目：医院每3张病床配20名保安员。",
)
RIGHT_GUANGZHOU = (
    "广州征求意见稿第（六）条第1项：200人及以下的至少2人，200人以上的按千分之二，最少2人，仅供参考。",
    "广州征求意见稿第（六）条第2项：五百人以上至两千人的，专职人员不少于千分之五。",
    "广州征求意见稿第（六）条第3项第（1）目：学校1000人及以下配2名专职保安，超过部分每500名学生增加1名。",
    "广州征求意见稿第（六）条第3项第（2）目：按门诊量的0.3%、医务人员的百分之三或每二十张床一名保安，取最高。",
    "辽宁意见第4条：预案演练一年两次。",
    "辽宁意见第1条未规定人员比例，不存在千分之五的说法。",
)


@pytest.fixture(scope="module")
def texts(imported: Library) -> CitedTexts:
    return CitedTexts(imported)


@pytest.mark.parametrize("text", WRONG)
def test_a_laws_figure_in_the_wrong_role_is_found(texts: CitedTexts, text: str) -> None:
    assert [finding.verdict for finding in check_citations(text, texts.library, texts=texts)] == ["wrong_figure"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_laws_figure_in_its_role_passes(texts: CitedTexts, text: str) -> None:
    assert [finding.verdict for finding in check_citations(text, texts.library, texts=texts)] == ["ok"]


@pytest.mark.parametrize("text", WRONG_GUANGZHOU)
def test_a_figure_of_the_draft_in_the_wrong_role_is_found(library: Library, text: str) -> None:
    assert [finding.verdict for finding in check_citations(text, library)] == ["wrong_figure"]


@pytest.mark.parametrize("text", RIGHT_GUANGZHOU)
def test_a_figure_of_a_document_in_its_role_passes(library: Library, text: str) -> None:
    assert [finding.verdict for finding in check_citations(text, library)] == ["ok"]
