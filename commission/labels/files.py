"""What is wrong with a file that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission.i18n import lazy

if TYPE_CHECKING:
    from babel.support import LazyProxy

# What is wrong with a file that came in, by the value of its kind: documents stand above this floor as well.
FAULTS: dict[str, LazyProxy] = {
    "not_utf8": lazy("The file is not a text in UTF-8."),
    "not_yaml": lazy("The file is neither YAML nor JSON from here on."),
    "not_csv": lazy("The file is no table of comma-separated values from here on."),
    "too_long": lazy("The text has more than %(limit)s characters."),
    "too_large": lazy("The file has more than %(limit)s characters."),
    "alias": lazy("References within the file (YAML aliases) are not accepted."),
    "double_key": lazy("The key stands here for the second time."),
    "missing_field": lazy("Missing: %(fields)s."),
    "unknown_field": lazy("Nobody knows the key: %(fields)s."),
    "wrong_type": lazy("A value of another sort is wanted here."),
    "wrong_value": lazy("The value does not fit: %(value)s."),
    "control_characters": lazy("The text has an invisible control character at place %(place)s."),
    "no_such_day": lazy("The calendar has no such day: %(value)s."),
    "named_twice": lazy("The code is used twice: %(code)s."),
    "nobody_known": lazy("Nothing is known under the code: %(code)s."),
    "rule_broken": lazy("%(rule)s"),
    "other_commission": lazy("The file belongs to another commission; here it is: %(code)s."),
    "differs": lazy("The session is there already and says something else here."),
}

# Why an uploaded file stays outside, by the value of the kind of refusal.
REFUSALS: dict[str, LazyProxy] = {
    "empty": lazy("The file is empty."),
    "too_large": lazy("The file is larger than %(limit)s MB."),
    "too_heavy": lazy("The file takes too much time or memory to read. Save it anew, or divide it."),
    "unknown_format": lazy("The file is neither a Word document (.docx) nor a PDF."),
    "other_format": lazy("The file is neither a Word document (.docx) nor a PDF: its format is %(format)s."),
    "renamed": lazy("By its contents the file is a %(format)s, but its name says something else: %(name)s."),
    "encrypted": lazy("The file is encrypted. Save it without a password."),
    "damaged_zip": lazy("The file is damaged or was not transferred whole."),
    "contradictory_zip": lazy("The file is packed so that programs may read different contents. Save it anew."),
    "unknown_compression": lazy("A part of the file is compressed in a way that is not accepted: %(part)s."),
    "unpacks_too_large": lazy("Unpacked, the file is too large: at most %(limit)s MB, at most 100 to 1."),
    "too_many_parts": lazy("The file consists of more than %(limit)s parts."),
    "unsafe_name": lazy("A part of the file has a name that is not accepted: %(part)s."),
    "double_part": lazy("The file holds the same part twice: %(part)s."),
    "strict": lazy("The file was saved as “Strict Open XML”. Save it as an ordinary Word document (.docx)."),
    "macros": lazy("The file holds macros: %(part)s. Save it without them."),
    "embedded": lazy("The file holds another file or object inside: %(part)s. Take it out and save the file anew."),
    "unknown_part": lazy("The file holds a part of an unknown sort: %(part)s."),
    "broken_link": lazy("The file is damaged: a link in it leads nowhere or too far: %(target)s."),
    "outside": lazy("The file fetches something from outside: %(target)s. Take it out and save the file anew."),
    "too_many_pictures": lazy("The file holds more than %(limit)s pictures."),
    "doctype": lazy("A part of the file declares a document type, which is not accepted: %(part)s."),
    "damaged_part": lazy("A part of the file is damaged: %(part)s."),
    "field": lazy("The file holds a field that is not accepted: %(field)s. Turn it into text and save the file anew."),
    "wide_cell": lazy("A table of the file has a cell that is more than %(limit)s columns wide."),
    "too_many_paragraphs": lazy("The file has more than %(limit)s paragraphs."),
    "too_long": lazy("The file has more than %(limit)s characters."),
    "damaged_pdf": lazy("The PDF is damaged or was not transferred whole."),
    "active_pdf": lazy("The PDF runs or carries something: %(name)s. Print it to a new PDF or scan the paper anew."),
}
