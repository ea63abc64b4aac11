"""What a service written in Python needs of the Signed S3 Resource API: forms, for its own users to upload by."""

from dataclasses import dataclass

import requests


@dataclass(frozen=True)
class SignedForm:
    """The fields go into the upload in their order, the file last."""

    url: str
    fields: dict[str, str]


class NotAccepted(Exception):
    """The API refused, with everything that is wrong; or something that is not the API answered, without codes."""

    def __init__(self, status: int, codes: list[str], request_id: str | None, retry_after: int | None):
        super().__init__(f"status {status}, {', '.join(codes) or 'no codes'}, request {request_id}")
        self.status, self.codes, self.request_id, self.retry_after = status, codes, request_id, retry_after


def ask_for_form(service: str, *, uuid: str | None = None, data: dict | None = None, token: str | None = None) -> SignedForm:
    """Asks for a form; `data` is what the form shall allow, such as its content type."""
    asked = {name: value for name, value in {"uuid": uuid, "data": data}.items() if value is not None}
    answer = requests.post(
        f"{service}/api/v2/s3/create_signed_url",
        json=asked,
        headers={"Authorization": f"Bearer {token}"} if token else {},
        timeout=30,
    )
    body = _json_object(answer)
    if answer.status_code == 202 and body.get("status") == "accepted":
        return SignedForm(body["data"]["url"], body["data"]["fields"])
    retry_after = answer.headers.get("Retry-After", "")
    raise NotAccepted(
        answer.status_code,
        [error["code"] for error in body.get("errors", [])],
        answer.headers.get("X-Request-Id"),
        int(retry_after) if retry_after.isdigit() else None,
    )


def _json_object(answer: requests.Response) -> dict:
    try:
        body = answer.json()
    except requests.exceptions.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}
