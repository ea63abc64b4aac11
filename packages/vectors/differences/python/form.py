"""The form that boto3 makes, as JSON: python form.py INPUT, which is JSON as well."""

import json, sys

import boto3

given = json.loads(sys.argv[1])
client = boto3.client(
    "s3",
    region_name=given["region"],
    aws_access_key_id=given["access_key_id"],
    aws_secret_access_key=given["secret_access_key"],
    config=boto3.session.Config(signature_version="s3v4"),
)
status = {"success_action_status": "201"}
print(json.dumps(client.generate_presigned_post(given["bucket"], given["key"], status, [status], given["expires_in_seconds"])))
