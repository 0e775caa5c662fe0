"""One folder a lesson: its questions, its explorers, its drawings and models, its style."""
