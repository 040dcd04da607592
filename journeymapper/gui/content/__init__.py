"""The page of content: who finds what at which stage, and the holes."""
