"""English as it is typed: slips of the pen, learners' word order, counts behind colons."""

from __future__ import annotations

import pytest

from assistant.reading.read import read
from assistant.reading.words.english import plain_english


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("secruity staff", "security staff"),
        ("how many gaurds", "how many guards"),
        ("security personel", "security personnel"),
        ("1250 ppl", "1250 people"),
        ("the total number of employees stands at 3,200", "employees 3,200"),
        ("people number 1250", "people 1250"),
        ("between 1,100 and 1,400 employees", "1,100 to 1,400 employees"),
        ("four people, full- and part-timers together, look after internal security.", "four security staff."),
        ("our company of 1,750 isn't a key unit", "our company of 1,750 people isn't a key unit"),
        ("three of us handle security", "three security staff"),
        ("headcount grew from 980 to 1,250", "headcount is now 1,250"),
    ],
)
def test_typed_english_is_put_right(typed: str, meant: str) -> None:
    assert plain_english(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "patients and parents",
        "five people handle security systems",
        "we worked here",
        "职工1200人",
        "guards@example.com",
    ],
)
def test_right_words_stay_as_they_are(text: str) -> None:
    assert plain_english(text) == text


@pytest.mark.parametrize(
    "question",
    [
        "Sorry my english not so good. I am owner of hotel, worker is 160 person, how many secruity staff must have?",
        "Hotel. Total staff = 160. Security personnel minimum?",
        "We got 160 ppl here, ordinary company, min security staff?",
    ],
)
def test_a_learner_is_understood(question: str) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is None
    assert understood.units[0].persons == 160
