"""The guide: what the way to a good map consists of, what is there, and what comes next. No Qt."""
