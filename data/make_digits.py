"""Write digits.csv from scikit-learn's copy of the UCI optical digits: python data/make_digits.py."""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits

digits = load_digits()
table = np.column_stack([digits.target, digits.data]).astype(int)
names = ["label"] + [f"row{r}col{c}" for r in range(1, 9) for c in range(1, 9)]
path = Path(__file__).with_name("digits.csv")
np.savetxt(path, table, fmt="%d", delimiter=",", header=",".join(names), comments="", newline="\n")
