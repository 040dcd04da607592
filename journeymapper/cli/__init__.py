"""The command line: a thin shell over ``app``. Each command is a file, imported when it is asked
for, so that none waits for what another needs."""
