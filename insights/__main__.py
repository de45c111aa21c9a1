"""Run the `insights` command as a module."""

from insights.cli import main

main()
