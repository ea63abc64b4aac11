"""Sends each vector of refused-requests.json to a service: python refused_requests.py refused-requests.json http://localhost:3000"""

import json, sys, urllib.error, urllib.request

vectors = json.load(open(sys.argv[1]))
for vector in vectors:
    request = urllib.request.Request(
        sys.argv[2] + "/api/v2/s3/create_signed_url",
        data=json.dumps(vector["request"]).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as refusal:
        answer = refusal
    body = json.load(answer)
    errors = [{"code": error["code"], "source": error["source"]} for error in body.get("errors", [])]
    if (answer.status, body["status"], errors) != (vector["status"], "not_accepted", vector["errors"]):
        sys.exit(f"{vector['name']}: {answer.status} {body}")
print(f"{len(vectors)} passed")
