"""Uploads a file with Requests:  pip install -r requirements.txt && python upload.py holiday.png

Requests holds the whole file in memory; for gigabytes give it the MultipartEncoder of requests-toolbelt as data.
"""

import os
import sys
import xml.etree.ElementTree as ElementTree

import requests

service = os.environ.get("SIGNED_S3_SERVICE", "http://localhost:3000")


def upload(path: str) -> str:
    """Uploads the file and tells its key."""
    answer = requests.post(f"{service}/api/v2/s3/create_signed_url", json={}, timeout=30)
    if answer.status_code != 202:
        raise SystemExit(answer.json()["errors"][0]["detail"])
    form = answer.json()["data"]

    # Requests sends the fields first and the file last, as S3 wants it.
    with open(path, "rb") as file:
        stored = requests.post(form["url"], data=form["fields"], files={"file": file}, timeout=600)
    told = ElementTree.fromstring(stored.content)
    if stored.status_code != 201:
        raise SystemExit(told.findtext("Message"))
    return told.findtext("Key")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: upload.py FILE")
    print(upload(sys.argv[1]))
