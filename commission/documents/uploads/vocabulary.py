"""Names of the Office Open XML packages: namespaces, sorts of parts and of links (ECMA-376, parts 1 to 3)."""

from __future__ import annotations

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = f"{{{_OFFICE}/math}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 -- everybody's prefix of it
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
TYPES = f"{{{_PACKAGE}/content-types}}"
LINKS = f"{{{_PACKAGE}/relationships}}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
PROPERTY = f"{{{_OFFICE}/custom-properties}}property"
# a document that was saved in the strict sort of the standard
STRICT = "http://purl.oclc.org/ooxml/"

# Elements of other namespaces are passed over by Word together with what stands inside.
UNDERSTOOD = {
    *(name[1:-1] for name in (W, M, MC, V, O)),
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "urn:schemas-microsoft-com:office:word",
}
# What Word may be asked to understand before it takes an alternative.
UNDERSTOOD_ALTERNATIVES = "http://schemas.microsoft.com/office/"

MAIN = f"{_WORD}.wordprocessingml.document.main+xml"
# other files in the same kind of package, by the type of their main part
OTHER_FORMATS = {
    f"{_WORD}.wordprocessingml.template.main+xml": ".dotx",
    f"{_WORD}.spreadsheetml.sheet.main+xml": ".xlsx",
    f"{_WORD}.presentationml.presentation.main+xml": ".pptx",
}

# Sorts of links by the last word of their type; whoever invents another one is asked to leave it out.
LINKS_TO_MACROS = {
    "vbaproject", "wordvbadata", "jsaproject", "attachedtoolbars", "keymapcustomizations", "extensibility",
}  # fmt: skip
LINKS_TO_FILES_INSIDE = {"oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument"}
LINKS_TO_WHAT_IS_OUTSIDE = {
    "attachedtemplate", "frame", "mailmergesource", "mailmergeheadersource", "recipientdata", "transform",
    "webextension", "webextensiontaskpanes",
}  # fmt: skip
LINKS_TO_WHAT_NOBODY_READS = {"image", "hdphoto", "thumbnail", "font", "origin"}
LINKS_TO_TEXTS_AROUND = {"header", "footer", "footnotes", "endnotes", "comments", "commentsdocument"}
KNOWN_LINKS = LINKS_TO_WHAT_NOBODY_READS | LINKS_TO_TEXTS_AROUND | {
    "officedocument", "core-properties", "extended-properties", "custom-properties", "customxml", "customxmlprops",
    "styles", "styleswitheffects", "numbering", "settings", "websettings", "fonttable", "theme", "themeoverride",
    "commentsextended", "commentsextendeddocument", "commentsids", "commentsextensible", "people", "peopledocument",
    "documenttasks", "intelligence", "intelligence2", "glossarydocument", "hyperlink", "chart", "chartex",
    "chartusershapes", "chartstyle", "chartcolorstyle", "diagramdata", "diagramlayout", "diagramquickstyle",
    "diagramcolors", "diagramdrawing", "classificationlabels", "signature", "certificate", "bibliography", "ink",
}  # fmt: skip

TYPES_OF_MACROS = ("macroenabled", "vbaproject", "vbadata")
TYPES_OF_FILES_INSIDE = ("activex", "oleobject", "ms-package")
PICTURE_ENDINGS = {"png", "jpg", "jpeg", "gif", "bmp", "dib", "tif", "tiff", "emf", "wmf", "wdp", "jxr", "webp", "svg"}
# sigs: where the signatures of a file begin, an empty part
OTHER_UNREAD_ENDINGS = {"odttf", "ttf", "fntdata", "sigs"}
# psmdcp: the core properties as .NET names them
TEXT_ENDINGS = {"xml", "rels", "svg", "psmdcp"}
