"""Names of the cue lists for content indexes; their words are in `rules/lexicon/cues.yaml`."""

from enum import StrEnum


class IndexCue(StrEnum):
    """A cue list that tells what a column, or a word in a cell, of a content index is for."""

    PLACE = "index_place"
    PAGE = "index_page"
    OMISSION = "index_omission"
    REMARK = "index_remark"
    OTHER = "index_other"
    CODE = "index_code"
    PAGE_WORD = "page_word"
    SECTION_WORD = "section_word"
    DOCUMENT = "report_document"
    OWN_DOCUMENT = "own_document"
    GENERAL = "general_disclosure"
    NO_PLACE = "no_place"
    UNREPORTED = "unreported_mark"
    PART = "omitted_part"
    FILLER = "omission_filler"
    FACT = "index_fact"


HEADINGS = frozenset({IndexCue.PLACE, IndexCue.PAGE, IndexCue.OMISSION, IndexCue.REMARK, IndexCue.OTHER, IndexCue.CODE})
"""Cues that head columns."""

EDITION = "edition_"
"""Start of the names of cue lists that speak for one edition: the id of the framework follows, with _ for -."""

FAMILY = "family_"
"""Start of the names of cue lists that name a framework family."""
