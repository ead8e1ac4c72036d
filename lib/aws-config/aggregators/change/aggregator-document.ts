import { Json, type JsonObject, objectIn, textsIn, withoutMembers } from "@/lib/core/json";
import type { AggregatorFilters, AggregatorSource } from "../model";

/** The members of PutConfigurationAggregator that say what is collected, as AWS writes them. */
const MODELLED = {
  accounts: ["AccountIds", "AllAwsRegions", "AwsRegions"],
  organization: ["RoleArn", "AllAwsRegions", "AwsRegions"],
} as const;

const filterNames = { ResourceType: "resourceTypes", ServicePrincipal: "servicePrincipals" } as const;

/**
 * What AWS says of the sources of an aggregator beyond the one that the model holds: unknown members, further elements
 * of the list, the organization beside accounts. Undefined where there is nothing of the kind.
 */
export function restOf(row: JsonObject): JsonObject | undefined {
  const [first, ...more] = listIn(row["AccountAggregationSources"]);
  const organization = objectIn(row["OrganizationAggregationSource"]);
  const firstRest = first === undefined ? {} : withoutMembers(objectIn(first) ?? {}, MODELLED.accounts);
  const organizationRest =
    organization &&
    (first === undefined ? withoutMembers(organization, MODELLED.organization) : organization);
  const rest = {
    ...((Object.keys(firstRest).length > 0 || more.length > 0) && {
      AccountAggregationSources: [firstRest, ...more],
    }),
    ...(organizationRest !== undefined &&
      Object.keys(organizationRest).length > 0 && { OrganizationAggregationSource: organizationRest }),
  };
  return Object.keys(rest).length === 0 ? undefined : rest;
}

/** Reads `AggregatorFilters`: plain INCLUDE filters as lists, everything else as AWS writes it. */
export function filtersIn(written: JsonObject | undefined): AggregatorFilters | undefined {
  const filters: { resourceTypes?: string[]; servicePrincipals?: string[]; asWritten?: string[] } = {};
  for (const [name, filter] of Object.entries(written ?? {})) {
    const values = plainValues(filter);
    if (name === "ResourceType" && values !== undefined) filters.resourceTypes = values;
    else if (name === "ServicePrincipal" && values !== undefined) filters.servicePrincipals = values;
    else filters.asWritten = [...(filters.asWritten ?? []), `${name} ${JSON.stringify(filter)}`];
  }
  const entries = Object.values(filters).filter((list) => list.length > 0);
  return entries.length === 0
    ? undefined
    : Object.fromEntries(Object.entries(filters).filter(([, list]) => list.length > 0));
}

/** The values of a filter that includes and says nothing else; undefined for every other filter. */
function plainValues(filter: Json): string[] | undefined {
  const object = objectIn(filter);
  if (object === undefined || Object.keys(withoutMembers(object, ["Type", "Value"])).length > 0)
    return undefined;
  if (object["Type"] !== undefined && object["Type"] !== "INCLUDE") return undefined;
  const values = object["Value"] === undefined ? [] : textsIn(object["Value"]);
  return values?.length === listIn(object["Value"]).length ? values : undefined;
}

/**
 * The members of PutConfigurationAggregator that say where the data come from and what is collected.
 * @param rest of the aggregator as it currently is in AWS, which is sent back unchanged
 */
export function wireAggregator(
  {
    source,
    filters,
  }: { readonly source: AggregatorSource; readonly filters?: AggregatorFilters | undefined },
  rest: JsonObject = {},
): JsonObject {
  const wire = wireFilters(filters);
  return {
    ...wireSource(source, rest),
    ...(Object.keys(wire).length > 0 && { AggregatorFilters: wire }),
  };
}

function wireSource(source: AggregatorSource, rest: JsonObject): JsonObject {
  const regions: JsonObject =
    source.regions === "all" ? { AllAwsRegions: true } : { AwsRegions: source.regions };
  const organization = objectIn(rest["OrganizationAggregationSource"]);
  if (source.kind === "organization") {
    const more = withoutMembers(organization ?? {}, MODELLED.organization);
    return { OrganizationAggregationSource: { ...more, RoleArn: source.roleArn, ...regions } };
  }
  const [first, ...others] = listIn(rest["AccountAggregationSources"]);
  return {
    AccountAggregationSources: [{ ...objectIn(first), AccountIds: source.accountIds, ...regions }, ...others],
    // Both were there: AWS decides whether it takes them again.
    ...(organization?.["RoleArn"] !== undefined && { OrganizationAggregationSource: organization }),
  };
}

function wireFilters({
  resourceTypes = [],
  servicePrincipals = [],
  asWritten = [],
}: AggregatorFilters = {}): JsonObject {
  const include = (values: string[]) => ({ Type: "INCLUDE", Value: values });
  return {
    ...Object.fromEntries(asWritten.map(writtenFilter)),
    ...(resourceTypes.length > 0 && { ResourceType: include(resourceTypes) }),
    ...(servicePrincipals.length > 0 && { ServicePrincipal: include(servicePrincipals) }),
  };
}

/** The name and the JSON of a filter that is kept as AWS writes it. */
function writtenFilter(text: string): [name: string, filter: Json] {
  const end = text.indexOf(" ");
  return [text.slice(0, end), Json.parse(JSON.parse(text.slice(end + 1)))];
}

/** The field of the form that a filter kept as it is written stands in the way of; undefined where it is another one. */
export function fieldOfWritten(text: string): "resourceTypes" | "servicePrincipals" | undefined {
  const [name] = text.split(" ", 1);
  return name === "ResourceType" || name === "ServicePrincipal" ? filterNames[name] : undefined;
}

function listIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
