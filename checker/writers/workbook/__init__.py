"""Assessments in, the bytes of one Excel workbook out, laid out for a director and a reviewer."""

from checker.model.assessment import Assessment
from checker.writers.workbook.about import write_about
from checker.writers.workbook.book import Book
from checker.writers.workbook.elements_sheet import elements_table
from checker.writers.workbook.evidence_sheets import evidence_table, near_misses_table
from checker.writers.workbook.figures_sheet import figures_table
from checker.writers.workbook.gaps_sheet import gaps_table
from checker.writers.workbook.index_sheet import index_table
from checker.writers.workbook.marks import mark_follow_up
from checker.writers.workbook.review_sheet import review_table
from checker.writers.workbook.summary import write_summary
from checker.writers.workbook.table import write_table
from checker.writers.workbook.use_sheet import use_table


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """Return the workbook for one report against one or several frameworks."""
    first = assessments[0]
    book = Book(
        title=f"ESG disclosure gap analysis: {first.report.source}",
        subject=", ".join(assessment.framework for assessment in assessments),
        author=first.provenance.program,
    )
    gaps = gaps_table(assessments)
    write_summary(book, assessments, gaps)
    for table in (
        gaps,
        review_table(assessments),
        elements_table(assessments),
        evidence_table(assessments),
        near_misses_table(assessments),
        figures_table(assessments),
        index_table(assessments),
        use_table(assessments),
    ):
        if table is None:
            continue
        mark_follow_up(book, write_table(book, table, first.report.source), table)
    write_about(book, assessments)
    return book.close()


__all__ = ["render"]
