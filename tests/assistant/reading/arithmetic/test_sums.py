"""Numbers told in pieces are one number."""

import pytest

from assistant.reading.arithmetic.sums import told_in_pieces
from assistant.reading.read import read
from assistant.reading.turns.memory import StaffingMemory
from assistant.reading.words.numerals import read_numeral


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("5万又1人", "50001人"),
        ("三万又二百人", "30200人"),
        ("一万五千人零一个", "15001人"),
        ("两千五百单一人", "2501人"),
        ("五万加一，", "50001，"),
        ("一点五万人", "1.5万人"),
        ("半个10万，", "50000，"),
        ("职工两个一千五，", "职工3000，"),
        ("1500*2人", "3000人"),
        ("1000又二分之一人", "1000.5人"),
        ("十二万万人", "十二亿人"),
        ("1千1百万人", "1100万人"),
        ("两千多万，", "两千万多，"),
        ("2000零1人", "2001人"),
        ("1501差一人，", "1500人，"),
    ],
)
def test_a_number_in_pieces_is_written_out(said: str, written: str) -> None:
    assert told_in_pieces(said) == written


@pytest.mark.parametrize(
    "said", ["五万零一人", "五零零零一人", "八点二十到岗", "保安两个", "5个单位", "1500*0.002", "第一又二", "5万5人"]
)
def test_other_words_stay_as_they_are(said: str) -> None:
    assert told_in_pieces(said) == said


@pytest.mark.parametrize("said", ["一千五零一个", "五万有零", "一千卌五千人"])
def test_a_number_that_cannot_be_read_is_never_read_in_part(said: str) -> None:
    numeral = read_numeral(said, 0)
    assert numeral is not None
    assert not numeral.is_exact


@pytest.mark.parametrize(
    "question",
    [
        "厂里除我之外1000人，保卫人员几名",
        "走读小学师生2499人，另有校工1人，保安几名",
        "走读学校老师和学生2499人，食堂阿姨1人，保安几名",
        "公司员工2000人，加上老板我自己，保卫人员几名",
        "员工总数不超过1000人，实际在岗员工1360人，保卫人员几名",
        "公司一共800人，光男的就有900，保卫人员几名",
        "单位1000人，又说是3000人，保卫人员几名",
        "招股书写员工2600人，年报写2060人，保卫人员几名",
    ],
)
def test_heads_that_do_not_fit_are_asked_about(question: str) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is not None


@pytest.mark.parametrize(
    "question",
    [
        "学生1400人、教师85人、后勤员工20人的走读小学，保安几名",
        "员工600人，道闸12个，岗亭5个，重点单位，专职几名",
    ],
)
def test_heads_that_add_up_and_things_are_not_asked_about(question: str) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is None


def test_workers_that_a_turn_counts_in_come_on_top() -> None:
    memory = StaffingMemory()
    read("公司850人，专兼职保卫人员要几名", memory=memory)
    understood = read("另外还有600名劳务派遣工，也要算进总人数，再算一次", memory=memory)
    assert understood is not None
    assert understood.units[0].persons == 1450
