import { AwsError, type ServiceName } from "../contract";
import { awsJson } from "./aws-json";
import { awsQuery, formOf } from "./aws-query";
import { matchPath } from "./match-path";
import { restJson } from "./rest-json";
import { type OperationModel, type ServiceModel, serviceModels } from "./service-model";
import type { Protocol, WireRequest } from "./wire";

/** Which service a request is for, in which protocol, and what it asks; an operation no service offers is an error. */
export interface Route {
  readonly service: ServiceName;
  readonly model: ServiceModel;
  readonly protocol: Protocol;
  readonly operation: OperationModel | AwsError;
}

/**
 * Reads the protocol off the request as its shape shows it, so that one port can be all services: `X-Amz-Target` is
 * awsJson, a form is awsQuery, the rest is restJson.
 */
export function route(request: WireRequest): Route {
  const target = request.headers["x-amz-target"];
  if (target !== undefined) return routeTarget(target);
  if (isQuery(request)) return routeAction(formOf(request));
  return routePath(request);
}

function routeTarget(target: string): Route {
  const [prefix, name = ""] = target.split(".");
  const service = prefix === serviceModels.config.metadata.targetPrefix ? "config" : "organizations";
  const model = serviceModels[service];
  const isKnown = prefix === model.metadata.targetPrefix && Object.hasOwn(model.operations, name);
  const operation = isKnown ? model.operations[name] : undefined;
  return {
    service,
    model,
    protocol: awsJson,
    operation:
      operation ?? new AwsError("UnknownOperationException", `The sandbox does not answer ${target}.`, 400),
  };
}

function isQuery(request: WireRequest): boolean {
  if (request.path !== "/") return false;
  if (request.method === "GET") return request.query.has("Action");
  return (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
}

function routeAction(form: URLSearchParams): Route {
  // The version names the service: both have one endpoint each, and here they share it.
  const service = form.get("Version") === serviceModels.sns.metadata.apiVersion ? "sns" : "sts";
  const model = serviceModels[service];
  return { service, model, protocol: awsQuery, operation: operationOfAction(model, form) };
}

function operationOfAction(model: ServiceModel, form: URLSearchParams): OperationModel | AwsError {
  const action = form.get("Action");
  if (action === null)
    return new AwsError("MissingAction", "The request must contain the parameter Action.", 400);
  const version = form.get("Version") ?? "";
  const operation = Object.hasOwn(model.operations, action) ? model.operations[action] : undefined;
  if (operation !== undefined && version === model.metadata.apiVersion) return operation;
  return new AwsError("InvalidAction", `Could not find operation ${action} for version ${version}`, 400);
}

function routePath(request: WireRequest): Route {
  const model = serviceModels.securityhub;
  const operation = restOperations.find(
    ({ http }) => http.method === request.method && matchPath(http.requestUri, request.path) !== undefined,
  );
  const unknown = `The sandbox does not answer ${request.method} ${request.path}.`;
  return {
    service: "securityhub",
    model,
    protocol: restJson,
    operation: operation ?? new AwsError("UnknownOperationException", unknown, 404),
  };
}

/** Operations without labels first: a path that is written out wins over one that a label happens to fit. */
const restOperations = Object.values(serviceModels.securityhub.operations).toSorted(
  (one, other) => labelCount(one) - labelCount(other),
);

function labelCount({ http }: OperationModel): number {
  return http.requestUri.split("{").length - 1;
}
