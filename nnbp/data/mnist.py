"""MNIST's IDX files, plain or gzipped, from a folder that the reader names."""

import gzip
import math
import struct
import zlib

import numpy as np

from ..ground import intake
from .digits import digits

MOST = 10**9  # bytes of one file


def load_mnist(folder):
    """MNIST as (training, test) from its four IDX files in `folder`, plain or .gz.

    ValueError for a file that is missing, truncated, too long, or not what its name says.
    """
    folder = intake.path(folder, "folder")
    if not folder.is_dir():
        raise ValueError(f"folder {folder} is not a folder; expected the one that holds MNIST's IDX files")
    return tuple(idx_pair(folder, part) for part in ("train", "t10k"))


def idx_pair(folder, part):
    images = read_idx(folder, f"{part}-images-idx3-ubyte", dimensions=3)
    labels = read_idx(folder, f"{part}-labels-idx1-ubyte", dimensions=1)
    if len(images) != len(labels):
        raise ValueError(
            f"folder {folder}: {part} has {len(images):,} images and {len(labels):,} labels; expected as many"
        )
    if labels.max() > 9:
        raise ValueError(f"folder {folder}: {part} has a label {labels.max()}; expected 0 to 9")
    return digits(images.reshape(len(images), -1) / 255, labels, images.shape[1:])


def read_idx(folder, name, dimensions):
    """The bytes of one IDX file as an array: magic number 0x0008 and the number of dimensions, sizes, then the data.

    The header is believed, and no more is read than it says: what a .gz unpacks to may be a thousand times its size.
    """
    path = next((p for p in (folder / name, folder / f"{name}.gz") if p.is_file()), None)
    if path is None:
        raise ValueError(f"folder {folder} holds neither {name} nor {name}.gz")
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        try:
            head = file.read(4 + 4 * dimensions)
            if len(head) < 4 + 4 * dimensions or head[:4] != bytes([0, 0, 8, dimensions]):
                magic = f"000008{dimensions:02x}, bytes in {dimensions} dimensions"
                raise ValueError(f"folder {folder}: {path.name} starts with {head[:4].hex()}; expected {magic}")
            shape = struct.unpack(f">{dimensions}I", head[4:])
            count = math.prod(shape)
            if not 0 < count <= MOST:
                raise ValueError(
                    f"folder {folder}: {path.name} has a header {shape} that asks for {count:,} bytes; "
                    f"expected 1 to {MOST:,}"
                )
            content = file.read(count + 1)  # one more, to see that there is none
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(
                f"folder {folder}: {path.name} cannot be unpacked ({error}); expected a whole gzip file"
            ) from None
    if len(content) != count:
        found = f"{len(content):,}" if len(content) < count else f"more than {count:,}"
        raise ValueError(
            f"folder {folder}: {path.name} has {found} bytes of data; its header {shape} asks for {count:,}"
        )
    return np.frombuffer(content, np.uint8).reshape(shape)
