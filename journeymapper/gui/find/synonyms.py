"""Other words for what commands, settings and pages do: people type what they call it elsewhere."""

from __future__ import annotations

from functools import cache

from journeymapper.analysis.folding import fold

_ALSO: tuple[tuple[str, str], ...] = (
    ("appearance theme dark light contrast", "dark mode night light theme colours look contrast"),
    ("text", "font size bigger larger smaller letters"),
    ("motion animation", "reduce animation movement accessibility"),
    ("export document poster", "pdf print share send picture png svg image download save as"),
    ("import", "load csv excel table upload bring in"),
    ("undo", "take back revert"),
    ("redo", "do again repeat"),
    ("history milestone", "versions log earlier restore go back changes"),
    ("delete", "remove erase clear"),
    ("duplicate", "copy clone double"),
    ("paste", "insert clipboard"),
    ("new", "create begin start file"),
    ("open", "load file"),
    ("quit close", "exit leave"),
    ("rename", "change name title"),
    ("copy", "backup clipboard"),
    ("hints", "mute quiet warnings silence workshop checks"),
    ("minimap", "overview navigator birds eye"),
    ("whole", "fit zoom all overview"),
    ("100", "actual size zoom reset"),
    ("full", "maximise projector"),
    ("present presentation room", "slides slideshow projector show beamer meeting"),
    ("shortcuts keyboard", "keys help cheat sheet hotkeys"),
    ("guide", "help tutorial tour learn"),
    ("about", "version licence"),
    ("loop loops", "cycle back repeat"),
    ("decision", "branch if diamond gateway question"),
    ("connection connections", "arrow line link edge"),
    ("stage stages", "column phase"),
    ("touchpoint touchpoints", "step card node box moment"),
    ("sticky tray", "note post it"),
    ("persona personas", "customer user buyer people"),
    ("feedback", "comments reviews complaints survey voice of customer"),
    ("tidy layout arrange", "layout auto arrange clean order straighten"),
    ("measures", "kpi metrics numbers"),
    ("experiments", "ab test split"),
    ("what", "simulation forecast scenario"),
    ("actions", "todo tasks to do"),
    ("votes", "dots poll"),
    ("states", "as is to be current future compare"),
    ("essential essentials", "critical important must have"),
    ("heat", "heatmap colours lens"),
    ("align", "line up edges"),
    ("distribute", "space evenly gaps"),
    ("find replace", "search substitute change all texts"),
    ("select", "choose filter pick mark"),
    ("outline", "list tree text indented"),
    ("details", "client title author cover logo"),
    ("health", "checks mistakes problems warnings"),
    ("emotion", "feelings curve mood"),
    ("inspector", "properties details side panel"),
    ("grid", "table rows columns blueprint lanes"),
    ("template", "pattern blueprint reuse example"),
    ("sample", "example demo try"),
)


_BY_WORD = {word: also for said, also in _ALSO for word in said.split()}


@cache
def also_called(text: str) -> str:
    """Words that lead to a command of this text as well; none where there are none."""
    found = (_BY_WORD.get(word, "") for word in fold(text).split())
    return " ".join(one for one in dict.fromkeys(found) if one)
