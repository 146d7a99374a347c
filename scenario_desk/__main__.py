"""`python -m scenario_desk` is the installed command `scenario-desk`."""

from scenario_desk.cli import main

if __name__ == "__main__":
    main()
