"""The file: one SQLite database, its lock, migrations, history and backups."""
