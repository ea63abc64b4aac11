"""Holds the real API, and the published pact's examples, against the published JSON Schemas."""

import base64
import json
import os
import unittest

import jsonschema
import requests

from published_pact import CONTRACTS
from signed_forms import ask_for_form

SERVICE = os.environ.get("SIGNED_S3_SERVICE")


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((CONTRACTS / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class Schemas(unittest.TestCase):
    def test_the_examples_of_the_published_pact_satisfy_them(self):
        pact = json.loads((CONTRACTS / "pacts" / "plain-http-api.json").read_text(encoding="utf-8"))
        names = {
            ("/api/v2/s3/create_signed_url", 202): "create-signed-url-accepted",
            ("/api/v2/s3/explain_upload", 202): "explain-upload-accepted",
            ("/s3/params", 200): "companion-params",
        }
        seen = set()
        for interaction in pact["interactions"]:
            path, response = interaction["request"]["path"], interaction["response"]
            if path.startswith("/health/"):
                continue
            name = names.get((path, response["status"]), "not-accepted")
            with self.subTest(interaction["description"]):
                validator(name).validate(response["body"]["content"])
            seen.add(name)
        self.assertEqual(seen, {*names.values(), "not-accepted"})

    def test_a_request_with_a_range_of_one_number_does_not(self):
        with self.assertRaises(jsonschema.ValidationError):
            validator("create-signed-url-request").validate({"data": {"content_length_range": [1]}})

    @unittest.skipUnless(SERVICE, "SIGNED_S3_SERVICE says where the API is")
    def test_the_real_api_satisfies_them(self):
        form = ask_for_form(SERVICE, data={"content_type": "image/*", "tags": {"state": "naïve ☕"}})
        validator("form-fields").validate(form.fields)
        validator("policy-document").validate(json.loads(base64.b64decode(form.fields["policy"])))
        answer = requests.post(f"{SERVICE}/api/v2/s3/create_signed_url", json={"uuid": 1, "data": []}, timeout=30)
        validator("not-accepted").validate(answer.json())
        for error in answer.json()["errors"]:
            validator("error-code").validate(error["code"])
        asked = {"data": {"fields": form.fields, "file": {"size": 6_000_000_000}}}
        validator("explain-upload-request").validate(asked)
        explained = requests.post(f"{SERVICE}/api/v2/s3/explain_upload", json=asked, timeout=30)
        validator("explain-upload-accepted").validate(explained.json())
        self.assertIn("file_too_large", [finding["code"] for finding in explained.json()["data"]["findings"]])
