"""The data set's readable files, and the loader that brings them into an empty store."""

from kmcore.exchange.dataset.errors import BadRow, DatasetError, FilePlace
from kmcore.exchange.dataset.loader import LoadReport, is_loaded, load_dataset
from kmcore.exchange.dataset.prepare import Prepared, names_a_province, prepare_dataset

__all__ = [
    "BadRow",
    "DatasetError",
    "FilePlace",
    "LoadReport",
    "Prepared",
    "is_loaded",
    "load_dataset",
    "names_a_province",
    "prepare_dataset",
]
