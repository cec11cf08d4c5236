"""Quizzes: items whose keys are proven, papers drawn from them, checking, taking and grading."""
