import { isStructure } from "./value-guards";
import { fromJson, toJson } from "./json-values";
import { parseJsonBody } from "./parse-json-body";
import type { Protocol, WireResponse } from "./wire";

/**
 * awsJson1.1, spoken by Organizations and AWS Config: `POST /` with `X-Amz-Target`, timestamps in epoch seconds,
 * the error's name in `__type`. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const awsJson: Protocol = {
  readInput(model, operation, request) {
    const json = parseJsonBody(request.body);
    if (operation.input === undefined) return {};
    const input = fromJson(model, operation.input.shape, json);
    return isStructure(input) ? input : {};
  },

  writeOutput({ model, operation, output, requestId }) {
    // Operations without an output, such as MoveAccount, answer an empty body and not `{}`.
    if (operation.output === undefined) return respond(200, "", requestId);
    const json = toJson(model, operation.output.shape, output, "epoch-seconds");
    return respond(200, JSON.stringify(json), requestId);
  },

  writeError(_model, { error, status, members, requestId }) {
    const body = { __type: error.code, ...(members ?? { message: error.message }) };
    return respond(status, JSON.stringify(body), requestId);
  },
};

function respond(status: number, body: string, requestId: string): WireResponse {
  return {
    status,
    body,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-RequestId": requestId },
  };
}
