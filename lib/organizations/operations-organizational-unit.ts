import "server-only";
import { DescribeOrganizationalUnitCommand } from "@aws-sdk/client-organizations";
import { z } from "zod";
import type { Aws } from "@/lib/aws/create-aws";
import { parseOutput } from "@/lib/aws/parse-output";
import { type CallOptions, read } from "@/lib/aws/send";
import { OrganizationalUnitId, RootId } from "@/lib/core/identifiers";
import type { OrganizationalUnit } from "./model";

const AncestorIds = z.array(z.union([RootId, OrganizationalUnitId])).min(1);

const DescribedUnit = z
  .object({
    OrganizationalUnit: z.object({
      Id: OrganizationalUnitId,
      Name: z.string().optional(),
      Path: z.string(),
    }),
  })
  .transform(({ OrganizationalUnit: { Id, Name, Path } }, context) => {
    const [, ...segments] = Path.split("/");
    const ancestorIds = AncestorIds.safeParse(segments.filter((each) => each !== "" && each !== Id)).data;
    const parentId = ancestorIds?.at(-1);
    if (ancestorIds === undefined || parentId === undefined) {
      context.addIssue(`OU ${Id} has no Path that leads from a root to it.`);
      return z.NEVER;
    }
    const unit: OrganizationalUnit = { id: Id, parentId, ...(Name !== undefined && { name: Name }) };
    return { unit, ancestorIds };
  });

/**
 * Organizations `DescribeOrganizationalUnit`: an OU with its place, the root first among the ancestors. Two calls a
 * second: listings are cheaper wherever the parent is known.
 */
export async function describeOrganizationalUnit(
  aws: Aws,
  unitId: OrganizationalUnitId,
  options?: CallOptions,
): Promise<{ unit: OrganizationalUnit; ancestorIds: readonly (RootId | OrganizationalUnitId)[] }> {
  const operation = "organizations:DescribeOrganizationalUnit";
  const output = await read(aws, operation, options, (http) =>
    aws.organizations.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: unitId }), http),
  );
  return parseOutput(aws, operation, DescribedUnit, output);
}
