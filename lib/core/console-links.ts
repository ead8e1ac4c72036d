/** Where something is seen: the partition decides the host, the Region the page. */
export interface ConsolePlace {
  readonly partition: string;
  readonly region: string;
}

const hosts: ReadonlyMap<string, string> = new Map([
  ["aws", "console.aws.amazon.com"],
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
  ["aws-cn", "console.amazonaws.cn"],
  ["aws-eusc", "console.amazonaws-eusc.eu"],
]);

/**
 * The host of the AWS console in a partition; undefined for partitions whose console is not reached from outside.
 * @internal exported for its tests
 */
export function consoleHost(partition: string): string | undefined {
  return hosts.get(partition);
}

/** Security Hub CSPM in the AWS console, at the configuration of the organization; undefined as for `consoleHost`. */
export function securityHubConsoleUrl({ partition, region }: ConsolePlace): string | undefined {
  const host = consoleHost(partition);
  if (host === undefined) return undefined;
  return `https://${host}/securityhub/home?region=${encodeURIComponent(region)}#/configuration`;
}

/** The policies of AWS Organizations in the AWS console; undefined as for `consoleHost`. */
export function organizationPoliciesConsoleUrl({
  partition,
}: Pick<ConsolePlace, "partition">): string | undefined {
  const host = consoleHost(partition);
  return host === undefined ? undefined : `https://${host}/organizations/v2/home/policies`;
}

/** Aggregators of AWS Config in the AWS console; undefined as for `consoleHost`. */
export function aggregatorsConsoleUrl({ partition, region }: ConsolePlace): string | undefined {
  const host = consoleHost(partition);
  if (host === undefined) return undefined;
  return `https://${host}/config/home?region=${encodeURIComponent(region)}#/aggregators`;
}

/**
 * A resource in AWS Config's timeline in the AWS console, which shows it to those who are signed in to its account; undefined
 * as for `consoleHost`.
 */
export function resourceTimelineUrl(
  { partition, region }: ConsolePlace,
  { resourceType, resourceId }: { readonly resourceType: string; readonly resourceId: string },
): string | undefined {
  const host = consoleHost(partition);
  if (host === undefined || resourceType === "") return undefined;
  const query = new URLSearchParams({ resourceId, resourceType });
  return `https://${host}/config/home?region=${encodeURIComponent(region)}#/resources/timeline?${query.toString()}`;
}
