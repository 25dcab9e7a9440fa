"""For all tests: nothing may reach another machine, in this process or in any that it starts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blocked import attempts, environment, near
