import { z } from "zod";
import { AwsError } from "../contract";
import type { World } from "../world/world";
import { requireAdministrator } from "./access";
import { DEFAULT_SETTLE_MS } from "./associations/evaluation";
import type { HubContext, HubOperation } from "./hub-operation";
import { publishedTexts } from "./published-texts";
import { isOptInRegion } from "./regions";
import { unpublishedTexts } from "./unpublished-texts";

/** Member accounts of one administrator (Security Hub endpoints and quotas). */
const MEMBER_LIMIT = 10_000;

const UpdateConfiguration = z.object({
  AutoEnable: z.boolean(),
  AutoEnableStandards: z.enum(["NONE", "DEFAULT"]).optional(),
  OrganizationConfiguration: z
    .object({ ConfigurationType: z.enum(["CENTRAL", "LOCAL"]).optional() })
    .optional(),
});
type Request = z.infer<typeof UpdateConfiguration>;

export const describeOrganizationConfiguration: HubOperation = (_input, context) => {
  requireAdministrator(context);
  const { accounts, securityHub } = context.world;
  const { configurationType, status, statusMessage, autoEnable, autoEnableStandards } =
    securityHub.configuration;
  return {
    AutoEnable: autoEnable,
    MemberAccountLimitReached: accounts.size > MEMBER_LIMIT,
    AutoEnableStandards: autoEnableStandards,
    OrganizationConfiguration: {
      ConfigurationType: configurationType,
      Status: status,
      StatusMessage: statusMessage,
    },
  };
};

/** Switches between LOCAL and CENTRAL (PENDING first), and under LOCAL what new accounts begin with. */
export const updateOrganizationConfiguration: HubOperation = (input, context) => {
  requireAdministrator(context);
  const request = UpdateConfiguration.parse(input);
  const { configuration } = context.world.securityHub;
  const wanted = request.OrganizationConfiguration?.ConfigurationType ?? configuration.configurationType;
  if (wanted === "CENTRAL") enterCentral(request, context);
  else enterLocal(request, context);
  return {};
};

function enterCentral(
  { AutoEnable, AutoEnableStandards = "NONE" }: Request,
  { world, caller, now }: HubContext,
): void {
  const { configuration, findingAggregator, settleMs = DEFAULT_SETTLE_MS } = world.securityHub;
  if (AutoEnable || AutoEnableStandards !== "NONE") {
    throw new AwsError("InvalidInputException", publishedTexts.autoEnableWithCentral);
  }
  if (caller.accountId === world.organization?.managementAccountId) {
    throw new AwsError("AccessDeniedException", unpublishedTexts.managementAsCentralAdministrator);
  }
  if (findingAggregator === undefined) {
    throw new AwsError("ResourceNotFoundException", unpublishedTexts.centralWithoutAggregator);
  }
  requireHomeRegion(world, caller.region);
  if (isOptInRegion(caller.region)) {
    throw new AwsError("InvalidInputException", unpublishedTexts.centralInOptInRegion(caller.region));
  }
  if (configuration.configurationType === "CENTRAL") return;
  Object.assign(configuration, {
    configurationType: "CENTRAL",
    status: "PENDING",
    statusMessage: undefined,
    autoEnable: false,
    autoEnableStandards: "NONE",
    settlesAt: now + Math.round(settleMs / 4),
  });
}

function enterLocal(
  { AutoEnable, AutoEnableStandards = "DEFAULT" }: Request,
  { world, caller }: HubContext,
): void {
  const { configuration, policies, associations } = world.securityHub;
  if (configuration.configurationType === "CENTRAL") {
    requireHomeRegion(world, caller.region);
    const isApplied = [...associations.values()].some(({ type }) => type === "APPLIED");
    if (isApplied || policies.size > 0) {
      throw new AwsError("ResourceConflictException", unpublishedTexts.localWithPolicies);
    }
  }
  Object.assign(configuration, {
    configurationType: "LOCAL",
    status: "ENABLED",
    statusMessage: undefined,
    autoEnable: AutoEnable,
    autoEnableStandards: AutoEnableStandards,
    settlesAt: undefined,
  });
}

function requireHomeRegion(world: World, region: string): void {
  if (region === world.homeRegion) return;
  throw new AwsError("AccessDeniedException", unpublishedTexts.centralOutsideHomeRegion(world.homeRegion));
}
