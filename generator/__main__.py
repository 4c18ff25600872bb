"""Run the ``briefing`` command as ``python -m generator``."""

import sys

from generator.edges.cli import main

sys.exit(main())
