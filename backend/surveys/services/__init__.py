"""The acts on surveys: drafting question sets, holding a survey, counting and accepting."""

from backend.surveys.services import counting, holding, question_sets

__all__ = ["counting", "holding", "question_sets"]
