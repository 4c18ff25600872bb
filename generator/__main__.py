"""Takes ``python -m generator``; gives the ``briefing`` command."""

import sys

from generator.edges.cli import main

sys.exit(main())
