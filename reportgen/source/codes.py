"""The kinds of problem that a YAML text can have, with the page that explains each to an officer."""

from __future__ import annotations

from reportgen.diagnostics import code

CANNOT_OPEN = code(
    "YAML-01",
    "The file cannot be opened",
    "The case file is not where the command looked for it, is a folder, or may not be read.",
    "Check the name for a slip, and that the file is closed in other programs and may be read by you.",
)
EMPTY = code(
    "YAML-02",
    "The file is empty",
    "There is nothing in the file, or nothing but comments (lines that begin with #).",
    "Write the case in it, or copy a worked case from the folder `cases` and change it.",
)
TOO_LARGE = code(
    "YAML-03",
    "The file is too large",
    "A case is a few pages of text. A file of several megabytes is almost always another kind of file.",
    "Check that the file is the case, and that no other document was pasted into it.",
)
NOT_UTF8 = code(
    "YAML-04",
    "The file is not plain text in UTF-8",
    "A case file is plain text, saved in the encoding UTF-8. Word documents, PDF files and text that an older program"
    " saved in another encoding cannot be read: pound signs and curly quotation marks would come out wrong.",
    "In Notepad choose File, Save As, and the encoding UTF-8. In Word choose File, Save As, Plain Text, and in the"
    " window that follows Other encoding, Unicode (UTF-8).",
)
FORBIDDEN_CHARACTER = code(
    "YAML-05",
    "A character that cannot stand in a report",
    "Control characters and other invisible signs cannot be stored in a Word file. They usually come along when text"
    " is copied from a PDF or a web page.",
    "Delete the character: put the cursor behind it, press Backspace, and type the words again if need be.",
)
HIDDEN_DIRECTION = code(
    "YAML-06",
    "An invisible character that changes the order of letters",
    "Some invisible characters make text read from right to left. They can make words look different from what they"
    " are, so each is pointed out.",
    "Delete the character, unless the text is in a language that is written from right to left.",
)
TAB = code(
    "YAML-07",
    "A tab where spaces are needed",
    "What belongs to what is shown by how far a line is set in, and that must be done with spaces, since a tab has no"
    " fixed width.",
    "Replace each tab at the start of a line by two spaces for every step that the line is set in.",
)
DUPLICATE = code(
    "YAML-08",
    "The same name twice",
    "A name may be given once in one place. If it stands there twice, nobody can tell which of the two is meant.",
    "Keep the right one and delete the other; a name that has several values is written as a list with dashes.",
)
ALIAS = code(
    "YAML-09",
    "A value that is borrowed from elsewhere",
    "YAML can mark a value with `&` and repeat it with `*` or `<<`. Case files do not use this: everything is written"
    " where it is meant, so that it can be checked there.",
    "Write the value out. If the sign is part of the text, put the whole text in quotation marks.",
)
TAG = code(
    "YAML-10",
    "A tag",
    "A word that begins with `!` in front of a value is a tag: an instruction to a computer program. Case files carry"
    " no instructions, only facts.",
    "Delete the tag. If it is part of the text, put the whole text in quotation marks.",
)
SEVERAL_DOCUMENTS = code(
    "YAML-11",
    "More than one case in a file",
    "One file holds one case. A line `---` or `...` ends the case, and what follows it would be lost.",
    "Delete the line, or move what follows it to a file of its own.",
)
NOT_A_MAPPING = code(
    "YAML-12",
    "The file does not begin with names and values",
    "A case file consists of names, each with a colon and a value, such as `council: lancashire`.",
    "Begin with the names that a worked case in the folder `cases` begins with.",
)
BAD_NAME = code(
    "YAML-13",
    "A name that is not a plain word",
    "What stands before a colon is the name of a field. It must be there, and it must be plain words without brackets"
    " or invisible characters.",
    "Write the name, a colon, a space and the value.",
)
TOO_DEEP = code(
    "YAML-14",
    "Too many steps set in",
    "A case needs a handful of steps. More than thirty-two within each other are a slip or an attack.",
    "Look for brackets that open again and again, or for lines that step in without need.",
)
COLON_IN_TEXT = code(
    "YAML-15",
    "A colon inside text",
    "A colon with a space behind it ends a name. In the middle of a text it therefore cannot be understood, unless the"
    " text is in quotation marks.",
    "Put the whole text in quotation marks, or write it on lines of its own below `|`.",
)
QUOTE = code(
    "YAML-16",
    "Quotation marks that do not enclose the whole text",
    "A text that begins with a quotation mark ends at the next one of the same kind, and nothing may follow it.",
    "Put the closing mark at the end of the text. To use quotation marks in a text, enclose it in the other kind.",
)
BRACKET = code(
    "YAML-17",
    "Brackets that do not close",
    "A value that begins with `[` or `{` is a list or a group, with commas between its parts and a closing bracket.",
    "Close the bracket. If it is part of the text, put the whole text in quotation marks.",
)
INDENTATION = code(
    "YAML-18",
    "A line that does not line up",
    "What belongs together begins in the same column; what belongs to a name is set in below it. A line between two"
    " columns belongs to nothing.",
    "Line it up with the lines that it belongs to.",
)
SPECIAL_SIGN = code(
    "YAML-19",
    "A sign that a text cannot begin with",
    "A text without quotation marks cannot begin with @, `, %, *, &, !, |, > or ?, since these have meanings of their"
    " own in YAML.",
    "Put the whole text in quotation marks.",
)
LIST_ITEM = code(
    "YAML-20",
    "A list item in the wrong place",
    "A line that begins with a dash is an item of a list. A list stands below the name that it belongs to, and a name"
    " has either a list or names of its own, not both.",
    "Set the list in below its name, or delete the dash. A text that begins with a dash goes in quotation marks.",
)
NO_COLON = code(
    "YAML-21",
    "A name without a colon",
    "Every name is followed by a colon and a space, and then by its value.",
    "Write the colon and the space. If the line carries on the text above it, set it further in than that name.",
)
BACKSLASH = code(
    "YAML-22",
    "A backslash in double quotation marks",
    'Between double quotation marks a backslash begins a code for a character, such as "\\n" for a new line.',
    "Enclose the text in single quotation marks, where a backslash is a backslash.",
)
LOST_COMMENT = code(
    "YAML-23",
    "A number sign that hides the rest of the line",
    "A # with a space before it begins a comment: the rest of the line is not read.",
    "Put the whole text in quotation marks; if a comment is meant, put a space behind the #.",
)
UNREADABLE = code(
    "YAML-24",
    "A line that cannot be understood",
    "The text does not follow the rules of YAML, in a way that has no explanation of its own.",
    "Compare the line and the one above it with a worked case in the folder `cases`.",
)
