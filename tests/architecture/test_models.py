"""Tables point to earlier apps only, and the audit trail points to none."""

import pytest
from django.apps import apps

from tests.support import tree

LAYERS = tree.toml("pyproject.toml")["tool"]["importlinter"]["contracts"][0]["layers"]
HEIGHT = {name.strip(): height for height, layer in enumerate(reversed(LAYERS)) for name in layer.split(":")}


def name(config):
    """The last part of the app's package."""
    return config.name.rpartition(".")[2]


OURS = [config for config in apps.get_app_configs() if config.name.startswith("backend.")]


def pointers(config):
    """(model and field, the app pointed at) for every relation that has a column or a table."""
    for model in config.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                yield f"{model.__name__}.{field.name}", name(field.related_model._meta.app_config)


@pytest.mark.parametrize("config", OURS, ids=name)
def test_a_table_points_only_to_its_own_or_an_earlier_app(config):
    later = [row for row in pointers(config) if HEIGHT.get(row[1], -1) > HEIGHT[name(config)]]
    assert later == []


def test_the_trail_knows_nobody():
    assert [row for row in pointers(apps.get_app_config("audit")) if row[1] != "audit"] == []


@pytest.mark.parametrize("config", OURS, ids=name)
def test_an_app_is_in_the_order_of_layers(config):
    assert name(config) in HEIGHT
