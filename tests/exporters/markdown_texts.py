"""Texts that look like something else to Markdown or to Mermaid, and a project full of them."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Connection,
    EmpathyNote,
    Experience,
    FeedbackNote,
    Stage,
    Sticky,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind, TouchpointKind
from tests.a_project import a_project

HOSTILE = (
    "end", "End", "subgraph", "graph TD; A-->B", "say \"hello\"", "\"", "`code`",
    "``` fence", "[x](y)", "![i](j)", "{decide}", "((round))", "a --> b", "a -- b",
    "%% comment", "%%{init: {}}%%", "#35;", "#quot;", "&amp; &lt;", "<b>bold</b>",
    "<script>alert(1)</script>", "<br/>", "a|b", "a\\|b", "\\", "\\n", "# heading",
    "heading #", "## two ##", "- item", "+ item", "* item", "1. first", "1) first",
    "> quote", "===", "---", "~~gone~~", "*a* _b_ **c** __d__", "$x$ $$y$$",
    "style a:b#c;", "classDef x fill:#fff;", "click n1 href \"javascript:alert(1)\"",
    "accTitle: x", "a;b", "a::: b", "رحلة العميل", "ग्राहक यात्रा", "客户旅程",
    "การเดินทาง", "👩\u200d💻 🙂 emoji", "ﬂ°°35¶ß", "x" * 120, "    indented", "tab\there",
    "line\nbreak", "\u2028separator", "http://x.example/?a=b&c", "@someone", ":smile:",
    "o", "x", "default", "---\ntitle: x\n---", "{{a}}", "[[b]]", "$$", "a\r\nb",
    "'apos'", "1.", "-", "+1", "=1+1", "|", "||", "`", "``",
)  # fmt: skip


def hostile_project() -> Project:
    """A project in which every text is one that looks like something else."""
    project = a_project()
    stages = tuple(project.stages)
    kinds = tuple(TouchpointKind)
    ways = tuple(ConnectionKind)
    texts = HOSTILE
    records = [
        *(one for one in project.records() if not isinstance(one, Stage)),
        *(
            replace(one, name=texts[n], goal=texts[n + 4])
            for n, one in enumerate(project.stages.values())
        ),
    ]
    for n, text in enumerate(texts):
        touchpoint = Touchpoint(
            id=f"tp_{n:03}",
            journey="journey_1",
            stage=stages[n % 3],
            name=text,
            description=text,
            kind=kinds[n % len(kinds)],
            x=n,
        )
        way = Connection(
            id=f"con_{n:03}",
            journey="journey_1",
            source=f"tp_{n:03}",
            target=f"tp_{(n + 1) % len(texts):03}",
            kind=ways[n % len(ways)],
            label=text,
            criteria=text,
        )
        records += [
            touchpoint,
            way,
            Sticky(id=f"sticky_{n:03}", journey="journey_1", touchpoint=touchpoint.id, text=text),
            FeedbackNote(id=f"feedback_{n:03}", text=text, customer=text, touchpoint=touchpoint.id),
            EmpathyNote(id=f"empathy_{n:03}", persona="persona_1", text=text),
            Action(id=f"action_{n:03}", text=text, touchpoint=touchpoint.id),
            Experience(
                id=f"experience_{n:03}",
                persona="persona_1",
                touchpoint=touchpoint.id,
                emotion=n % 5 - 2,
                thought=text,
            ),
        ]
    return Project(records)
