# What most would write in Python: FastAPI with a model of the request, and boto3 for the form.
import os
from typing import Any, Literal
from uuid import UUID, uuid4

import boto3
import uvicorn
from botocore.config import Config
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel

BUCKET = os.environ["S3_BUCKET"]
s3 = boto3.client(
    "s3",
    region_name=os.environ["AWS_REGION"],
    endpoint_url=os.environ["AWS_ENDPOINT_URL_S3"],
    config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
)
app = FastAPI()
HEADERS = {"content-type": "application/json; charset=utf-8", "cache-control": "no-cache"}


class Envelope(BaseModel):
    uuid: UUID
    command: Literal["CreateSignedS3FormData"]
    data: dict[str, Any] | None = None


# Signing asks nobody: on a thread of its own it would only cost more.
@app.post("/api/v2/s3/create_signed_url")
async def create_signed_url(envelope: Envelope) -> JSONResponse:
    form = s3.generate_presigned_post(
        BUCKET,
        f"direct_uploads/{uuid4()}",
        Fields={"success_action_status": "201"},
        Conditions=[{"success_action_status": "201"}],
        ExpiresIn=3600,
    )
    answer = {
        "status": "accepted",
        "meta": {},
        "uuid": str(envelope.uuid),
        "data": {"fields": form["fields"], "url": form["url"]},
    }
    return JSONResponse(answer, status_code=202, headers=HEADERS)


if __name__ == "__main__":
    uvicorn.run(app, host=os.environ["HOST"], port=int(os.environ["PORT"]), access_log=False, log_level="warning")
