import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { connectionNamePattern } from "@/lib/core/http/connection-path";
import { Region } from "@/lib/core/identifiers";
import { type GroupRole, parseGroupRoles } from "@/lib/identity/group-roles";
import { type RoleSettings, rolesOf, roleVariables } from "./env-roles";

/** An organization or a partition that Canopy looks at, from one account, with its roles and its data. */
export interface ConnectionSettings {
  /** In addresses; absent for the first connection, which the variables describe and whose addresses have no prefix. */
  readonly name?: string;
  /** What people read. */
  readonly title: string;
  readonly databaseUrl: string;
  /** The same database as the role that owns the tables; `databaseUrl` where it is not set apart. */
  readonly migrationDatabaseUrl: string;
  /** The home Region of central configuration. */
  readonly region: Region;
  /** Where Canopy looks for configuration aggregators, each once; `region` alone by default. */
  readonly configRegions: readonly Region[];
  /** The roles that Canopy reads and writes with. */
  readonly roles: RoleSettings;
  /** The profile of the AWS tools that credentials come from; the SDK reads AWS_PROFILE itself. */
  readonly profile?: string;
  /** Stands in for AWS's own; the SDK's own variables where absent. */
  readonly endpoint?: string;
  /** Calls per second to AWS Config, which publishes no rates. */
  readonly configRate: number;
  /** The aggregator that compliance is read through; the one that covers the most accounts where absent. */
  readonly complianceAggregator?: AggregatorName;
  /** Which group has which role here; as for all of Canopy where absent. */
  readonly groupRoles?: readonly GroupRole[];
}

/** What every connection has, and what stands for what one leaves out. */
type FirstConnection = Omit<ConnectionSettings, "name">;

const titleAdvice = "title is 1 to 60 characters long";
const postgres = z.url({
  protocol: /^postgres(?:ql)?$/,
  error: "databaseUrl is a PostgreSQL URL such as postgres://user:password@host:5432/canopy_gov",
});

/** One entry of CANOPY_CONNECTIONS; its keys are those of the variables, without CANOPY_. */
const Entry = z.strictObject({
  name: z.string().regex(connectionNamePattern, {
    error: "name is 1 to 32 lower-case letters, digits and hyphens in between",
  }),
  title: z.string().trim().min(1, titleAdvice).max(60, titleAdvice).exactOptional(),
  region: z.string({ error: "region is the home Region, such as us-gov-west-1" }).pipe(Region),
  configRegions: z.array(Region).min(1).exactOptional(),
  readRoleArn: roleVariables.CANOPY_READ_ROLE_ARN.unwrap().exactOptional(),
  writeRoleArn: roleVariables.CANOPY_WRITE_ROLE_ARN.unwrap().exactOptional(),
  roleArn: roleVariables.CANOPY_ROLE_ARN.unwrap().exactOptional(),
  externalId: roleVariables.CANOPY_ROLE_EXTERNAL_ID.unwrap().exactOptional(),
  writeAttribution: z.enum(["required", "preferred"]).default("required"),
  profile: z.string().min(1).exactOptional(),
  endpoint: z.url({ protocol: /^https?$/, error: "endpoint is a URL" }).exactOptional(),
  configRate: z.int().min(1).max(1_000).exactOptional(),
  complianceAggregator: AggregatorName.exactOptional(),
  groupRoles: z.string().exactOptional(),
  databaseUrl: postgres.exactOptional(),
  migrationDatabaseUrl: postgres.exactOptional(),
});
type Entry = z.output<typeof Entry>;

/** What is wrong with one entry, as a sentence; no value is repeated, because an entry holds passwords. */
class ConnectionProblem extends Error {}

/** The connections beside the first one: the entries as they are written, until `connectionsOf` joins them with it. */
export const furtherConnections = z
  .string()
  .transform((text, context) => {
    try {
      return entriesOf(text);
    } catch (error) {
      if (!(error instanceof ConnectionProblem)) throw error;
      for (const message of error.message.split("\n")) context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
  })
  .optional();

function entriesOf(text: string): readonly Entry[] {
  const list = z.array(z.unknown()).safeParse(jsonOf(text));
  if (!list.success) throw new ConnectionProblem(`Set it to ${form}`);
  const parsed = list.data.map((each) => Entry.safeParse(each));
  const problems = parsed.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(
      ({ path, message }) => `Entry ${index + 1}: ${[path.join("."), message].filter(Boolean).join(": ")}.`,
    ),
  );
  const entries = parsed.flatMap(({ data }) => data ?? []);
  const twice = entries.find(({ name }, index) => entries.findIndex((each) => each.name === name) < index);
  if (twice !== undefined) problems.push(`Two entries have the name ${twice.name}.`);
  for (const { name, roleArn, readRoleArn, groupRoles } of entries) {
    if (roleArn !== undefined && readRoleArn !== undefined)
      problems.push(`${name}: roleArn is the role for everything; leave it or readRoleArn out.`);
    if (groupRoles !== undefined && "wrong" in parseGroupRoles(groupRoles))
      problems.push(`${name}: groupRoles has the form of CANOPY_GROUP_ROLES.`);
  }
  if (problems.length > 0) throw new ConnectionProblem(problems.join("\n"));
  return entries;
}

const form =
  'a JSON list such as [{"name":"gov","title":"GovCloud","region":"us-gov-west-1","profile":"gov"}], or leave it out.';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first connection and the further ones, each with what it leaves out filled in. */
export function connectionsOf(
  first: FirstConnection,
  further: readonly Entry[],
): readonly [ConnectionSettings, ...ConnectionSettings[]] {
  return [first, ...further.map((entry) => connectionOf(first, entry))];
}

/** Two connections that would share a database, by their names; undefined where each has one of its own. */
export function sharedDatabase(connections: readonly ConnectionSettings[]): string | undefined {
  const seen = new Map<string, ConnectionSettings>();
  for (const connection of connections) {
    const { host, pathname } = new URL(connection.databaseUrl);
    const other = seen.get(`${host}${pathname}`);
    if (other !== undefined) return `${connection.title} and ${other.title} have the same databaseUrl.`;
    seen.set(`${host}${pathname}`, connection);
  }
  return undefined;
}

function connectionOf(first: FirstConnection, entry: Entry): ConnectionSettings {
  const { name, title = name, region, configRegions = [region], groupRoles } = entry;
  const { profile = first.profile, endpoint, configRate = first.configRate, complianceAggregator } = entry;
  const mapping = groupRoles === undefined ? undefined : parseGroupRoles(groupRoles);
  return {
    name,
    title,
    ...databaseOf(first, entry),
    region,
    configRegions: [...new Set(configRegions)],
    roles: rolesOf({
      CANOPY_ROLE_ARN: entry.roleArn,
      CANOPY_READ_ROLE_ARN: entry.readRoleArn,
      CANOPY_WRITE_ROLE_ARN: entry.writeRoleArn,
      CANOPY_ROLE_EXTERNAL_ID: entry.externalId,
      CANOPY_WRITE_ATTRIBUTION: entry.writeAttribution,
    }),
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
    configRate,
    ...(complianceAggregator !== undefined && { complianceAggregator }),
    ...(mapping !== undefined && !("wrong" in mapping) && { groupRoles: mapping }),
  };
}

/** A database beside the first one, on the same server, named after it and the connection, where none is given. */
function databaseOf(first: FirstConnection, { name, databaseUrl, migrationDatabaseUrl }: Entry) {
  const beside = (url: string) => {
    const named = new URL(url);
    named.pathname = `${named.pathname}_${name.replaceAll("-", "_")}`;
    return named.href;
  };
  if (databaseUrl !== undefined)
    return { databaseUrl, migrationDatabaseUrl: migrationDatabaseUrl ?? databaseUrl };
  return {
    databaseUrl: beside(first.databaseUrl),
    migrationDatabaseUrl: migrationDatabaseUrl ?? beside(first.migrationDatabaseUrl),
  };
}
