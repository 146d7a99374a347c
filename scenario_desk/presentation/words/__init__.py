"""The one place for words: messages, sentences, undo labels, numbers, and the language they are in."""
