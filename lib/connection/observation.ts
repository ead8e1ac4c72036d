import { z } from "zod";
import { Failure, resultSchema } from "@/lib/core/failure";
import { AccountId, Region } from "@/lib/core/identifiers";
import { WriteSession } from "@/lib/core/write-session";
import { DelegatedAdministrator, Organization } from "@/lib/organizations/model";
import { FindingAggregator, OrganizationConfiguration } from "@/lib/security-hub/model";

/** What became of one call that was made to see whether it may be made. */
export const CallOutcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("answered"), requestId: z.string().exactOptional(), tookMs: z.number() }),
  z.object({ state: z.literal("failed"), failure: Failure, tookMs: z.number() }),
  /** It needs an id from another operation, whose answer has none, or which did not answer. */
  z.object({
    state: z.literal("not-tried"),
    because: z.enum(["nothing-there", "not-answered"]),
    needs: z.string(),
  }),
]);
export type CallOutcome = z.infer<typeof CallOutcome>;

export const services = ["sts", "organizations", "securityhub", "config"] as const;
export const ServicePrefix = z.enum(services);
export type ServicePrefix = z.infer<typeof ServicePrefix>;

const Caller = z.object({ accountId: AccountId, arn: z.string(), partition: z.string() });

/** One thing that was found out about the connection. They come in whatever order they are found. */
export const Observation = z.discriminatedUnion("about", [
  /** The settings of this server; nothing was asked of AWS. */
  z.object({
    about: z.literal("settings"),
    region: Region,
    roleArn: z.string().exactOptional(),
    profile: z.string().exactOptional(),
    endpoints: z.array(z.object({ service: ServicePrefix, url: z.string(), isOverridden: z.boolean() })),
  }),
  /** Whether there is something to sign with, and where it was found, as the end of a sentence. */
  z.object({
    about: z.literal("credentials"),
    result: resultSchema(z.object({ source: z.string(), expiresAt: z.int().exactOptional() })),
  }),
  z.object({ about: z.literal("caller"), result: resultSchema(Caller) }),
  /** What changes are made with; a role is assumed for the check, in the name of Canopy. */
  z.object({
    about: z.literal("write-role"),
    writes: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("as-reads") }),
      z.object({ kind: z.literal("none") }),
      z.object({
        kind: z.literal("role"),
        roleArn: z.string(),
        attribution: z.enum(["preferred", "required"]),
        result: resultSchema(WriteSession),
      }),
    ]),
  }),
  /** AWS's clock minus ours, in milliseconds; null where no answer carried a date. */
  z.object({ about: z.literal("clock"), offsetMs: z.number().nullable() }),
  z.object({ about: z.literal("organization"), result: resultSchema(Organization) }),
  z.object({
    about: z.literal("administrators"),
    of: z.enum(["securityHub", "config", "packs"]),
    result: resultSchema(z.array(DelegatedAdministrator)),
  }),
  /** Null where there is none, or none that this caller sees. */
  z.object({ about: z.literal("finding-aggregator"), result: resultSchema(FindingAggregator.nullable()) }),
  z.object({ about: z.literal("configuration"), result: resultSchema(OrganizationConfiguration) }),
  /** Canopy's own database, and the role it works as in it. */
  z.object({
    about: z.literal("database"),
    result: resultSchema(z.object({ role: z.string(), isSuperuser: z.boolean() })),
  }),
  z.object({ about: z.literal("call"), operation: z.string(), outcome: CallOutcome }),
  /** How the last change that Canopy asked for by an operation ended, at an instant in epoch milliseconds. */
  z.object({
    about: z.literal("write"),
    operation: z.string(),
    at: z.int(),
    requestId: z.string().exactOptional(),
    result: resultSchema(z.null()),
  }),
]);
export type Observation = z.infer<typeof Observation>;
type About = Observation["about"];

/** The observation of a kind that comes only once; undefined until it has come. */
export function observed<Kind extends Exclude<About, "administrators" | "call" | "write">>(
  observations: readonly Observation[],
  about: Kind,
): Extract<Observation, { about: Kind }> | undefined {
  return observations.find((each): each is Extract<Observation, { about: Kind }> => each.about === about);
}

/** The calls that were tried, in the order in which they came back. */
export function triedCalls(observations: readonly Observation[]) {
  return observations.filter((each) => each.about === "call");
}
