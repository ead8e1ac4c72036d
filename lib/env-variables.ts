import type { LimitedView } from "@/lib/identity/visible-ous";
import { z } from "zod";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import {
  type ConnectionSettings,
  connectionsOf,
  furtherConnections,
  sharedDatabase,
} from "./env-connections";
import {
  type IdentitySettings,
  identityOf,
  identityVariables,
  missingIdentitySettings,
} from "./env-identity";
import { type NotificationEnv, notificationsOf, notificationVariables } from "./env-notifications";
import { RuntimeName, runtimeVariables, wholeNumber } from "./env-runtime";
import { type OperationsEnv, operationsOf, operationsVariables } from "./env-operations";
import { conflictingRoles, rolesOf, roleVariables } from "./env-roles";

/** Canopy's settings, with defaults filled in. The credentials and endpoints of AWS are the SDK's own business. */
export interface Env {
  /** What Canopy looks at; the first is what the variables describe by themselves. */
  readonly connections: readonly [ConnectionSettings, ...ConnectionSettings[]];
  readonly requestTimeoutMs: number;
  /** How long a page waits for the database before it says that it is late. */
  readonly databaseAnswerMs: number;
  /** What the environment says of the settings that can be changed while Canopy runs: `settings()` has those in force. */
  readonly runtime: Readonly<Partial<Record<RuntimeName, string>>>;
  /** Where the approval rules come from: `environment` leaves out what was changed on `/administration`. */
  readonly approvalFrom: "administration" | "environment";
  /** What people see whose roles are all limited to OUs. */
  readonly limitedView: LimitedView;
  readonly logLevel: LogLevel;
  /** How people sign in. */
  readonly identity: IdentitySettings;
  readonly notifications: NotificationEnv;
  readonly operations: OperationsEnv;
  /** Whether this is `next dev`, whose page needs `eval` for its error overlay. */
  readonly isDevelopment: boolean;
}

/** What is wrong with the settings, in words for the person who starts Canopy: a stack adds nothing. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const LogLevel = z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
  error: "Use one of trace, debug, info, warn, error, fatal and silent.",
});
type LogLevel = z.infer<typeof LogLevel>;

const regionAdvice = "Set it to the home Region of Security Hub's central configuration, such as eu-west-1.";

const Variables = z
  .object({
    DATABASE_URL: z.url({
      protocol: /^postgres(?:ql)?$/,
      error:
        "Set it to a PostgreSQL URL such as postgres://user:password@host:5432/canopy, or leave it out: npm start brings a database along.",
    }),
    CANOPY_MIGRATION_DATABASE_URL: z
      .url({
        protocol: /^postgres(?:ql)?$/,
        error:
          "Set it to the URL of DATABASE_URL's database with the role that owns the tables, or leave it out.",
      })
      .optional(),
    AWS_REGION: z.string({ error: regionAdvice }).pipe(Region),
    ...roleVariables,
    AWS_PROFILE: z.string().optional(),
    CANOPY_CONFIG_REGIONS: z
      .string()
      .transform((list) => list.split(",").map((region) => region.trim()))
      .pipe(
        z.array(Region, {
          error: "Set it to Regions with commas between them, such as eu-west-1,us-east-1, or leave it out.",
        }),
      )
      .optional(),
    CANOPY_REQUEST_TIMEOUT_MS: wholeNumber({ from: 100, to: 300_000, unit: "milliseconds" }).default(10_000),
    CANOPY_DATABASE_ANSWER_MS: wholeNumber({ from: 100, to: 60_000, unit: "milliseconds" }).default(2_500),
    CANOPY_CONFIG_RATE: wholeNumber({ from: 1, to: 1_000, unit: "calls per second" }).default(10),
    CANOPY_COMPLIANCE_AGGREGATOR: AggregatorName.optional(),
    CANOPY_CONNECTION_TITLE: z
      .string()
      .trim()
      .max(60, "Set it to at most 60 characters, or leave it out.")
      .optional(),
    CANOPY_CONNECTIONS: furtherConnections,
    ...runtimeVariables,
    CANOPY_APPROVAL_FROM: z
      .enum(["administration", "environment"], {
        error: "Use administration or environment, or leave it out.",
      })
      .default("administration"),
    CANOPY_LIMITED_VIEW: z
      .enum(["organization", "own-ous"], { error: "Use organization or own-ous, or leave it out." })
      .default("organization"),
    CANOPY_LOG_LEVEL: LogLevel.default("info"),
    ...identityVariables,
    ...notificationVariables,
    ...operationsVariables,
    NODE_ENV: z.string().optional(),
  })
  .superRefine((given, context) => {
    for (const [variable, message] of [...missingIdentitySettings(given), ...conflictingRoles(given)])
      context.addIssue({ code: "custom", path: [variable], message });
  });

/**
 * Reads settings out of environment variables; an empty variable counts as absent. Throws one error that names every
 * problem and the way out of it, in one line where there is one problem.
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const asked = { ...given, AWS_REGION: given["AWS_REGION"] ?? given["AWS_DEFAULT_REGION"] };
  const parsed = Variables.safeParse(asked);
  if (!parsed.success) throw new SettingsError(describe(parsed.error, asked));
  const { data } = parsed;
  const connections = connectionsOf(firstConnection(data), data.CANOPY_CONNECTIONS ?? []);
  const shared = sharedDatabase(connections);
  if (shared !== undefined)
    throw new SettingsError(`Canopy can't start: CANOPY_CONNECTIONS is not valid. ${shared}`);
  return {
    connections,
    requestTimeoutMs: data.CANOPY_REQUEST_TIMEOUT_MS,
    databaseAnswerMs: data.CANOPY_DATABASE_ANSWER_MS,
    runtime: Object.fromEntries(
      RuntimeName.options.flatMap((name) => (name in given ? [[name, given[name]]] : [])),
    ),
    limitedView: data.CANOPY_LIMITED_VIEW,
    approvalFrom: data.CANOPY_APPROVAL_FROM,
    logLevel: data.CANOPY_LOG_LEVEL,
    identity: identityOf(data),
    notifications: notificationsOf(data),
    operations: operationsOf(data),
    isDevelopment: data.NODE_ENV === "development",
  };
}

function firstConnection(data: z.output<typeof Variables>) {
  return {
    title: data.CANOPY_CONNECTION_TITLE ?? data.AWS_REGION,
    databaseUrl: data.DATABASE_URL,
    migrationDatabaseUrl: data.CANOPY_MIGRATION_DATABASE_URL ?? data.DATABASE_URL,
    region: data.AWS_REGION,
    configRegions: [...new Set(data.CANOPY_CONFIG_REGIONS ?? [data.AWS_REGION])],
    roles: rolesOf(data),
    ...(data.AWS_PROFILE !== undefined && { profile: data.AWS_PROFILE }),
    configRate: data.CANOPY_CONFIG_RATE,
    ...(data.CANOPY_COMPLIANCE_AGGREGATOR !== undefined && {
      complianceAggregator: data.CANOPY_COMPLIANCE_AGGREGATOR,
    }),
  };
}

function describe(error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  // The values stay out of the message: a database URL holds a password, and this ends up in logs.
  const problems = error.issues.map(({ path, message }) => {
    // What follows is the place in a list, which is one variable.
    const name = String(path[0]);
    return `${name} is ${given[name] === undefined ? "missing" : "not valid"}. ${message}`;
  });
  return problems.length === 1
    ? `Canopy can't start: ${problems.join("")}`
    : `Canopy can't start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`;
}
