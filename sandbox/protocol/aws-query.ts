import type { AwsValue } from "../contract";
import { isStructure } from "./value-guards";
import { scalarFromText } from "./scalar-from-text";
import { type ServiceModel, type Shape, shapeOf, structureOf } from "./service-model";
import type { Protocol, WireRequest, WireResponse } from "./wire";
import { element, elementsOf } from "./xml";

/**
 * awsQuery, spoken by STS and SNS: a form with `Action`, members as `PolicyArns.member.1.arn`, XML answers.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export const awsQuery: Protocol = {
  readInput(model, operation, request) {
    if (operation.input === undefined) return {};
    const input = read(model, structureOf(model, operation.input.shape), formOf(request), "");
    return isStructure(input) ? input : {};
  },

  writeOutput({ model, operation, output, requestId }) {
    const members = operation.output === undefined ? "" : elementsOf(model, operation.output.shape, output);
    const result = element(operation.output?.resultWrapper ?? `${operation.name}Result`, members);
    const metadata = element("ResponseMetadata", element("RequestId", requestId));
    return respond({
      status: 200,
      model,
      root: `${operation.name}Response`,
      content: result + metadata,
      requestId,
    });
  },

  writeError(model, { error, status, requestId }) {
    const fault = status >= 500 ? "Receiver" : "Sender";
    const details =
      element("Type", fault) +
      element("Code", error.code, "text") +
      element("Message", error.message, "text");
    const content = element("Error", details) + element("RequestId", requestId);
    return respond({ status, model, root: "ErrorResponse", content, requestId });
  },
};

/** The parameters of a query request: its form, or its query string where it is a GET. */
export function formOf(request: WireRequest): URLSearchParams {
  return request.method === "GET" ? request.query : new URLSearchParams(request.body);
}

function read(model: ServiceModel, shape: Shape, form: URLSearchParams, prefix: string): AwsValue {
  switch (shape.type) {
    case "structure": {
      const members: Record<string, AwsValue> = {};
      for (const [name, member] of Object.entries(shape.members)) {
        const path = prefix === "" ? name : `${prefix}.${name}`;
        const value = read(model, shapeOf(model, member.shape), form, path);
        if (value !== undefined) members[name] = value;
      }
      return prefix !== "" && Object.keys(members).length === 0 ? undefined : members;
    }
    case "list":
      return readList(model, shapeOf(model, shape.member.shape), form, prefix);
    case "map":
      return readMap(model, shape, form, prefix);
    default: {
      const text = form.get(prefix);
      return text === null ? undefined : scalarFromText(shape, text);
    }
  }
}

function readList(model: ServiceModel, item: Shape, form: URLSearchParams, prefix: string): AwsValue {
  const items: AwsValue[] = [];
  for (;;) {
    const value = read(model, item, form, `${prefix}.member.${items.length + 1}`);
    if (value === undefined) break;
    items.push(value);
  }
  return items.length === 0 ? undefined : items;
}

/** `MessageAttributes.entry.1.Name` and `….entry.1.Value.DataType`: the names are the map's own. */
function readMap(
  model: ServiceModel,
  { key, value }: Extract<Shape, { type: "map" }>,
  form: URLSearchParams,
  prefix: string,
): AwsValue {
  const entries: [string, AwsValue][] = [];
  for (;;) {
    const place = `${prefix}.entry.${entries.length + 1}`;
    const name = form.get(`${place}.${key.locationName ?? "key"}`);
    if (name === null) break;
    const valueShape = shapeOf(model, value.shape);
    entries.push([name, read(model, valueShape, form, `${place}.${value.locationName ?? "value"}`)]);
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

interface Document {
  readonly status: number;
  readonly model: ServiceModel;
  readonly root: string;
  readonly content: string;
  readonly requestId: string;
}

function respond({ status, model, root, content, requestId }: Document): WireResponse {
  const body = `<${root} xmlns="${model.metadata.xmlNamespace ?? ""}">${content}</${root}>`;
  return { status, body, headers: { "content-type": "text/xml", "x-amzn-RequestId": requestId } };
}
