"""The two languages as data: pairs, folding, sorting, official dates, deadlines, differences. Pure functions."""

from commission.texts.bilingual import Bilingual, Language

__all__ = ["Bilingual", "Language"]
