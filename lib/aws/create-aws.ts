import "server-only";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SNSClient } from "@aws-sdk/client-sns";
import { STSClient } from "@aws-sdk/client-sts";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { FailureCode } from "@/lib/core/failure";
import type { UnexpectedReport } from "./failure-of";
import { noteAnswers } from "./note-answers";
import { createRateBudget, ofAnotherRegion, type RateBudget, type ShareRate } from "./rates/rate-budget";

export interface AwsSettings {
  readonly region: string;
  /** A role to work as; what the default credential chain finds is used as it is otherwise. */
  readonly roleArn?: string | undefined;
  /** From sending a request to the last byte of its answer. */
  readonly requestTimeoutMs: number;
  /** Multiplies the published rates; for an endpoint that does not throttle. */
  readonly rateScale?: number | undefined;
  /** Calls per second to AWS Config, which publishes no rates; ten where absent. */
  readonly configRate?: number | undefined;
  /** Lets other processes use the same rates; see `RateBudgetOptions.share`. */
  readonly shareRate?: ShareRate | undefined;
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
  /** The same caller with AWS Config in another Region, at that Region's own rates; everything else is shared. */
  readonly withConfigIn: (region: string) => Aws;
  /** The same caller with SNS in another Region: a topic is called where it is. Everything else is shared. */
  readonly withSnsIn: (region: string) => Aws;
  /** Closes the idle connections. */
  readonly close: () => void;
}

const connectionTimeoutMs = 5000;

/**
 * Clients on the SDK's default credential chain, sharing credentials and sockets. The SDK's own retries are off:
 * they would pass by the rate budget, and they take a quota (LimitExceededException) for throttling. `send` retries.
 */
export function createAws(settings: AwsSettings): Aws {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: Math.min(connectionTimeoutMs, settings.requestTimeoutMs),
    requestTimeout: settings.requestTimeoutMs,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: true, maxSockets: 50 },
    httpsAgent: { keepAlive: true, maxSockets: 50 },
  });
  const shared = {
    region: settings.region,
    requestHandler,
    maxAttempts: 1,
    userAgentAppId: "canopy",
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }),
  };
  const sts = new STSClient({ ...shared, ...roleCredentials(settings) });
  // One client resolves and renews the credentials, the others ask it: a role is assumed once, not once a service.
  const caller = { ...shared, credentials: sts.config.credentials };
  const rates = {
    scale: settings.rateScale,
    configPerSecond: settings.configRate,
    share: settings.shareRate,
  };
  const aws: Aws = {
    region: settings.region,
    securityHub: new SecurityHubClient(caller),
    // One endpoint per partition, signed for us-east-1 in `aws`: the SDK derives both from the Region.
    organizations: new OrganizationsClient(caller),
    config: new ConfigServiceClient(caller),
    sns: new SNSClient(caller),
    sts,
    budget: createRateBudget(rates),
    onThrottle: settings.onThrottle ?? ignore,
    onCall: settings.onCall ?? ignore,
    onUnexpected: settings.onUnexpected ?? ignore,
    beforeWrite: settings.beforeWrite ?? ignore,
    withConfigIn,
    withSnsIn: (region) =>
      region === settings.region ? aws : { ...aws, sns: new SNSClient({ ...caller, region }) },
    close: () => requestHandler.destroy(),
  };
  noteAnswers(aws, settings.onAnswer);

  const elsewhere = new Map<string, Aws>();
  function withConfigIn(region: string): Aws {
    const known = region === settings.region ? aws : elsewhere.get(region);
    if (known !== undefined) return known;
    const config = new ConfigServiceClient({ ...caller, region });
    const there = { ...aws, region, config, budget: ofAnotherRegion(aws.budget, region, rates) };
    noteAnswers({ config }, settings.onAnswer);
    elsewhere.set(region, there);
    return there;
  }
  return aws;
}

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

/** Renewed by the SDK five minutes before they expire. */
function roleCredentials({ roleArn, endpoint, region }: AwsSettings) {
  if (roleArn === undefined) return {};
  return {
    credentials: fromTemporaryCredentials({
      params: { RoleArn: roleArn, RoleSessionName: "canopy" },
      clientConfig: { region, ...(endpoint !== undefined && { endpoint }) },
    }),
  };
}

function ignore(): void {
  // The caller has passed no callback.
}
