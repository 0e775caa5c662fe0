"""The questions asked before a reveal: QUESTIONS by notebook and name, one module a notebook."""

from . import n00, n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11, n12, n13

QUESTIONS = {
    "00": n00.QUESTIONS,
    "01": n01.QUESTIONS,
    "02": n02.QUESTIONS,
    "03": n03.QUESTIONS,
    "04": n04.QUESTIONS,
    "05": n05.QUESTIONS,
    "06": n06.QUESTIONS,
    "07": n07.QUESTIONS,
    "08": n08.QUESTIONS,
    "09": n09.QUESTIONS,
    "10": n10.QUESTIONS,
    "11": n11.QUESTIONS,
    "12": n12.QUESTIONS,
    "13": n13.QUESTIONS,
}
