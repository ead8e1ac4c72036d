import "server-only";
import { DescribeOrganizationalUnitCommand } from "@aws-sdk/client-organizations";
import { z } from "zod";
import type { Aws } from "@/lib/aws/create-aws";
import { parseOutput } from "@/lib/aws/parse-output";
import { type CallOptions, read } from "@/lib/aws/send";
import type { OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import { VisibleName } from "@/lib/format/visible-text";
import { ancestorsIn } from "./operations-wire";

const DescribedUnit = z
  .object({
    OrganizationalUnit: z.object({ Name: VisibleName.optional(), Path: z.string().optional() }).default({}),
  })
  .transform(({ OrganizationalUnit: { Name, Path } }) => ({ name: Name, path: Path }));

/** An OU as it describes itself. */
export interface DescribedOrganizationalUnit {
  readonly id: OrganizationalUnitId;
  readonly name?: string;
  /** The root first; empty where AWS gives no path. */
  readonly ancestorIds: readonly (RootId | OrganizationalUnitId)[];
}

/**
 * Organizations `DescribeOrganizationalUnit`: an OU with its place, the root first among the ancestors. Two calls a
 * second: listings are cheaper wherever the parent is known.
 */
export async function describeOrganizationalUnit(
  aws: Aws,
  unitId: OrganizationalUnitId,
  options?: CallOptions,
): Promise<DescribedOrganizationalUnit> {
  const operation = "organizations:DescribeOrganizationalUnit";
  const output = await read(aws, operation, options, (http) =>
    aws.organizations.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: unitId }), http),
  );
  const { name, path } = parseOutput(aws, operation, DescribedUnit, output);
  return { id: unitId, ancestorIds: ancestorsIn(path, unitId), ...(name !== undefined && { name }) };
}
