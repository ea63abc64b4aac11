"""What this consumer relies on, as a pact of its own. The API verifies it together with all others in packages/contracts/pacts."""

import json
import os
import tempfile
import unittest
from pathlib import Path

from published_pact import CONTRACTS, Pact
from pact import match
from signed_forms import NotAccepted, ask_for_form

CONSUMER, PROVIDER = "python-consumer", "api"
PATH = "/api/v2/s3/create_signed_url"
ANYBODY = "the service takes requests of anybody"


class OwnPact(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()

    def serve(self, pact: Pact):
        return pact.serve(addr="127.0.0.1")

    def write(self, pact: Pact) -> None:
        pact.write_file(Path(self.folder.name))

    def test_1_it_asks_for_a_form_for_a_document(self):
        data = {"content_type": "application/pdf", "filename": "Übersicht.pdf"}
        pact = Pact(CONSUMER, PROVIDER)
        (
            pact.upon_receiving("a request for a form for a document")
            .given(ANYBODY)
            .with_request("POST", PATH)
            .with_body({"data": data}, "application/json")
            .will_respond_with(202)
            .with_body(
                {
                    "status": "accepted",
                    "data": {
                        "url": match.regex("http://localhost:9000/photos", regex="^https?://.+$"),
                        "fields": {
                            "key": match.regex("direct_uploads/a", regex="^.+$"),
                            "policy": match.regex("e30=", regex="^[A-Za-z0-9+/]+={0,2}$"),
                            "Content-Type": "application/pdf",
                        },
                    },
                },
                "application/json",
            )
        )
        with self.serve(pact) as server:
            form = ask_for_form(str(server.url), data=data)
        self.assertEqual(form.fields["Content-Type"], "application/pdf")
        self.write(pact)

    def test_2_it_is_told_what_is_wrong(self):
        data = {"content_type": "pdf", "expires_in": -1}
        pact = Pact(CONSUMER, PROVIDER)
        (
            pact.upon_receiving("a request for a form for no type and no time")
            .given(ANYBODY)
            .with_request("POST", PATH)
            .with_body({"data": data}, "application/json")
            .will_respond_with(422)
            .with_header("X-Request-Id", match.regex("1", regex="^[!-~]+$"))
            .with_body(
                {"status": "not_accepted", "errors": [{"code": "invalid_content_type"}, {"code": "invalid_expires_in"}]},
                "application/json",
            )
        )
        with self.serve(pact) as server:
            with self.assertRaises(NotAccepted) as refused:
                ask_for_form(str(server.url), data=data)
        self.assertEqual(refused.exception.codes, ["invalid_content_type", "invalid_expires_in"])
        self.write(pact)

    def test_3_it_may_use_its_token(self):
        pact = Pact(CONSUMER, PROVIDER)
        (
            pact.upon_receiving("a request by a reader")
            .given("the service knows its callers by their tokens")
            .with_request("POST", PATH)
            .with_header("Authorization", "Bearer token-of-a-reader")
            .with_body({}, "application/json")
            .will_respond_with(202)
            .with_body({"data": {"url": match.like("http://x"), "fields": match.like({"key": "k"})}, "status": "accepted"}, "application/json")
        )
        with self.serve(pact) as server:
            ask_for_form(str(server.url), token="token-of-a-reader")
        self.write(pact)

    def test_4_the_committed_pact_is_the_one_of_these_tests(self):
        name = f"{CONSUMER}-{PROVIDER}.json"
        written = normalised(json.loads((Path(self.folder.name) / name).read_text(encoding="utf-8")))
        committed = CONTRACTS / "pacts" / name
        if "UPDATE_PACTS" in os.environ:
            committed.write_text(written, encoding="utf-8")
        self.assertEqual(committed.read_text(encoding="utf-8"), written)


def normalised(pact: dict) -> str:
    """The same text in whichever order the tests ran, and whichever version of Pact wrote it."""
    kept = {
        "consumer": pact["consumer"],
        "provider": pact["provider"],
        "interactions": sorted(pact["interactions"], key=lambda one: one["description"]),
        "metadata": {"pactSpecification": pact["metadata"]["pactSpecification"]},
    }
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"
