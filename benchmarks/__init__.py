"""What the program costs, each figure beside a stated floor or limit of the same run."""
