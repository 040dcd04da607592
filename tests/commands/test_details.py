"""The cover's logo comes, is replaced, and goes."""

from __future__ import annotations

from journeymapper.commands.details import SetLogo
from tests.a_project import a_project, do
from tests.sample_images import tiny_png


def test_the_logo_is_set_and_taken_off_and_its_image_is_kept_once() -> None:
    project = a_project()
    do(project, SetLogo(tiny_png(1)))
    logo = project.details.logo
    assert logo is not None and project.images[logo] == tiny_png(1)
    assert SetLogo(tiny_png(1)).plan(project) == ()
    do(project, SetLogo(None))
    assert project.details.logo is None
    do(project, SetLogo(tiny_png(1)))
    assert list(project.images) == [logo]
