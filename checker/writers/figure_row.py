"""A figure in, the cells of its row out: one layout for CSV and for the workbook's sheet Figures.

Columns (their names are the header, in the first row):

    metric           what the figure measures, as a person would call it
    value            the number as printed
    amount           the number with its scale applied, in plain digits
    unit             unit id; unit as printed and dimension belong to it
    per              what the figure is divided by, as printed
    year             year in which its period ends
    breakdown        "gender=female; region=Asia"
    page, printed page     position in the file; number printed on the page
    source           sentence, table, infographic or file
    quote            the sentence or row it stands in
    current, nil     yes or no: belongs to the reporting period; zero stated in words
    owner, mood      whose operations; done, planned, wished, praised or conditional
    concepts, context      concept ids, separated by blanks
"""

from checker.model.fact import Figure
from checker.writers.json_file import decimal_text

FIGURE_COLUMNS = (
    "metric",
    "value",
    "amount",
    "unit",
    "unit as printed",
    "dimension",
    "per",
    "year",
    "breakdown",
    "page",
    "printed page",
    "source",
    "quote",
    "current",
    "nil",
    "owner",
    "mood",
    "concepts",
    "context",
)


def figure_row(figure: Figure) -> tuple[str | int, ...]:
    """Return the cells of one figure, in the order of FIGURE_COLUMNS."""
    return (
        figure.metric,
        figure.text,
        decimal_text(figure.value),
        figure.unit,
        figure.unit_text,
        figure.dimension,
        figure.per,
        figure.year if figure.year is not None else "",
        "; ".join(f"{dimension}={part}" for dimension, part in figure.by),
        figure.locator.page if figure.locator.page > 0 else "",
        figure.locator.printed_page,
        figure.source.value,
        figure.quote,
        "yes" if figure.is_current else "no",
        "yes" if figure.nil else "no",
        figure.owner.value,
        figure.mood.value,
        " ".join(sorted(figure.concepts)),
        " ".join(sorted(figure.context)),
    )
