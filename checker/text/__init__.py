"""Text mechanics: folding, language, sentences, numbers with units, periods; no document and no rule is known here."""
