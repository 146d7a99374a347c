"""What can be done to nodes wherever they are shown: the commands, the editor, the clipboard."""
