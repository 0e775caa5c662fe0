"""How the tutor speaks: verdicts, the chapter's letters, what was handed over."""
