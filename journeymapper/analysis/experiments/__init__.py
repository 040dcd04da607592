"""What the numbers of an experiment mean: intervals, tests, plans, and the sentence that says it.

``result_of`` answers for one experiment of a project; the formulas stand alone in ``chances``,
``proportions``, ``split`` and ``planning``, on plain numbers, with their sources.
"""
