import { AwsError, type AwsValue } from "../contract";
import { fromJson, toJson } from "./json-values";
import { matchPath } from "./match-path";
import { parseJsonBody } from "./parse-json-body";
import { scalarFromText } from "./scalar-from-text";
import { type Member, type OperationModel, type ServiceModel, shapeOf, structureOf } from "./service-model";
import type { Protocol, WireRequest, WireResponse } from "./wire";

/**
 * restJson1, spoken by Security Hub: members in the path, the query and a JSON body, ISO timestamps, the error's name
 * in a header. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const restJson: Protocol = {
  readInput(model, operation, request) {
    if (operation.input === undefined) return {};
    const { members } = structureOf(model, operation.input.shape);
    const labels = labelsOf(operation, request);
    const body = Object.values(members).some(isInBody) ? parseJsonBody(request.body) : {};
    const input: Record<string, AwsValue> = {};
    for (const [name, member] of Object.entries(members)) {
      const value = readMember({ model, name, member, labels, query: request.query, body });
      if (value !== undefined && value !== null) input[name] = value;
    }
    return input;
  },

  writeOutput({ model, operation, output, requestId }) {
    const json =
      operation.output === undefined ? {} : toJson(model, operation.output.shape, output, "iso8601");
    return respond(operation.http.responseCode, json, { "x-amzn-RequestId": requestId });
  },

  writeError(_model, { error, status, members, requestId }) {
    const headers = { "x-amzn-RequestId": requestId, "x-amzn-errortype": error.code };
    return respond(status, members ?? { message: error.message }, headers);
  },
};

interface MemberSource {
  readonly model: ServiceModel;
  readonly name: string;
  readonly member: Member;
  readonly labels: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

function readMember({ model, name, member, labels, query, body }: MemberSource): AwsValue {
  const wireName = member.locationName ?? name;
  switch (member.location) {
    case "uri":
      return labels[wireName];
    case "querystring":
      return readQuery(model, member, query.getAll(wireName));
    case undefined:
      return Object.hasOwn(body, wireName) ? fromBody(model, member, body[wireName]) : undefined;
  }
}

function fromBody(model: ServiceModel, member: Member, json: unknown): AwsValue {
  return json === null ? undefined : fromJson(model, member.shape, json);
}

function readQuery(model: ServiceModel, member: Member, texts: readonly string[]): AwsValue {
  const shape = shapeOf(model, member.shape);
  if (texts.length === 0) return undefined;
  if (shape.type !== "list") return scalarFromText(shape, texts[0] ?? "");
  const item = shapeOf(model, shape.member.shape);
  return texts.map((text) => scalarFromText(item, text));
}

function isInBody(member: Member): boolean {
  return member.location === undefined;
}

function labelsOf(operation: OperationModel, request: WireRequest): Readonly<Record<string, string>> {
  const labels = matchPath(operation.http.requestUri, request.path);
  if (labels === undefined)
    throw new AwsError("UnknownOperationException", "The path belongs to no operation.", 404);
  return labels;
}

function respond(status: number, json: unknown, headers: Record<string, string>): WireResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(json) };
}
