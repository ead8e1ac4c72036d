import "server-only";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SNSClient } from "@aws-sdk/client-sns";
import { STSClient } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { Failure, FailureCode } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { WriteSession } from "@/lib/core/write-session";
import type { UnexpectedReport } from "./failure-of";
import { noteAnswers } from "./note-answers";
import { createRateBudget, ofAnotherRegion, type RateBudget, type ShareRate } from "./rates/rate-budget";
import { type AssumedRole, credentialsFor, credentialsOf, type WriteRole } from "./write-role";
import type { Authors } from "./write-session";

export interface AwsSettings {
  readonly region: string;
  /** A role to work as; what the default credential chain finds is used as it is otherwise. */
  readonly role?: AssumedRole | undefined;
  /**
   * What changes are made with: the credentials that read where absent, a role that is assumed for each person, or `none`
   * where this way to AWS only reads.
   */
  readonly writes?: WriteRole | "none" | undefined;
  /** From sending a request to the last byte of its answer. */
  readonly requestTimeoutMs: number;
  /** Multiplies the published rates; for an endpoint that does not throttle. */
  readonly rateScale?: number | undefined;
  /** Calls per second to AWS Config, which publishes no rates; ten where absent. */
  readonly configRate?: number | undefined;
  /** Lets other processes use the same rates; see `RateBudgetOptions.share`. */
  readonly shareRate?: ShareRate | undefined;
  /** Wins over `AWS_PROFILE`: where the credentials come from. */
  readonly profile?: string | undefined;
  /** Wins over `AWS_ENDPOINT_URL` and its per-service forms. */
  readonly endpoint?: string | undefined;
  /** Called for each call that AWS throttled, whether or not it succeeds later. */
  readonly onThrottle?: ((operation: string) => void) | undefined;
  /** Called for each request that was sent, when it has been answered or has failed. */
  readonly onCall?: ((call: SentCall) => void) | undefined;
  /** Called for each unforeseen error, with the reference its failure carries. */
  readonly onUnexpected?: ((report: UnexpectedReport) => void) | undefined;
  /** Asked before each write is sent, when its turn has come: what it throws is thrown instead of sending. */
  readonly beforeWrite?: ((operation: string) => void) | undefined;
  /** Called for each successful answer with the operation's name in the model and AWS's request id. */
  readonly onAnswer?: ((operation: string, requestId: string) => void) | undefined;
}

/** A request that was sent to AWS. */
export interface SentCall {
  /** As `securityhub:ListConfigurationPolicies`. */
  readonly operation: string;
  readonly result: "ok" | FailureCode;
  /** How long it waited for its turn in the rate budget. */
  readonly waitedMs: number;
  readonly tookMs: number;
  /** AWS's id of a request that failed; an answer's goes to `onAnswer`. */
  readonly requestId?: string;
}

/** The way to AWS: clients that act as one caller, and the rates that caller may use. */
export interface Aws {
  /** Where Security Hub and AWS Config are asked. */
  readonly region: string;
  readonly securityHub: SecurityHubClient;
  readonly organizations: OrganizationsClient;
  readonly config: ConfigServiceClient;
  readonly sns: SNSClient;
  readonly sts: STSClient;
  readonly budget: RateBudget;
  readonly onThrottle: (operation: string) => void;
  readonly onCall: (call: SentCall) => void;
  readonly onUnexpected: (report: UnexpectedReport) => void;
  readonly beforeWrite: (operation: string) => void;
  /** What a change is sent with. Throws a FailureError where nothing may change AWS, or where no person is named. */
  readonly forWrites: () => Aws;
  /** The same caller, whose changes are sent in the name of people where a write role is set. */
  readonly writingFor: (authors: Authors) => WritingAws;
  /** The same caller with AWS Config in another Region, at that Region's own rates; everything else is shared. */
  readonly withConfigIn: (region: string) => Aws;
  /** The same caller with SNS in another Region: a topic is called where it is. Everything else is shared. */
  readonly withSnsIn: (region: string) => Aws;
  /** Closes the idle connections. */
  readonly close: () => void;
}

/** A way to AWS whose changes name people. */
export interface WritingAws extends Aws {
  /** What the session is called that changes are sent with, once `openWriteSession` has opened it; absent without a write role. */
  readonly writeSession: (() => WriteSession) | undefined;
}

const connectionTimeoutMs = 5000;
/**
 * Kept for the next request, and closed after four idle seconds: a server closes an idle connection too, five seconds are
 * usual, and a request that is sent at that moment gets no answer. A read is repeated then; of a change it is not known whether
 * it was made. (Node heeds a server's `Keep-Alive: timeout` only where the agent has a timeout of its own.)
 */
const connections = { keepAlive: true, maxSockets: 50, timeout: 4_000 };
/** The people whose clients and credentials are kept; those of who changed something longest ago go first. */
const mostWriters = 100;

/**
 * Clients on the SDK's default credential chain, sharing credentials and sockets. The SDK's own retries are off:
 * they would pass by the rate budget, and they take a quota (LimitExceededException) for throttling. `send` retries.
 */
export function createAws(settings: AwsSettings): Aws {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: Math.min(connectionTimeoutMs, settings.requestTimeoutMs),
    requestTimeout: settings.requestTimeoutMs,
    throwOnRequestTimeout: true,
    httpAgent: connections,
    httpsAgent: connections,
  });
  const { region, endpoint, profile, role, writes } = settings;
  const stsConfig = {
    region,
    requestHandler,
    ...(endpoint !== undefined && { endpoint }),
    ...(profile !== undefined && { profile }),
  };
  const shared = { ...stsConfig, maxAttempts: 1, userAgentAppId: "canopy" };
  const rates = {
    scale: settings.rateScale,
    configPerSecond: settings.configRate,
    share: settings.shareRate,
  };
  const budget = createRateBudget(rates);
  const writers = new Map<string, WritingAws>();
  const reader = open(role && credentialsOf(role, stsConfig), () => {
    if (writes === undefined) return reader;
    throw new FailureError(writes === "none" ? readsOnly : unattributed);
  });
  return reader;

  /** Clients with credentials of their own; everything else is shared. */
  function open(credentials: AwsCredentialIdentityProvider | undefined, forWrites: () => Aws): Aws {
    const sts = new STSClient({ ...shared, ...(credentials !== undefined && { credentials }) });
    // One client resolves and renews the credentials, the others ask it: a role is assumed once, not once a service.
    const caller = { ...shared, credentials: sts.config.credentials };
    const aws: Aws = {
      region,
      securityHub: new SecurityHubClient(caller),
      // One endpoint per partition, signed for us-east-1 in `aws`: the SDK derives both from the Region.
      organizations: new OrganizationsClient(caller),
      config: new ConfigServiceClient(caller),
      sns: new SNSClient(caller),
      sts,
      budget,
      onThrottle: settings.onThrottle ?? ignore,
      onCall: settings.onCall ?? ignore,
      onUnexpected: settings.onUnexpected ?? ignore,
      beforeWrite: settings.beforeWrite ?? ignore,
      forWrites,
      writingFor,
      withConfigIn,
      withSnsIn: (there) =>
        there === region ? aws : { ...aws, sns: new SNSClient({ ...caller, region: there }) },
      close: () => requestHandler.destroy(),
    };
    noteAnswers(aws, settings.onAnswer);

    const elsewhere = new Map<string, Aws>();
    function withConfigIn(there: string): Aws {
      const known = there === region ? aws : elsewhere.get(there);
      if (known !== undefined) return known;
      const config = new ConfigServiceClient({ ...caller, region: there });
      const opened: Aws = {
        ...aws,
        region: there,
        config,
        budget: ofAnotherRegion(budget, there, rates),
        forWrites: () => forWrites().withConfigIn(there),
      };
      noteAnswers({ config }, settings.onAnswer);
      elsewhere.set(there, opened);
      return opened;
    }
    return aws;
  }

  function writingFor(authors: Authors): WritingAws {
    if (writes === undefined || writes === "none") return writingWith(reader, undefined);
    const { startedBy, approvedBy } = authors;
    const key = JSON.stringify([startedBy, approvedBy].map((person) => person && [person.id, person.name]));
    const writing = writers.get(key) ?? openWriter(writes, authors);
    writers.delete(key);
    writers.set(key, writing);
    const [oldest] = writers.keys();
    if (writers.size > mostWriters && oldest !== undefined) writers.delete(oldest);
    return writing;
  }

  function openWriter(writeRole: WriteRole, authors: Authors): WritingAws {
    const { provider, session } = credentialsFor(writeRole, authors, stsConfig);
    const writer = open(provider, () => writer);
    return writingWith({ ...reader, forWrites: () => writer }, session);
  }
}

/** The way to AWS Config in another Region sends changes in the name of the same people. */
function writingWith(aws: Aws, writeSession: WritingAws["writeSession"]): WritingAws {
  return {
    ...aws,
    writeSession,
    withConfigIn: (region) => ({
      ...aws.withConfigIn(region),
      forWrites: () => aws.forWrites().withConfigIn(region),
    }),
  };
}

const readsOnly: Failure = {
  code: "precondition",
  message:
    "Canopy has a role to read with (CANOPY_READ_ROLE_ARN) and none to change anything with. Set CANOPY_WRITE_ROLE_ARN and restart Canopy. Nothing was changed.",
};
const unattributed: Failure = {
  code: "precondition",
  message:
    "A change is sent with the write role in the name of a person, and no person is named. Nothing was changed.",
};

/** The same way to AWS for calls that no person waits for: people's calls go before them. */
export function inBackground(aws: Aws): Aws {
  const { budget } = aws;
  return {
    ...aws,
    budget: { ...budget, take: (operation, signal) => budget.take(operation, signal, "background") },
    withConfigIn: (region) => inBackground(aws.withConfigIn(region)),
    withSnsIn: (region) => inBackground(aws.withSnsIn(region)),
  };
}

function ignore(): void {
  // The caller has passed no callback.
}
