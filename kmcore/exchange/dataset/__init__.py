"""The data set's readable files, and the loader that brings them into an empty store."""

from kmcore.exchange.dataset.errors import BadRow, DatasetError, Place
from kmcore.exchange.dataset.loader import LoadReport, is_loaded, load_dataset
from kmcore.exchange.dataset.prepare import Prepared, prepare_dataset

__all__ = [
    "BadRow",
    "DatasetError",
    "LoadReport",
    "Place",
    "Prepared",
    "is_loaded",
    "load_dataset",
    "prepare_dataset",
]
