import { z } from "zod";
import { AwsError, type AwsStructure, type Service } from "../../contract";
import { serviceModels } from "../../protocol/service-model";
import { violations } from "../../protocol/violations";
import type { World } from "../../world/world";
import { securityHubService } from "../service";
import { settle } from "../associations/settlement";

const model = serviceModels.securityhub;

const Answer = z.object({
  ConfigurationPolicyAssociations: z.array(
    z.object({
      AssociationType: z.string(),
      ConfigurationPolicyId: z.string(),
      AssociationStatus: z.string(),
    }),
  ),
});

/**
 * Security Hub over a world whose clock moves only when a test advances it. By default the administrator calls, in the
 * home Region.
 */
export class SteppedHub {
  readonly clock = { now: () => this.moment };
  private readonly service: Service;
  private moment: number;

  constructor(
    readonly world: World,
    start = Date.UTC(2026, 10, 21),
  ) {
    this.moment = start;
    this.service = securityHubService(world, this.clock);
  }

  advance(milliseconds: number): void {
    this.moment += milliseconds;
  }

  /** Everything that can settle without being stuck has settled after it. */
  settle(): void {
    this.advance(60_000);
    settle(this.world, this.moment);
  }

  /** Throws as well where the answer would break the service model. */
  call(operation: string, input: AwsStructure = {}, options: Partial<CallOptions> = {}): AwsStructure {
    const {
      accountId = this.world.defaultCaller,
      region = this.world.homeRegion,
      unprocessedItems = 0,
    } = options;
    const run = this.service[operation];
    if (run === undefined) throw new Error(`There is no operation ${operation}.`);
    const arn = `arn:aws:iam::${accountId}:user/test`;
    const output = run(input, { accountId, region, arn }, { unprocessedItems });
    const shape = model.operations[operation]?.output?.shape;
    const [violation] = shape === undefined ? [] : violations(model, shape, output);
    if (violation !== undefined)
      throw new Error(`${operation} broke its model: ${JSON.stringify(violation)}`);
    return output;
  }

  /** The code and message an operation refuses with, for `toEqual`. Throws where the model declares no such exception. */
  refusal(operation: string, input: AwsStructure = {}, options: Partial<CallOptions> = {}): Refusal {
    const { code, message } = this.thrown(operation, input, options);
    const declared = model.operations[operation]?.errors.map(({ shape }) => shape);
    if (declared?.includes(code) === false) throw new Error(`${operation} does not declare ${code}.`);
    return { code, message };
  }

  apply(targetId: string, configurationId: string): AwsStructure {
    return this.call("StartConfigurationPolicyAssociation", {
      ConfigurationPolicyIdentifier: configurationId,
      Target: targetOf(targetId),
    });
  }

  refusalOfStart(targetId: string, configurationId: string): Refusal {
    const input = { ConfigurationPolicyIdentifier: configurationId, Target: targetOf(targetId) };
    return this.refusal("StartConfigurationPolicyAssociation", input);
  }

  withdraw(targetId: string, configurationId: string): AwsStructure {
    return this.call("StartConfigurationPolicyDisassociation", {
      ConfigurationPolicyIdentifier: configurationId,
      Target: targetOf(targetId),
    });
  }

  /** A target's association in one line, such as `APPLIED policy-id SUCCESS`; `none` where it has none. */
  association(targetId: string): string {
    const input = { ConfigurationPolicyAssociationIdentifiers: [{ Target: targetOf(targetId) }] };
    const [summary] = Answer.parse(
      this.call("BatchGetConfigurationPolicyAssociations", input),
    ).ConfigurationPolicyAssociations;
    if (summary === undefined) return "none";
    return `${summary.AssociationType} ${summary.ConfigurationPolicyId} ${summary.AssociationStatus}`;
  }

  message(targetId: string): unknown {
    return this.call("GetConfigurationPolicyAssociation", { Target: targetOf(targetId) })
      .AssociationStatusMessage;
  }

  private thrown(operation: string, input: AwsStructure, options: Partial<CallOptions>): AwsError {
    try {
      this.call(operation, input, options);
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
    throw new Error(`${operation} was not refused.`);
  }
}

interface CallOptions {
  readonly accountId: string;
  readonly region: string;
  readonly unprocessedItems: number;
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** The union `Target` for an id of any kind. */
function targetOf(targetId: string): AwsStructure {
  if (targetId.startsWith("r-")) return { RootId: targetId };
  return targetId.startsWith("ou-") ? { OrganizationalUnitId: targetId } : { AccountId: targetId };
}
