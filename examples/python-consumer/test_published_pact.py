"""Holds this consumer to the pact that the API publishes for callers that speak plain HTTP."""

import unittest

from published_pact import stand_in
from signed_forms import NotAccepted, ask_for_form

PUBLISHED = "plain-http-api.json"
SMALL_PICTURE = {
    "content_type": "image/png",
    "content_length_range": [1, 10_485_760],
    "filename": "holiday.png",
    "metadata": {"album": "summer"},
    "tags": {"state": "pending"},
    "expires_in": 600,
}
UUID = "e090cbd2-ded4-4fd4-be23-4c17ad77ca07"


class PublishedPact(unittest.TestCase):
    def refusal(self, description: str, **asked) -> NotAccepted:
        with stand_in(PUBLISHED, description) as server:
            with self.assertRaises(NotAccepted) as refused:
                ask_for_form(str(server.url), **asked)
        return refused.exception

    def test_it_asks_for_a_form_for_one_small_picture(self):
        with stand_in(PUBLISHED, "a request for a form for one small picture") as server:
            form = ask_for_form(str(server.url), uuid=UUID, data=SMALL_PICTURE)
        self.assertEqual(form.fields["Content-Type"], "image/png")
        self.assertTrue(form.url.startswith("http"))

    def test_it_understands_that_there_is_nothing_to_sign_with(self):
        refused = self.refusal("a request while there is nothing to sign with")
        self.assertEqual((refused.status, refused.codes), (503, ["credentials_unavailable"]))
        self.assertIsNotNone(refused.retry_after)
        self.assertIsNotNone(refused.request_id)

    def test_it_understands_that_it_asked_too_often(self):
        refused = self.refusal("one request more than there may be")
        self.assertEqual((refused.status, refused.codes), (429, ["rate_limited"]))
        self.assertIsNotNone(refused.retry_after)

    def test_it_understands_that_its_token_is_not_known(self):
        refused = self.refusal("a request with a token that nobody has", token="token-of-nobody")
        self.assertEqual((refused.status, refused.codes), (401, ["unauthorized"]))

    def test_a_consumer_that_misspells_a_member_is_found_out(self):
        misspelt = {**SMALL_PICTURE, "contentType": SMALL_PICTURE["content_type"]}
        with self.assertRaises(Exception) as found_out:
            with stand_in(PUBLISHED, "a request for a form for one small picture") as server:
                try:
                    ask_for_form(str(server.url), uuid=UUID, data=misspelt)
                except NotAccepted:
                    pass
        self.assertIn("Mismatch", type(found_out.exception).__name__)
        self.assertIn("contentType", str(found_out.exception))
