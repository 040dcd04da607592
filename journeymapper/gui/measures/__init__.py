"""The page of measures: what is counted, whether it is where it should be, what it returns."""
