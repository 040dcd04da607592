"""The command line: a thin shell over ``app``. Each command is a file, imported when it is asked
for, so that none waits for what another needs."""

import gc

# A command ends soon, and what it makes holds no circles worth speaking of: looking for them at
# every 700 new objects, as Python does, takes a fifteenth of an export.
gc.set_threshold(50_000)
