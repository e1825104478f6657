"""A statement that laws are complied with, and nothing else, tells of no policy and no measure."""

import pytest

from tests.builders_facts import facts


def complies_only(text):
    (found,) = facts(text).statements
    return found.complies_only


@pytest.mark.parametrize(
    "text",
    [
        "The Group strictly complied with the laws and regulations on the training of staff.",
        "We complied with all laws on training, recruitment and the dismissal of staff.",
        "We are not aware of any breach of laws on complaints, including the Prevention of Bribery Ordinance.",
        "公司嚴格遵守有關員工培訓的法律法規。",
        "公司嚴格遵守《員工培訓條例》。",
    ],
)
def test_laws_alone(text):
    assert complies_only(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Group complied with all laws and trained its staff.",
        "We train our staff and comply with the laws on training.",
        "公司遵守法律法規，為員工舉辦培訓。",
        "Our staff were trained.",
        "We aim to comply with all laws on training.",
    ],
)
def test_a_doing_beside_the_laws(text):
    assert not complies_only(text)
