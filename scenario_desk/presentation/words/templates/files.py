"""The words for files: why one was not opened or not saved, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Cases, Template, mark

TEMPLATES: Mapping[str, Template] = {
    # Opening.
    "file_not_found": mark("{file:quoted} does not exist; check its name and folder."),
    "file_unreadable": mark(
        "{file:quoted} could not be read ({reason}); see that it is there and that you may open it."
    ),
    "file_not_a_file": mark("{file:quoted} is not a file; choose one that ends in .scenario."),
    "file_too_large_by": mark(
        "{file:quoted} is {size} MB, and a scenario may have {limit} MB at most; it was not read."
    ),
    "file_too_large": mark(
        "{file:quoted} is larger than {limit} MB, the most a scenario may have; it was not opened."
    ),
    "file_empty": mark("{file:quoted} is empty; look for an earlier copy."),
    "file_not_text": mark(
        "{file:quoted} is not text in UTF-8, so it is no scenario; choose another file."
    ),
    "file_not_a_scenario": mark(
        "{file:quoted} is not a scenario: it does not begin with the format “scenario-desk”;"
        " choose another file."
    ),
    "file_no_version": mark(
        "{file:quoted} does not say which version of the format it has; it needs “version”: 1."
    ),
    "file_newer": mark(
        "{file:quoted} was written by a newer Scenario Desk (its format is version {version}, this"
        " program reads up to {known}); update the program to open it."
    ),
    "file_version_unknown": mark(
        "{file:quoted} says its format is version {version}, which no Scenario Desk has written;"
        " check where it comes from."
    ),
    "file_unordered": mark(
        "{file:quoted} does not begin with “format” and “version”, and is too large to be searched"
        " for them; put them first."
    ),
    "file_truncated": mark(
        "{file:quoted} stops in the middle, at {where}: its end is missing; get a whole copy."
    ),
    "file_malformed": mark(
        "{file:quoted} is not valid JSON at {where}; correct it there or take an earlier copy."
    ),
    "file_nested_too_deep": mark(
        "{file:quoted} is nested too deeply at {where}, deeper than any scenario; it was not"
        " opened."
    ),
    "file_number_too_long": mark(
        "{file:quoted} has a number with too many digits at {where}; correct it there."
    ),
    "file_not_finite": mark(
        "{file:quoted} has {number} at {where}, which is no number; put one there or leave it out."
    ),
    "file_half_character": mark(
        "{file:quoted} has half a character at {where}, an escape such as \\ud800 without its other"
        " half; correct it there."
    ),
    "file_repeated_key": mark(
        "{file:quoted} names {key:quoted} twice at {where}; keep one of the two."
    ),
    "file_entity_too_long": mark(
        "{file:quoted} has a single entry too long to read at {where}; shorten it."
    ),
    "file_too_many_parts": mark(
        "{file:quoted} has more than {limit} parts, more than any scenario; it was not opened."
    ),
    "file_too_many": mark(
        "{file:quoted} has more than {limit} entries in {section:quoted}, the most that can be"
        " opened."
    ),
    "file_too_large_in_all": mark("{file:quoted} was not opened: {reason}"),
    "file_unknown_part": mark(
        "{file:quoted}, {where}: no scenario has such a part; correct its name or take it out."
    ),
    "file_missing_part": mark(
        "{file:quoted} lacks {key:quoted}, which every scenario has; add it or take another copy."
    ),
    "file_section_not_a_list": mark("{file:quoted}: {section:quoted} must be a list; make it one."),
    "file_not_an_object": mark(
        "{file:quoted}, {where}: {field:quoted} must hold fields in braces; correct it there."
    ),
    "file_entry_not_an_object": mark(
        "{file:quoted}, {where}: every entry must hold fields in braces; correct this one."
    ),
    "file_unknown_field": mark(
        "{file:quoted}, {where}: there is no field {field:quoted}; correct its name or take it out."
    ),
    "file_missing_field": mark(
        "{file:quoted}, {where}: the field {field:quoted} is missing; add it."
    ),
    "file_not_a_list": mark("{file:quoted}, {where}: {field:quoted} must be a list; make it one."),
    "file_not_text_field": mark(
        "{file:quoted}, {where}: {field:quoted} must be text in quotation marks; correct it there."
    ),
    "file_too_many_values": mark(
        "{file:quoted}, {where}: {field:quoted} has more than {limit} values; take out those beyond."
    ),
    "file_text_too_long": mark(
        "{file:quoted}, {where}: {field:quoted} is longer than {limit} characters; shorten it."
    ),
    "file_bad_id": mark(
        "{file:quoted}, {where}: {field:quoted} must be an id of at most 64 letters, digits, dots,"
        " dashes and underscores; correct it there."
    ),
    "file_not_a_number": mark(
        "{file:quoted}, {where}: {field:quoted} must be a number; correct it there."
    ),
    "file_not_one_of": mark(
        "{file:quoted}, {where}: {field:quoted} must be one of {choices}; correct it there."
    ),
    "file_neither_derived_nor_estimate": mark(
        "{file:quoted}, {where}: {field:quoted} must be an estimate or the word “derived”; correct"
        " it there."
    ),
    "file_one_end_missing": mark(
        "{file:quoted}, {where}: an estimate has both a low and a high value, or neither; complete"
        " {field:quoted} there."
    ),
    "file_bad_value": mark(
        "{file:quoted}, {where}: {field:quoted} cannot be what stands there ({reason}); correct it."
    ),
    "file_not_yes_or_no": mark(
        "{file:quoted}, {where}: {field:quoted} must be true or false, without quotes; correct it"
        " there."
    ),
    "file_too_low": mark(
        "{file:quoted}, {where}: {field:quoted} must be at least {limit}; correct it there."
    ),
    "file_too_high": mark(
        "{file:quoted}, {where}: {field:quoted} must be at most {limit}; correct it there."
    ),
    "file_repeated_id": mark(
        "{file:quoted}, {where}: another entry has this id, too; give one of them another."
    ),
    "file_repeated_score": mark(
        "{file:quoted}, {where}: endpoint {endpoint:quoted} is scored a second time for interest"
        " {interest:quoted}; keep one of the two."
    ),
    "file_profile_missing": mark(
        "{file:quoted} has scores of a profile {profile:quoted} that is not in it; add the profile"
        " or take the scores out."
    ),
    "file_holder_missing": Cases(
        "collection",
        {
            "snapshots": mark(
                "{file:quoted} has changes of a snapshot {id:quoted} that is not in it; add the"
                " snapshot or take the changes out."
            ),
            "log": mark(
                "{file:quoted} has changes of an entry of the log {id:quoted} that is not in it;"
                " add the entry or take the changes out."
            ),
        },
    ),
    "file_holder_unfit": Cases(
        "collection",
        {
            "snapshots": mark(
                "{file:quoted} has a snapshot {id:quoted} whose changes do not fit what was before"
                " them; open an older copy, or take the lines of this snapshot and of those after"
                " it out."
            ),
            "log": mark(
                "{file:quoted} has an entry of the log {id:quoted} whose changes do not fit what"
                " was before them; open an older copy, or take the lines of this entry and of"
                " those after it out."
            ),
        },
    ),
    # The tree.
    "file_root_missing": mark(
        "{file:quoted} has no node {root:quoted}, which it names as the root of its tree; add it or"
        " name another."
    ),
    "file_child_missing": mark(
        "{file:quoted}: {node} has a child {child:quoted} that is not in the file; add the node or"
        " take it off the children."
    ),
    "file_child_twice": mark(
        "{file:quoted}: {node} lists its child {child:quoted} twice; take one out."
    ),
    "file_two_parents": mark(
        "{file:quoted}: {node} hangs on two others, {first} and {second}; in a tree every node has"
        " one parent."
    ),
    "file_cycle": mark(
        "{file:quoted}: {node} comes after itself, so the nodes are no tree; take it off the"
        " children of a node below it."
    ),
    "file_orphan": mark(
        "{file:quoted}: {node} hangs on no other node and is not the root; add it to the children of"
        " its parent."
    ),
    "file_tree_too_deep": mark(
        "{file:quoted}: the tree has more than {limit} levels at {node:at}; shorten that path."
    ),
    # Where in a file.
    "file_line": mark("line {line}"),
    "file_thing": mark("{id:quoted} in {section:quoted}"),
    "file_both": mark("{line}, {thing}"),
    "file_part": mark("part {key:quoted}"),
    "file_top": mark("top level"),
    "file_node": mark("node {id:quoted}"),
    "file_node_called": mark("node {id:quoted}, {text:quoted}"),
    # What a crash left.
    "journal_newer": mark(
        "A newer Scenario Desk left unsaved work in {folder:quoted}; update the program to recover"
        " it."
    ),
    "journal_unreadable": mark(
        "Unsaved work was found that cannot be read; it is kept in {folder:quoted}."
    ),
    # Saving.
    "file_not_saved": mark(
        "{file:quoted} could not be saved ({reason}); the file is as it was: save under another"
        " name or in another folder."
    ),
    "file_overtaken": mark(
        "{file:quoted} was changed by another program or window at {time}, after it was opened or"
        " saved here."
    ),
    "file_gone": mark(
        "{file:quoted} is no longer there: it was removed, moved or renamed since it was opened or"
        " saved here."
    ),
    "file_written_elsewhere": mark("{file:quoted} was changed on disk at {time}."),
    "file_spoilt": mark("{file:quoted} was changed on disk at {time}. {reason}"),
    # Open twice.
    "file_open_elsewhere": Cases(
        "known",
        {
            "all": mark(
                "{file:quoted} is open for {user} on {host} since {time}: you are looking at it"
                " read-only."
            ),
            "some": mark("{file:quoted} is open elsewhere: you are looking at it read-only."),
        },
    ),
    "file_free_again": mark(
        "{file:quoted} is not open elsewhere any more; you are still looking at it read-only."
    ),
    "file_read_only": mark(
        "{file:quoted} is open elsewhere and read-only here: to change something, edit a copy."
    ),
    "file_not_saved_over": Cases(
        "known",
        {
            "all": mark(
                "{file:quoted} is open for {user} on {host} since {time}: save under another name."
            ),
            "some": mark("{file:quoted} is open elsewhere: save under another name."),
        },
    ),
    "file_open_there_too": Cases(
        "known",
        {
            "all": mark(
                "While this machine stood still, {file:quoted} was opened for {user} on {host}"
                " ({time}), too: you are asked before you save over what was saved there."
            ),
            "some": mark(
                "While this machine stood still, {file:quoted} was opened elsewhere, too: you are"
                " asked before you save over what was saved there."
            ),
        },
    ),
    "file_saved_unsynced": mark(
        "{file:quoted} is saved, but its folder cannot confirm that it is on the disk; eject a"
        " drive before unplugging it."
    ),
    "file_saved_permissions": mark(
        "{file:quoted} is saved, but its folder cannot keep the permissions it had; check who may"
        " read it."
    ),
    "file_saved_attributes": mark(
        "{file:quoted} is saved, but its folder cannot keep the tags and access lists it had; check"
        " who may read it."
    ),
    "file_saved_apart": mark(
        "{file:quoted} is saved, but apart from its other names (hard links), under which a part of"
        " it may be missing; copy it over them."
    ),
    "file_too_large_to_save": mark(
        "{file:quoted} would be larger than {limit} MB and could not be opened again, so it was not"
        " saved; take some of the scenario out."
    ),
    "file_entity_too_long_to_save": mark(
        "{file:quoted} was not saved: {id:quoted} in {section:quoted} is too long to be opened"
        " again; shorten its texts."
    ),
    "file_too_many_to_save": mark(
        "{file:quoted} was not saved: {section:quoted} has more than {limit} entries and could not"
        " be opened again; take some out."
    ),
    # Tables and other formats.
    "table_not_text": mark(
        "{file:quoted} is text neither in UTF-8 nor in UTF-16; save it from the spreadsheet as “CSV"
        " UTF-8”."
    ),
    "table_not_a_file": mark("{file:quoted} is not a regular file; put the table itself there."),
    "table_malformed": mark(
        "{file:quoted} is not a CSV table: in row {row} quotation marks do not pair up; save it"
        " again from the spreadsheet."
    ),
    "table_row_too_long": mark(
        "{file:quoted} has more cells in row {row} than columns have names; name the columns or"
        " take the cells out."
    ),
    "table_too_many_rows": mark(
        "{file:quoted} has more than {limit} rows, the most that can be read; take some out."
    ),
    "table_names_nothing": mark(
        "{file:quoted}: {table} names {id:quoted} as {field}, which is in no row of its table; add"
        " it there or correct the name."
    ),
    "table_repeated_node": mark(
        "{file:quoted}: {table} has two rows with the id {id:quoted}; give one of them another id."
    ),
    "table_bad_change": mark(
        "{file:quoted} cannot be read as a scenario: the table {table:quoted} has a change of"
        " {id:quoted} that is not as it was written; write the tables anew."
    ),
    "table_repeated_row": mark(
        "{file:quoted}: {table} says the same of {id:quoted} in two rows; keep one of them."
    ),
    "tables_missing": mark(
        "{file:quoted} holds no scenario: of its tables, scenario.csv and nodes.csv must be there."
    ),
    "format_unknown": mark(
        "{file:quoted} has an ending that no format has; it can be one of {known} (a folder of CSV"
        " tables)."
    ),
    "format_not_read": mark(
        "{file:quoted} alone is not a whole scenario, so it cannot be read; give one of {known} (a"
        " folder of CSV tables)."
    ),
    "format_not_written": mark(
        "{file:quoted} is of a format that is only read; write one of {known} (a folder of CSV"
        " tables)."
    ),
    "file_named_otherwise": mark(
        "{file:quoted} was not written: what is saved here is a scenario; give it a name that ends in"
        " .scenario."
    ),
    "file_exists": mark("{file:quoted} is there already; add --force to replace it."),
    "template_unknown": mark("There is no template {name:quoted}; there are {names}."),
}
