"""Questions asked of a project: loops, paths, emotion, measures."""
