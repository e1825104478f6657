"""A rulebook of a few lines, for tests that change one thing in it."""

FRAMEWORK = """
id: demo-2020
family: demo
title: Demo guide
edition: "2020"
applies_from: 2020-07-01
aspects:
  - {id: B6, title: Products, group: Social}
requirements:
  - id: B6.2
    aspect: B6
    title: Complaints
    obligation: comply_or_explain
    citation: Annex 1, item B6.2
    source: verified
    elements:
      number:
        title: Number of complaints
        datapoint: customers.complaints_number
"""

RULES = """
customers.complaints_number:
  version: 1
  asks: How many complaints were received?
  figure: {of: [complaint], unit: [count]}
  unless:
    - {near: grievance, why: a different kind}
  examples:
    - {text: We received 23 complaints., state: disclosed, evidence: 23 complaints, values: [23]}
    - {text: 年内没有投诉。, state: disclosed}
    - {text: We aim to record complaints., state: weak, because: a plan}
"""

CONCEPTS = """
complaint:
  en: [complaint*]
  zh: [投诉, 投訴]
  not_in: {en: [staff complaint*]}
grievance: {en: [grievance]}
"""

FILES = {
    "frameworks/demo/2020.yaml": FRAMEWORK,
    "rules/customers.yaml": RULES,
    "rules/lexicon/concepts/customers.yaml": CONCEPTS,
}
