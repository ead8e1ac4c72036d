import { parseArn, partitionOfRegion } from "@/lib/core/arn";

const rolePattern = /^role\/[\w+=,.@/-]+$/;

/**
 * What keeps a text from being the ARN of a role for an aggregator in a Region, and the way out; undefined where nothing
 * does. https://docs.aws.amazon.com/config/latest/APIReference/API_OrganizationAggregationSource.html
 */
export function roleProblem(text: string, region: string): string | undefined {
  const partition = partitionOfRegion(region);
  const example = (account: string, name: string) => `arn:${partition}:iam::${account}:role/${name}`;
  if (text === "") return "Enter the role that AWS Config assumes to list the accounts of the organization.";
  const arn = parseArn(text);
  if (arn === undefined) {
    if (/^[\w+=,.@-]{1,64}$/.test(text))
      return `${text} is the name of a role. AWS takes its ARN: ${example("<account id>", text)}.`;
    return `The ARN of a role looks like ${example("111122223333", "ConfigAggregatorRole")}.`;
  }
  const { accountId, resource, service } = arn;
  const name = resource.split("/").at(1) ?? "";
  if (service === "iam" && resource.startsWith("user/"))
    return `That is a user. AWS Config assumes a role: ${example(accountId, "<role>")}.`;
  if (service === "sts" && resource.startsWith("assumed-role/"))
    return `That is a session of a role. AWS takes the ARN of the role: ${example(accountId, name)}.`;
  if (service !== "iam" || !resource.startsWith("role/"))
    return `That isn't a role. The ARN of a role looks like ${example("111122223333", "ConfigAggregatorRole")}.`;
  if (arn.partition !== partition)
    return `The role is in the partition ${arn.partition}, and ${region} is in ${partition}. Name a role of that partition.`;
  if (!/^\d{12}$/.test(accountId) || arn.region !== "" || !rolePattern.test(resource))
    return `The ARN of a role looks like ${example("111122223333", "ConfigAggregatorRole")}.`;
  return undefined;
}
