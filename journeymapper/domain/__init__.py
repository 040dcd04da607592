"""The records of a project, their coding, changes, the project, its graph, rules and words."""
