"""Where a firm is registered or led from, and where the people work who are asked about."""

from __future__ import annotations

import pytest

from assistant.staffing import answer_staffing
from corpus.vocabulary import Route


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("我司注册地广州，此次上报的是长沙生产基地，基地职工1450人，治安保卫人员最低配备几名？", Route.DECLINE),
        ("注册地为广州，经营地为北京，职工1450人，保卫人员至少几名？", Route.DECLINE),
        ("总部设在广州，现为深圳分公司申报，分公司员工1450人，保卫人员不得少于几名？", Route.DECLINE),
        ("我公司在深圳注册，员工1450人，保卫人员至少几名？", Route.DECLINE),
        ("注册地为北京，经营地为广州，职工1450人，保卫人员至少几名？", Route.QUOTA),
        ("总公司位于上海，广州分公司员工1450人，治安保卫人员不得少于几名？", Route.QUOTA),
        ("我们公司在深圳注册，实际在广州办公，员工1450人，保卫人员几名？", Route.QUOTA),
        ("广州某物流园，员工1450人，客户遍布全国，保卫人员几名？", Route.QUOTA),
        ("广州公司，供应商在上海，员工1450人，保卫人员几名？", Route.QUOTA),
        ("公司业务在上海，员工1450人，保卫人员几名？", Route.DECLINE),
        ("我在北京上班，替广州的工厂问一下，员工1450人，保卫人员几名？", Route.QUOTA),
        ("我公司在广州注册，员工1450人，保卫人员至少几名？", Route.QUOTA),
    ],
)
def test_the_place_of_the_work_decides(question: str, route: Route) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.route is route
