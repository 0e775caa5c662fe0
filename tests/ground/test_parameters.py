"""Names of weights and biases: the one place where neurons counted from 1 meet arrays counted from 0."""

import pytest

import nnbp
from nnbp.ground.parameters import Parameter, find, parameters


def test_names_labels_and_places():
    net, _, _ = nnbp.tiny_network()
    weight, bias = find(net, "w3.1.2"), find(net, "b²₃")
    assert weight == Parameter(3, 1, 2) and weight.label == "w³₁₂" and weight.code == "w[3][0, 1]"
    assert bias == Parameter(2, 3) and bias.name == "b2.3" and bias.code == "b[2][2, 0]"
    arrays = {"w": net.w, "b": net.b}
    assert weight.read(arrays) == -1.9 and bias.read(arrays) == 0.9
    weight.write(arrays, 4)
    assert net.w[3][0, 1] == 4
    assert weight.words == "weight from neuron 2·2 to neuron 3·1" and bias.words == "bias of neuron 2·3"
    assert Parameter(3, 1, 12).label == "w³₁,₁₂"


def test_all_of_them_once():
    net, _, _ = nnbp.tiny_network()
    names = [p.name for p in parameters(net)]
    assert len(names) == len(set(names)) == 29 and all(find(net, name).name == name for name in names)


@pytest.mark.parametrize("name", ["w1.1.1", "w3.4.1", "b5.1", "w3.1", "w", "", None, "w3.1.2.1"])
def test_a_name_that_does_not_exist(name):
    with pytest.raises(ValueError, match="names no weight or bias"):
        find(nnbp.tiny_network()[0], name)
