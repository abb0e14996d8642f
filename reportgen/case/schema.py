"""The JSON Schema of a case file, for editors that help while one types (draft-07, which they all know)."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

from reportgen.case.model import Case

DRAFT = "http://json-schema.org/draft-07/schema#"
FILE = "case.schema.json"


class _WithoutDefaults(GenerateJsonSchema):
    """What a field is when it is left out is said in words, in its description."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def schema() -> str:
    """The schema as JSON text. A key may stand without a value: that means that it is not given yet."""
    made = Case.model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=_WithoutDefaults
    )
    made["definitions"] = made.pop("$defs", {})
    text = {"$schema": DRAFT, **_seventh(made)}
    return json.dumps(text, indent=1, ensure_ascii=False) + "\n"


def _seventh(node: Any) -> Any:  # noqa: ANN401  any JSON
    """The same in draft-07: what stands beside a `$ref` moves out, and every field may be left empty."""
    if isinstance(node, list):
        return [_seventh(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _seventh(value) for key, value in node.items() if key not in {"default", "title"}}
    if "$ref" in made and len(made) > 1:
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    if isinstance(made.get("properties"), dict):
        made["properties"] = {key: _or_nothing(value) for key, value in made["properties"].items()}
    return made


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    described = {"description": field.pop("description")} if "description" in field else {}
    kinds = field.get("anyOf") if set(field) == {"anyOf"} else [field]
    if {"type": "null"} in (kinds or []):
        return {**described, **field}
    return {**described, "anyOf": [*(kinds or []), {"type": "null"}]}
