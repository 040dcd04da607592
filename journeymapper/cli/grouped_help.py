"""Help whose options stand under headings, as somebody looks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click


class Grouped(click.Command):
    """A command that names its options under the headings of ``groups``; those that no heading
    names stand last."""

    groups: Mapping[str, Sequence[str]] = {}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        told: dict[str, tuple[str, str]] = {}
        for one in self.get_params(ctx):
            record = one.get_help_record(ctx)
            if record is not None and one.name:
                told[one.name] = record
        for heading, names in self.groups.items():
            with formatter.section(heading):
                formatter.write_dl([told.pop(one) for one in names if one in told])
        if told:
            with formatter.section("Other"):
                formatter.write_dl(list(told.values()))
