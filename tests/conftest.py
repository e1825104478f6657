"""Options and fixtures that every test may use."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("esgcheck", deadline=None)  # a busy machine is no defect of the program
settings.load_profile("esgcheck")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regen-golden", action="store_true", help="write the golden files anew instead of comparing; read the diff"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file under tests/golden, or write that file where --regen-golden is given."""
    regenerate = request.config.getoption("--regen-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if regenerate:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"{path} is missing: run pytest --regen-golden"
        assert text == path.read_bytes().decode("utf-8"), f"differs from {path.name}: read it, or run --regen-golden"

    return compare
