"""`python -m checker` is `esgcheck`, for machines whose PATH does not hold the script."""

import sys

from checker.cli import main

if __name__ == "__main__":
    sys.exit(main())
