"""The JSON Schema of a case file or calendar of meetings, for editors that help while one types (draft-07)."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from reportgen.case.model import Case
from reportgen.case.part import Part

DRAFT = "http://json-schema.org/draft-07/schema#"
FILE = "case.schema.json"
_NAMES = frozenset({"properties", "definitions"})  # under these stand names of ours, and no words of JSON Schema
_ITEMS = ("items", "additionalProperties")


class _WithoutDefaults(GenerateJsonSchema):
    """What a field is when it is left out is said in words, in its description."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema(of: type[Part] = Case) -> str:
    """The schema as JSON text. A key may stand without a value: that means that it is not given yet."""
    made = of.model_json_schema(by_alias=True, ref_template="#/definitions/{model}", schema_generator=_WithoutDefaults)
    made["definitions"] = made.pop("$defs", {})
    for kind in Part.__subclasses__():
        if kind.short and kind.__name__ in made["definitions"]:
            made["definitions"][kind.__name__] = {"anyOf": [made["definitions"][kind.__name__], *kind.short]}
    text = {"$schema": DRAFT, **_seventh(made)}
    return json.dumps(text, indent=1, ensure_ascii=False) + "\n"


def _seventh(node: Any) -> Any:  # noqa: ANN401  any JSON
    """The same in draft-07: what stands beside a `$ref` moves out, and every field may be left empty."""
    if isinstance(node, list):
        return [_seventh(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _seventh(value) for key, value in node.items() if key not in {"default", "title", *_NAMES}}
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    for names in sorted(_NAMES & node.keys()):
        made[names] = {name: _seventh(value) for name, value in node[names].items()}
    made |= {key: _or_nothing(made[key]) for key in _ITEMS if isinstance(made.get(key), dict)}
    if "properties" in made:
        made["properties"] = {key: _or_nothing(value) for key, value in made["properties"].items()}
    return made


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    described = {"description": field.pop("description")} if "description" in field else {}
    kinds = field.get("anyOf") if set(field) == {"anyOf"} else [field]
    if {"type": "null"} in (kinds or []):
        return {**described, **field}
    return {**described, "anyOf": [*(kinds or []), {"type": "null"}]}
