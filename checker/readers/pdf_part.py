"""A part of a page: a table, or one row of text."""

from dataclasses import dataclass

from checker.readers.pdf_grid import Row


@dataclass(slots=True)
class Part:
    """Rows that make up one table, or one row of text."""

    rows: list[Row]
    is_table: bool

    @property
    def position(self) -> int:
        """Position in the stream."""
        return self.rows[0].position

    @property
    def order(self) -> int:
        """Position of its first run in the stream."""
        return self.rows[0].cells[0].runs[0].order

    @property
    def top(self) -> float:
        """Baseline of the first line."""
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        """Baseline of the last line."""
        return self.rows[0].bottom if len(self.rows) == 1 else max([row.bottom for row in self.rows])

    @property
    def left(self) -> float:
        """Left edge."""
        return self.rows[0].left if len(self.rows) == 1 else min([row.left for row in self.rows])

    @property
    def right(self) -> float:
        """Right edge."""
        return self.rows[0].right if len(self.rows) == 1 else max([row.right for row in self.rows])

    @property
    def size(self) -> float:
        """Font size of its first cell."""
        return self.rows[0].cells[0].runs[0].size
