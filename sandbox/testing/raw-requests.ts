import { signedHeaders } from "./signed-headers";

const jsonHeaders = { "content-type": "application/x-amz-json-1.1" };

interface Exchange {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Requests made by hand, for what no SDK would send. */
export function rawRequests(url: () => string) {
  async function exchange({ method = "POST", path = "/", headers = {}, body }: Exchange) {
    const response = await fetch(url() + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  }

  function organizations(operation: string, body: string, headers: Record<string, string> = {}) {
    const target = { "x-amz-target": `AWSOrganizationsV20161128.${operation}` };
    return exchange({
      headers: { ...jsonHeaders, ...target, ...signedHeaders({ service: "organizations" }), ...headers },
      body,
    });
  }

  function securityHub(method: string, path: string, body?: string) {
    const headers = { "content-type": "application/json", ...signedHeaders({ service: "securityhub" }) };
    return exchange({ method, path, headers, ...(body === undefined ? {} : { body }) });
  }

  function sts(body: string, headers: Record<string, string> = signedHeaders({ service: "sts" })) {
    return exchange({ headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body });
  }

  return { exchange, organizations, securityHub, sts };
}
