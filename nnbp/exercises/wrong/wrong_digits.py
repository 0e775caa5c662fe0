"""Known mistakes in reading digits: their targets, and the share of them that is read right."""

DIGITS = {
    "targets": (
        ("np.arange(10)", "np.arange(1, 11)", "numbered-from-one", "the 1 stands a row too high", "Digit 0 has row 0."),
        ("* 1.0", "* labels", "label-for-one", "the label itself in place of 1", "Each column holds a single 1."),
        ("== labels", "!= labels", "opposite", "0 and 1 exchanged", "A 1 stands in the row of the label."),
        ("== labels", "<= labels", "filled", "every row up to the label is filled", "Only the label's own row has a 1."),
    ),
    "accuracy": (
        ("(outputs.argmax(axis=0) == labels).mean()", "(outputs.argmax(axis=0) == labels.argmax(axis=0)).mean()",
         "argmax-of-labels", "argmax of the labels",
         "The labels are digits already: compare them as they are."),
        ("(outputs.argmax(axis=0) == labels).mean()", "(outputs.max(axis=0) == labels).mean()",
         "value-for-place", "the largest output in place of its row",
         "The digit is the row of the largest output: argmax, not max."),
        ("(outputs.argmax(axis=0) == labels).mean()", "1.0 * (outputs.argmax(axis=0).mean() == labels.mean())",
         "means-compared", "two means are compared",
         "Compare digit by digit first, then take the mean."),
        ("(outputs.argmax(axis=0) == labels).mean()", "((outputs > 0.5) == labels).mean()",
         "threshold", "outputs above ½ compared with digits",
         "The answer to an image is the row of its largest output: argmax."),
        ("(outputs.argmax(axis=0) == labels).mean()", "1.0 * (outputs.argmax(axis=0) == labels).all()",
         "all-or-nothing", "all or nothing, and no share",
         "Take the mean of the hits."),
        (".mean()", ".mean() * 100", "in-percent", "in percent", "A share lies between 0 and 1."),
        ("==", "!=", "opposite", "the share read wrong", "Count where the largest output is the label's."),
        (".mean()", ".sum()", "count", "a count, not a share", "Divide by the number of digits."),
    ),
}  # fmt: skip
