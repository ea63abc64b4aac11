#!/bin/sh
# Uploads a file with curl and jq:  ./upload.sh holiday.png
# The form's fields go to curl as a config file on its standard input, so that no command line shows them; the file comes last.
set -eu
service=${SIGNED_S3_SERVICE:-http://localhost:3000}
file=$(printf %s "${1:?name a file}" | sed 's/["\\]/\\&/g')

form=$(curl --silent --show-error --fail-with-body --request POST "$service/api/v2/s3/create_signed_url") ||
  { printf "%s\n" "$form" >&2; exit 1; }

printf %s "$form" |
  jq --raw-output '.data | "url = \(.url | @json)", (.fields | to_entries[] | "form-string = \("\(.key)=\(.value)" | @json)")' |
  curl --silent --show-error --fail-with-body --config - --form "file=@\"$file\""
