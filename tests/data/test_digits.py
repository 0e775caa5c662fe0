"""The digits: the embedded file, MNIST's format, and one clear error for each way that a file can be broken."""

import gzip
import struct
import tracemalloc

import numpy as np
import pytest

import nnbp
from nnbp.data.digits import CSV, at_once, digit_row


def test_the_embedded_digits():
    training, test = nnbp.load_digits()
    assert (len(training), len(test)) == (1438, 359) and training.x.shape == (64, 1438) and training.shape == (8, 8)
    for part in (training, test):
        assert part.x.min() == 0 and part.x.max() == 1 and set(part.labels) == set(range(10))
        assert np.array_equal(part.y.argmax(axis=0), part.labels) and (part.y.sum(axis=0) == 1).all()
    assert np.array_equal(test.image(7).ravel(), test.x[:, 7])
    with pytest.raises(IndexError, match="there is no digit 359"):
        test.image(359)


def test_they_do_not_depend_on_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(nnbp.load_digits()[0]) == 1438


def spoilt(number, change):
    lines = CSV.read_text().splitlines()
    lines[number - 1] = change(lines[number - 1])
    return "\n".join(lines)


BROKEN = [
    (lambda: "", "line 1: not the expected header"),
    (lambda: "a,b\n1,2", "line 1: not the expected header"),
    (lambda: spoilt(5, lambda line: line[:-2]), "line 5: 64 fields|holds|line 5"),
    (lambda: spoilt(9, lambda line: line + ",1"), "line 9: 66 fields"),
    (lambda: spoilt(3, lambda line: "x" + line[1:]), "line 3: a field is not a whole number"),
    (lambda: spoilt(3, lambda line: "-" + line[1:]), "line 3: a field is not a whole number"),
    (lambda: spoilt(4, lambda line: "17" + line[1:]), "line 4: expected a label from 0 to 9"),
    (lambda: spoilt(4, lambda line: line.rsplit(",", 1)[0] + ",99"), "line 4: .* greys from 0 to 16"),
    (lambda: "\n".join(CSV.read_text().splitlines()[:900]), "holds 899 digits; expected 1,797"),
]


@pytest.mark.parametrize("content, message", BROKEN)
def test_a_broken_digits_file(tmp_path, content, message):
    path = tmp_path / "digits.csv"
    path.write_text(content())
    with pytest.raises(ValueError, match=message) as caught:
        nnbp.load_digits(path)
    assert str(path) in str(caught.value)


def test_all_lines_at_once_are_the_lines_one_by_one():
    lines = CSV.read_text().splitlines()[1:]
    plain = np.array([digit_row(CSV, number, line) for number, line in enumerate(lines, 2)])
    table = at_once(lines)
    assert table is not None and table.dtype == plain.dtype and np.array_equal(table, plain)


def test_ten_is_a_grey_and_no_label():
    assert at_once(["9" + 64 * ",10"]) is not None and at_once(["10" + 64 * ",10"]) is None


@pytest.mark.parametrize("field", ["", "x", "-1", " 1", "1.0", "17", "1" * 30, "1,1", "٣"])
def test_what_is_wrong_in_a_line_is_left_to_be_named(field):
    good = ["3" + 64 * ",16", "03" + 64 * ",0"]
    assert at_once(good).tolist() == [digit_row(CSV, 2, line) for line in good]
    for line in (f"{field}{64 * ',16'}", f"3{63 * ',1'},{field}", f"3,{field}{63 * ',1'}"):
        assert at_once([good[0], line]) is None
        with pytest.raises(ValueError, match="line 3"):
            digit_row(CSV, 3, line)


def test_a_missing_digits_file(tmp_path):
    with pytest.raises(ValueError, match="is not there"):
        nnbp.load_digits(tmp_path / "none.csv")


def test_one_hot():
    assert nnbp.one_hot([1, 0], size=2).tolist() == [[0, 1], [1, 0]]
    for labels, message in (
        ([10], "holds 10"),
        ([-1], "holds -1"),
        ([1.5], "holds 1.5"),
        ([[1]], "has shape"),
        ([], "is empty"),
    ):
        with pytest.raises(ValueError, match=message):
            nnbp.one_hot(labels)


def write_mnist(folder, pack=lambda content: content, suffix=""):
    rng = np.random.default_rng(0)
    for part, n in (("train", 6), ("t10k", 3)):
        images, labels = rng.integers(0, 256, (n, 4, 5), np.uint8), rng.integers(0, 10, n, np.uint8)
        content = struct.pack(">4I", 0x803, n, 4, 5) + images.tobytes()
        (folder / f"{part}-images-idx3-ubyte{suffix}").write_bytes(pack(content))
        (folder / f"{part}-labels-idx1-ubyte{suffix}").write_bytes(
            pack(struct.pack(">2I", 0x801, n) + labels.tobytes())
        )
    return images, labels


@pytest.mark.parametrize("pack, suffix", [(lambda content: content, ""), (gzip.compress, ".gz")])
def test_mnist_plain_and_gzipped(tmp_path, pack, suffix):
    images, labels = write_mnist(tmp_path, pack, suffix)
    training, test = nnbp.load_mnist(tmp_path)
    assert len(training) == 6 and training.x.shape == (20, 6) and test.shape == (4, 5)
    assert np.array_equal(test.labels, labels)
    np.testing.assert_allclose(test.image(2), images[2] / 255)


IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
BROKEN_IDX = [
    (IMAGES, lambda c: c[:-1], "has 119 bytes of data; its header"),
    (IMAGES, lambda c: c + b"x", "has more than 120 bytes of data"),
    (IMAGES, lambda c: c[:7], "starts with 00000803|expected 00000803"),
    (IMAGES, lambda c: b"\x1f" + c[1:], "expected 00000803"),
    (LABELS, lambda c: struct.pack(">I", 0x803) + c[4:], "expected 00000801"),
    (LABELS, lambda c: struct.pack(">2I", 0x801, 5) + c[8:-1], "6 images and 5 labels"),
    (LABELS, lambda c: c[:-1] + b"\x0a", "a label 10"),
    (LABELS, lambda c: struct.pack(">2I", 0x801, 0), r"has a header \(0,\) that asks for 0 bytes"),
]


@pytest.mark.parametrize("name, spoil, message", BROKEN_IDX)
def test_a_broken_idx_file(tmp_path, name, spoil, message):
    write_mnist(tmp_path)
    (tmp_path / name).write_bytes(spoil((tmp_path / name).read_bytes()))
    with pytest.raises(ValueError, match=message):
        nnbp.load_mnist(tmp_path)


def test_missing_and_damaged_archives(tmp_path):
    with pytest.raises(ValueError, match="is not a folder"):
        nnbp.load_mnist(tmp_path / "none")
    with pytest.raises(ValueError, match="holds neither train-images"):
        nnbp.load_mnist(tmp_path)
    write_mnist(tmp_path, gzip.compress, ".gz")
    whole = tmp_path / f"{IMAGES}.gz"
    for damaged in (whole.read_bytes()[:-9], b"not gzip at all"):
        whole.write_bytes(damaged)
        with pytest.raises(ValueError, match="cannot be unpacked"):
            nnbp.load_mnist(tmp_path)


def test_a_gzip_bomb_is_read_no_further_than_its_header_says(tmp_path, monkeypatch):
    """4 MB of it unpacked to 4 GB, which took 23 seconds."""
    images, labels = header(0x803, 2, 8, 8), header(0x801, 2)
    for part in ("train", "t10k"):
        (tmp_path / f"{part}-labels-idx1-ubyte").write_bytes(labels + bytes(2))
        with gzip.open(tmp_path / f"{part}-images-idx3-ubyte.gz", "wb", compresslevel=1) as file:
            file.write(images + bytes(50_000_000))
    tracemalloc.start()
    with pytest.raises(ValueError, match="^folder .* has more than 128 bytes of data"):
        nnbp.load_mnist(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000
    huge = gzip.compress(header(0x803, 2**32 - 1, 2**16, 2**16) + bytes(1000))
    (tmp_path / "train-images-idx3-ubyte.gz").write_bytes(huge)
    with pytest.raises(ValueError, match="^folder .* asks for 18,446,744,069,414,584,320 bytes; expected 1 to"):
        nnbp.load_mnist(tmp_path)


def header(magic, *sizes):
    return struct.pack(f">{1 + len(sizes)}I", magic, *sizes)


@pytest.mark.parametrize("wrong", [None, 3, object(), "\0", b"\xff\0"])
def test_what_is_no_path(wrong):
    with pytest.raises(ValueError, match="^folder "):
        nnbp.load_mnist(wrong)
    with pytest.raises(ValueError, match="^path "):
        nnbp.load_digits(wrong)


@pytest.mark.parametrize(
    "function", [nnbp.readings, nnbp.confusion, nnbp.misread, nnbp.gradient_lengths, nnbp.flat_shares]
)
def test_what_are_no_digits(function):
    net = nnbp.Network([64, 5, 10], rng=0)
    for wrong in (None, 3, nnbp.load_digits(), np.ones((64, 3))):
        with pytest.raises(ValueError, match="^data is .*; expected Digits"):
            function(net, wrong)


def test_what_there_is_no_memory_for():
    with pytest.raises(ValueError, match=r"^sizes\[1\] is 1000000000000"):
        nnbp.Network([2, 10**12, 1])
    with pytest.raises(ValueError, match="^sizes is .* 10,000,200,001 weights"):
        nnbp.Network([10**5, 10**5, 1])
    with pytest.raises(ValueError, match="^size is"):
        nnbp.one_hot([1], size=10**12)
    with pytest.raises(ValueError, match="^labels holds 10,000 labels"):
        nnbp.one_hot(np.zeros(10_000), size=10**5)
    with pytest.raises(ValueError, match="^n is"):
        nnbp.plane.moons(10**12)
    with pytest.raises(ValueError, match="^epochs is 1,000,000,000; a course keeps"):
        nnbp.course(nnbp.Network([2, 1], rng=0), nnbp.plane.ring(10), epochs=10**9, mini_batch_size=5, eta=0.1)
