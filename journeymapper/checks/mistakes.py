"""The known mistakes, by number: what each is called and which step of the guide it belongs to."""

from __future__ import annotations

from journeymapper.domain.frozen import frozen


@frozen
class Mistake:
    """``name`` is the folder of ``checks`` that holds its checks."""

    number: int
    name: str
    title: str


MISTAKES: tuple[Mistake, ...] = (
    Mistake(1, "no_proper_map", "No proper map"),
    Mistake(2, "after_the_purchase", "After the purchase nothing"),
    Mistake(3, "demographics_only", "Demographics only"),
    Mistake(4, "mobile_overlooked", "Mobile overlooked"),
    Mistake(5, "sales_and_marketing_apart", "Sales and marketing apart"),
    Mistake(6, "dirty_data", "Dirty data"),
    Mistake(7, "nothing_personal", "Nothing personal"),
    Mistake(8, "micro_conversions", "Micro-conversions forgotten"),
    Mistake(9, "too_many_touchpoints", "Too many touchpoints"),
    Mistake(10, "feedback_ignored", "Feedback ignored"),
    Mistake(11, "buying_roles", "Buying roles missing"),
    Mistake(12, "seasons_ignored", "Seasons ignored"),
    Mistake(13, "no_comparison", "No comparison"),
    Mistake(14, "stale_measures", "Measures gone stale"),
    Mistake(15, "never_tested", "Never tested"),
    Mistake(16, "from_practice", "And from practice"),
)


def mistake(number: int) -> Mistake:
    """Raises IndexError for a number that no mistake has."""
    return MISTAKES[number - 1]
