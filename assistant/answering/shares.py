"""From which share of the belief on a clause plays which part in an answer."""

from __future__ import annotations

SUPPORTING = 3
"""At most this many further clauses are shown."""

LEAST_SHARE = 0.02
"""A further clause is shown where it has at least this share of the belief."""

PART_SHARE = 0.2
"""A part of a question is answered by itself where its best clause has at least this share of the belief."""

STATED_SHARE = 0.005
"""Where a figure is stated, a clause with figures of its unit comes first from this share on."""

DECIDING_SHARE = 0.3
"""A clause decides whether a statement is true where it has at least this share of the belief."""

LEAST_FIGURE_SHARE, SAME_OVERLAP = 0.001, 0.8
"""From this share on, where its sentence has at least this share of the best one's overlap with the question."""

FIGURE_SHARE = 0.04
"""Where a figure is asked for, a clause that states one is shown from this share on, as a share of the best one's."""

ELSEWHERE = 2.2
"""Logits by which a text outside must match better than all inside, to be named as the place where the rule stands."""

ELSEWHERE_ON_SAME_MATTER = 4.2
"""The same where both rest on the same law."""

SURE_SHARE = 0.6
"""From this share of the belief on, the best clause is what was asked for; also of a part declined alone."""

STAFFING_CLAUSES = {("guangzhou", 6), ("neibao", 6), ("liaoning", 1)}
"""The clauses on how many and what kind of staff a unit has: a question on them may be one for the calculator."""

NO_ANSWER = 0.015
"""Under this probability of an answer not even a question for a number of people is one of staffing."""
