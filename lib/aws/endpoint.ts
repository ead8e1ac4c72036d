import "server-only";
import type { Aws } from "./create-aws";
import type { OperationName } from "./rates/published-rates";

/** The parts of a resolved SDK client that know where it sends requests; each service types its parameters itself. */
interface Addressed {
  readonly config: {
    readonly serviceConfiguredEndpoint?: () => Promise<string | undefined>;
    readonly endpoint?: () => Promise<{ protocol: string; hostname: string; port?: number }>;
    readonly endpointProvider: (parameters: { Region: string }) => { url: URL };
    readonly region: () => Promise<string>;
  };
}

/**
 * Where requests of an operation go, such as `https://securityhub.eu-west-1.amazonaws.com`, asked of the SDK so that
 * overrides in the environment and in the shared configuration file count.
 */
export async function endpointOf(aws: Aws, operation: OperationName): Promise<string> {
  return (await endpointInForce(aws, operation)).url;
}

/** As {@link endpointOf}, and whether it stands in for AWS's own. */
export async function endpointInForce(
  aws: Aws,
  operation: OperationName,
): Promise<{ readonly url: string; readonly isOverridden: boolean }> {
  const { config } = clientOf(aws, operation);
  // Given to the constructor; it wins over the environment.
  if (config.endpoint !== undefined) {
    const { protocol, hostname, port } = await config.endpoint();
    return { url: `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`, isOverridden: true };
  }
  const configured = await config.serviceConfiguredEndpoint?.();
  if (configured !== undefined) return { url: configured, isOverridden: true };
  const standard = config.endpointProvider({ Region: await config.region() });
  return { url: standard.url.origin, isOverridden: false };
}

function clientOf(aws: Aws, operation: OperationName): Addressed {
  if (operation.startsWith("organizations:")) return aws.organizations;
  if (operation.startsWith("config:")) return aws.config;
  if (operation.startsWith("sns:")) return aws.sns;
  return operation.startsWith("sts:") ? aws.sts : aws.securityHub;
}
