"""What if: a journey with shares on its ways as an absorbing Markov chain.

``read_chain`` makes the chain from the records, ``WhatIf`` answers for it while shares move,
``pains`` leads from a voted pain to what its mending changes, ``summary`` says it all in plain
values. numpy is imported with the first answer, scipy with that of a large chain.
"""
