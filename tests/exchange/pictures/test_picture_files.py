"""A tree goes into a file of the kind its name says, whole or not at all."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from scenario_desk.exchange.pictures import picture_files
from scenario_desk.exchange.pictures.picture_files import Manner, colours_for, write_picture
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.pictures.sheet import sheet
from scenario_desk.exchange.pictures.tree_picture import TreePicture, whole_tree
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.presentation.tokens import tokens
from tests.exchange.pictures.pdf_text import pages_of
from tests.exchange.pictures.trees_drawn import evaluated, shipped

NAME = "chemical-weapons-2013"


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


@pytest.fixture
def tree(texts: QtTypeSetter) -> TreePicture:
    return whole_tree(evaluated(NAME), texts, tokens("light"))


def test_an_svg_file(tree, texts, tmp_path):
    path = tmp_path / "tree.SVG"
    write_picture(tree, texts, path, Manner())
    assert ElementTree.parse(path).getroot().tag.endswith("svg")


def test_a_png_file_is_as_fine_as_asked(tree, texts, tmp_path):
    on = sheet(tree, texts)
    for scale in (1, 3):
        path = tmp_path / f"{scale}.png"
        write_picture(tree, texts, path, Manner(scale=scale))
        image = QImage(str(path))
        assert (image.width(), image.height()) == (
            round(on.width * scale),
            round(on.height * scale),
        )
        assert image.pixelColor(2, 2) == QColor(tokens("light").background)


def test_a_pdf_file_of_one_page_holds_every_label(tree, texts, tmp_path):
    path = tmp_path / "tree.pdf"
    write_picture(tree, texts, path, Manner())
    (text,) = pages_of(path.read_bytes())
    for node in shipped(NAME).nodes.values():
        for word in node.label.split():
            assert word in text


def test_a_pdf_file_of_many_pages(tree, texts, tmp_path):
    path = tmp_path / "tree.pdf"
    seen = []
    write_picture(tree, texts, path, Manner(fitting="full"), seen.append)
    assert len(pages_of(path.read_bytes())) == len(seen) > 1
    assert all(0 <= share < 1 for share in seen)


def test_what_is_printed_stands_on_white():
    assert colours_for(".pdf", "light").background == "#FFFFFF"
    assert colours_for(".pdf", "dark") == tokens("dark")
    assert colours_for(".svg", "light") == tokens("light")


def test_an_image_looks_like_the_svg(tree, texts, tmp_path):
    paths = tmp_path / "a.svg", tmp_path / "a.png"
    for path in paths:
        write_picture(tree, texts, path, Manner(scale=1))
    drawn = QImage(str(paths[1])).convertToFormat(QImage.Format.Format_RGB32)
    again = QImage(drawn.size(), QImage.Format.Format_RGB32)
    painter = QPainter(again)
    QSvgRenderer(str(paths[0])).render(painter)
    painter.end()
    points = [(x, y) for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)]
    differing = sum(
        abs(drawn.pixelColor(*point).lightness() - again.pixelColor(*point).lightness()) > 90
        for point in points
    )
    inked = sum(drawn.pixelColor(*point).lightness() < 150 for point in points)
    assert inked > 500
    assert differing < inked / 3


@pytest.mark.parametrize("name", ["tree.html", "tree", "tree.xlsx", ".svg"])
def test_another_ending_is_refused(tree, texts, tmp_path, name):
    with pytest.raises(FileRefused) as refused:
        write_picture(tree, texts, tmp_path / name, Manner())
    assert f"“{name}” does not say" in str(refused.value)
    assert ".svg, .pdf and .png" in str(refused.value)


def test_too_many_pixels_are_refused(tree, texts, tmp_path, monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_PIXELS", 1_000_000)
    path = tmp_path / "tree.png"
    path.write_text("mine")
    with pytest.raises(FileRefused) as refused:
        write_picture(tree, texts, path, Manner(scale=4))
    assert "smaller scale" in str(refused.value)
    assert path.read_text() == "mine"


def test_one_page_longer_than_a_page_can_be_is_refused(tree, texts, tmp_path, monkeypatch):
    monkeypatch.setattr(picture_files, "LARGEST_PAGE", 100)
    with pytest.raises(FileRefused) as refused:
        write_picture(tree, texts, tmp_path / "tree.pdf", Manner())
    assert "spread it over pages" in str(refused.value)


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tree, texts, tmp_path):
    with pytest.raises(FileRefused) as refused:
        write_picture(tree, texts, Path(tmp_path, "none", "tree.svg"), Manner())
    assert str(refused.value).startswith("“tree.svg” could not be written (")
