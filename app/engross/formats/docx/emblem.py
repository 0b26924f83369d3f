"""The picture that a user names for the masthead, as DrawingML. No emblem is shipped."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from engross.errors import FormatError
from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import Element, R, add, w
from engross.formats.docx.paragraphs import paragraph

RELATIONSHIP_ID = "rIdEmblem"

_DRAWING = """\
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:r="{r}" distT="0" distB="0" distL="0" distR="0">
  <wp:extent cx="{width}" cy="{height}"/>
  <wp:docPr id="1" name="Emblem" descr="Emblem"/>
  <a:graphic>
    <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
      <pic:pic>
        <pic:nvPicPr><pic:cNvPr id="1" name="Emblem"/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:embed="{ident}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr>
          <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
        </pic:spPr>
      </pic:pic>
    </a:graphicData>
  </a:graphic>
</wp:inline>"""


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture with its size in pixels."""

    data: bytes
    content_type: str
    ending: str
    pixels: tuple[int, int]

    def paragraph(self, layout: Layout) -> Element:
        """The picture, as large as its place allows, centred."""
        place = layout.emblem
        scale = min(place["width"] / self.pixels[0], place["height"] / self.pixels[1])
        width, height = (round(side * scale) for side in self.pixels)
        drawing = _DRAWING.format(r=R, width=width, height=height, ident=RELATIONSHIP_ID)
        picture = w("r", w("drawing", etree.fromstring(drawing)))
        return add(paragraph(layout, "Emblem"), (picture,))


def read(data: bytes) -> Emblem:
    """The picture in the bytes; raises `FormatError`."""
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as error:
        raise FormatError("The emblem is no picture that Word can show.", hint="Use PNG or JPEG.") from error
    return Emblem(data, image.content_type, image.ext, (image.px_width, image.px_height))
