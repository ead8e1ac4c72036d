import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import { requestCollectionAfterWrite } from "@/lib/inventory/record/request-collection";
import {
  describeOrganizationConfiguration,
  updateOrganizationConfiguration,
} from "@/lib/security-hub/aws/operations";
import { requireReviewed } from "@/lib/security-hub/configuration/reviewed";
import { OrganizationConfiguration, type OrganizationConfigurationUpdate } from "@/lib/security-hub/model";
import { failureFrom } from "@/lib/server/failure-from";
import type { ConfigurationChange } from "../../object-change";
import { comparing, rejection } from "./comparing";
import type { Accepted, StepHandler } from "./step-handler";
import { compared, recorded } from "./verdict";

/**
 * UpdateOrganizationConfiguration. It replaces all settings, so a configuration that isn't what was reviewed refuses it. The
 * same update may be sent again on purpose, to have AWS try a switch to CENTRAL anew that has failed.
 */
export function configurationHandler(aws: Aws, { update, expected }: ConfigurationChange): StepHandler {
  return {
    operation: "securityhub:UpdateOrganizationConfiguration",
    target: "the organization",
    input: { ...update, expected },
    ready: () =>
      comparing(async () => {
        const current = await describeOrganizationConfiguration(aws);
        const changed = rejection(() => requireReviewed(current, expected));
        if (changed !== undefined)
          return isAsWanted(current, update)
            ? { kind: "skip", before: current, changed }
            : { kind: "refuse", failure: changed };
        return {
          kind: "send",
          before: current,
          send: async () => {
            await updateOrganizationConfiguration(aws, update);
            return accepted(
              await readBack(aws, OrganizationConfiguration.parse({ ...current, ...defined(update) })),
            );
          },
        };
      }),
    verify: async ({ before, at }) => {
      const found = await describeOrganizationConfiguration(aws);
      const was = recorded(OrganizationConfiguration, before);
      return compared(
        { at },
        {
          accepted: accepted(found),
          isAsWanted: isAsWanted(found, update),
          isAsBefore: was !== undefined && isAsWanted(found, { ...was, autoEnable: was.autoEnable ?? false }),
          updatedAt: undefined,
        },
      );
    },
  };
}

function accepted(answer: OrganizationConfiguration): Accepted {
  return {
    answer,
    record: async () => {
      await requestCollectionAfterWrite();
      return [];
    },
  };
}

/** A status that was sent isn't compared: AWS sets it itself. */
function isAsWanted(
  found: OrganizationConfiguration,
  {
    autoEnable,
    autoEnableStandards = found.autoEnableStandards,
    configurationType = found.configurationType,
  }: OrganizationConfigurationUpdate,
): boolean {
  return (
    found.autoEnable === autoEnable &&
    found.autoEnableStandards === autoEnableStandards &&
    found.configurationType === configurationType
  );
}

function defined(update: OrganizationConfigurationUpdate): Partial<OrganizationConfigurationUpdate> {
  return Object.fromEntries(Object.entries(update).filter(([, value]) => value !== undefined));
}

/** AWS answers an update with nothing; what it has then is read, or taken to be what was sent. */
async function readBack(aws: Aws, sent: OrganizationConfiguration): Promise<OrganizationConfiguration> {
  try {
    return await describeOrganizationConfiguration(aws);
  } catch (error) {
    failureFrom(error, "securityhub:DescribeOrganizationConfiguration");
    return sent;
  }
}
