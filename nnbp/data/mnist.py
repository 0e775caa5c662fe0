"""MNIST's IDX files, plain or gzipped, from a folder that the reader names."""

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np

from .digits import digits


def load_mnist(folder):
    """MNIST as (training, test) from its four IDX files in `folder`, plain or .gz.

    ValueError for a file that is missing, truncated, too long, or not what its name says.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise ValueError(f"{folder} is not a folder; expected the one that holds MNIST's IDX files")
    return tuple(idx_pair(folder, part) for part in ("train", "t10k"))


def idx_pair(folder, part):
    images = read_idx(folder, f"{part}-images-idx3-ubyte", dimensions=3)
    labels = read_idx(folder, f"{part}-labels-idx1-ubyte", dimensions=1)
    if len(images) != len(labels):
        raise ValueError(f"{folder}: {part} has {len(images):,} images and {len(labels):,} labels; expected as many")
    if labels.max() > 9:
        raise ValueError(f"{folder}: {part} has a label {labels.max()}; expected 0 to 9")
    return digits(images.reshape(len(images), -1) / 255, labels, images.shape[1:])


def read_idx(folder, name, dimensions):
    """The bytes of one IDX file as an array: magic number 0x0008 and the number of dimensions, sizes, then the data."""
    path = next((p for p in (folder / name, folder / f"{name}.gz") if p.is_file()), None)
    if path is None:
        raise ValueError(f"{folder} holds neither {name} nor {name}.gz")
    content = path.read_bytes()
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"{path} cannot be unpacked ({error}); expected a whole gzip file") from None
    head = 4 + 4 * dimensions
    if len(content) < head or content[:4] != bytes([0, 0, 8, dimensions]):
        raise ValueError(
            f"{path} starts with {content[:4].hex()}; expected 000008{dimensions:02x}, bytes in {dimensions} dimensions"
        )
    shape = struct.unpack(f">{dimensions}I", content[4:head])
    if len(content) - head != math.prod(shape) or not math.prod(shape):
        raise ValueError(
            f"{path} has {len(content) - head:,} bytes of data; its header {shape} asks for {math.prod(shape):,}"
        )
    return np.frombuffer(content, np.uint8, offset=head).reshape(shape)
