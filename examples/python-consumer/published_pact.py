"""A stand-in for the API that is made of a published pact: it answers with the pact's examples, and takes the pact's requests alone."""

import json
import os
from pathlib import Path

# Pact would tell its makers of each run.
os.environ["PACT_DO_NOT_TRACK"] = "true"

from pact import Pact  # noqa: E402

CONTRACTS = Path(os.environ.get("CONTRACTS", Path(__file__).parents[2] / "packages" / "contracts"))


def stand_in(pact_file: str, description: str):
    """Serves one interaction of the pact: `with stand_in(…) as server`, and the consumer asks at `server.url`.

    At the end of the block it fails, where the consumer has asked for something else than the pact says.
    """
    published = json.loads((CONTRACTS / "pacts" / pact_file).read_text(encoding="utf-8"))
    found = [one for one in published["interactions"] if one["description"] == description]
    if len(found) != 1:
        raise LookupError(f"{pact_file} has {len(found)} interactions of this description: {description}")
    request, response = found[0]["request"], found[0]["response"]

    pact = Pact("stand-in", published["provider"]["name"])
    interaction = pact.upon_receiving(description).with_request(request["method"], request["path"])
    for name, values in request.get("query", {}).items():
        for value in values:
            interaction.with_query_parameter(name, value)
    _add_message(interaction, request, "Request")
    interaction.will_respond_with(response["status"])
    _add_message(interaction, response, "Response")
    return pact.serve(addr="127.0.0.1", verbose=False)


def _add_message(interaction, message: dict, part: str) -> None:
    for name, values in message.get("headers", {}).items():
        interaction.with_header(name, ", ".join(values), part)
    if "body" in message:
        content = message["body"]["content"]
        text = content if isinstance(content, str) else json.dumps(content)
        interaction.with_body(text, message["body"]["contentType"], part)
    if "matchingRules" in message:
        interaction.with_matching_rules(message["matchingRules"], part)
