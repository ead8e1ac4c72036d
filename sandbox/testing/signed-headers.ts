interface Scope {
  readonly service: string;
  readonly accessKeyId?: string;
  readonly region?: string;
}

/** Headers as SigV4 makes them, with a signature that is none: the sandbox reads the scope only. */
export function signedHeaders({ service, accessKeyId = "AKIDEXAMPLE", region = "eu-west-1" }: Scope) {
  const scope = `${accessKeyId}/20261121/${region}/${service}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=0123abcd`,
    "x-amz-date": "20261121T013456Z",
  };
}
