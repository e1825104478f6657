"""What a sentence says was not set up, in place of phrases learnt by heart."""

import pytest

from checker.extract.absences import denies_existence
from checker.extract.concepts import Matcher
from tests.builders_facts import lexicon

MATCHER = Matcher(lexicon())


def denies(text):
    return denies_existence(text, MATCHER.scan_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "No water target has been set.",
        "We have set no target for water.",
        "There is no policy on privacy.",
        "The ferries do not have a target for water.",
        "We have not formally adopted a policy on privacy.",
        "We have yet to establish a procedure for complaints.",
        "公司未就隐私制定政策。",
        "本集團並無為用水訂立任何目標。",
    ],
)
def test_what_was_not_set_up(text):
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "We have set a target for water.",
        "There were no deviations from the target that was set.",
        "There are no targets that were missed.",
        "No officer was convicted under the policy.",
        "No fires were seen; a policy has been adopted.",
        "We do not have to change the policy.",
        "未经许可，公司不得更改政策。",
        "公司从未偏离已订立的目标。",
    ],
)
def test_what_stands_although_something_else_is_denied(text):
    assert not denies(text)
