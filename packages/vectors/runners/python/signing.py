"""Signs each vector of signing.json, stage by stage: python signing.py signing.json"""

import base64, hashlib, hmac, json, sys
from datetime import datetime, timedelta, timezone


def moment(text):
    parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return parsed.astimezone(timezone.utc).replace(microsecond=0)


def mac(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def stages(given, conditions):
    """Expiration, the conditions that every form has, policy, string to sign, signing key and signature."""
    now = moment(given["now"])
    ends = [now + timedelta(seconds=given["expires_in_seconds"])]
    if "credentials_expiration" in given:
        ends.append(moment(given["credentials_expiration"]))
    expiration = min(ends).strftime("%Y-%m-%dT%H:%M:%SZ")
    scope = [now.strftime("%Y%m%d"), given["region"], "s3", "aws4_request"]
    own = [
        {"bucket": given["bucket"]},
        conditions[1],  # The key's: it is fixed, or has a start that the uploader goes on from.
        {"success_action_status": str(given.get("success_action_status", 201))},
        {"x-amz-credential": "/".join([given["access_key_id"], *scope])},
        {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
        {"x-amz-date": now.strftime("%Y%m%dT%H%M%SZ")},
    ]
    if "session_token" in given:
        own.append({"x-amz-security-token": given["session_token"]})
    document = {"expiration": expiration, "conditions": conditions}
    # Whatever is not between the space and the tilde is escaped: json leaves out this one.
    policy = json.dumps(document, separators=(",", ":")).replace("\x7f", "\\u007f")
    encoded = base64.b64encode(policy.encode()).decode()
    key = ("AWS4" + given["secret_access_key"]).encode()
    for part in scope:
        key = mac(key, part)
    return [expiration, own, policy, encoded, key.hex(), mac(key, encoded).hex()]


vectors = json.load(open(sys.argv[1]))
for vector in vectors:
    found = stages(vector["input"], vector["conditions"])
    vector["conditions_of_all"] = vector["conditions"][: len(found[1])]
    named = ["expiration", "conditions_of_all", "policy", "string_to_sign", "signing_key", "signature"]
    wrong = [name for name, value in zip(named, found) if vector[name] != value]
    # Each condition on a fixed value is a field, but for the bucket's, and nothing else is but what only starts so.
    fields = {"policy": found[3], "x-amz-signature": found[5]}
    for condition in vector["conditions"]:
        fields |= condition if isinstance(condition, dict) and "bucket" not in condition else {}
    free = {condition[1][1:] for condition in vector["conditions"] if "starts-with" in condition}
    names = (vector["fields"].keys() | fields.keys()) - free
    wrong += [name for name in names if vector["fields"].get(name) != fields.get(name)]
    if wrong:
        sys.exit(f"{vector['name']}: {', '.join(wrong)}")
print(f"{len(vectors)} passed")
