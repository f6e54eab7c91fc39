"""Lists and downloads what stands in a bucket, with boto3: prints one line of JSON per object. Usage: s3_client.py endpoint bucket prefix"""

import hashlib
import json
import os
import sys

import boto3

endpoint, bucket, prefix = sys.argv[1:]
client = boto3.client(
    "s3",
    endpoint_url=endpoint,
    region_name="us-east-1",
    aws_access_key_id=os.environ["KEY"],
    aws_secret_access_key=os.environ["SECRET"],
)
for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
    for item in page.get("Contents", []):
        answer = client.get_object(Bucket=bucket, Key=item["Key"])
        digest = hashlib.sha256(answer["Body"].read()).hexdigest()
        print(json.dumps({"key": item["Key"], "sha256": digest, "metadata": answer["Metadata"]}))
