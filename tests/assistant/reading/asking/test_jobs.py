"""Another job is never counted as security staff, and a role set aside is not the one asked for."""

from __future__ import annotations

import pytest

from assistant.reading.read import read
from assistant.rules.facts import Asked


@pytest.mark.parametrize(
    "job", ["专职消防员", "兼职消防志愿者", "专职的环保人员", "专职电工", "专职司机", "专职安保经理", "安检员"]
)
def test_another_job_is_named_as_such(job: str) -> None:
    understood = read(f"公司500人，{job}要几名")
    assert understood is not None
    assert understood.job
    assert not understood.units


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("小学师生员工2700人，问的是保卫干部不是门口保安，至少几名", Asked.STAFF),
        ("小学师生员工2700人，保安（非保卫干部）最少几名", Asked.GUARDS),
        ("小学师生员工2700人，保卫处的干部（校门口那些保安不算）至少几名", Asked.STAFF),
        ("小学师生员工2700人，持《保安员证》上岗的要几名", Asked.GUARDS),
        ("重点单位1300人，专职要几名，保安又要几名", Asked.BOTH),
        ("key unit, 640 employees, how many full-time security staff, and how many guards?", Asked.BOTH),
    ],
)
def test_the_role_asked_for_is_the_one_not_set_aside(question: str, asked: Asked) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.units[0].asked is asked
