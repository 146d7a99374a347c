"""Pictures that leave the program, or are shown in it: surfaces to draw on, and the files made."""
