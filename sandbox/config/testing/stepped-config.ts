import { AwsError, type AwsStructure, type Service } from "../../contract";
import { serviceModels } from "../../protocol/service-model";
import { violations } from "../../protocol/violations";
import { bank, bankWorld } from "../../security-hub/testing/bank";
import type { World } from "../../world/world";
import { configService } from "../service";

const model = serviceModels.config;

/** The little bank, whose administrator may deploy packs and collect from the organization. Deployments take 20 s. */
function configBank(): World {
  const world = bankWorld();
  world.config.settleMs = 20_000;
  for (const service of ["config.amazonaws.com", "config-multiaccountsetup.amazonaws.com"]) {
    world.delegatedAdministrators.set(service, new Map([[bank.administrator, 0]]));
  }
  return world;
}

interface Place {
  readonly accountId: string;
  readonly region: string;
}

/**
 * AWS Config over a world whose clock moves only when a test advances it. By default the administrator calls, in the
 * home Region.
 */
export class SteppedConfig {
  readonly clock = { now: () => this.moment };
  private readonly service: Service;
  private moment = Date.UTC(2026, 10, 21);

  constructor(readonly world: World = configBank()) {
    this.service = configService(world, this.clock);
  }

  advance(milliseconds: number): void {
    this.moment += milliseconds;
  }

  /** Throws as well where the answer would break the service model. */
  call(operation: string, input: AwsStructure = {}, place: Partial<Place> = {}): AwsStructure {
    const { accountId = this.world.defaultCaller, region = this.world.homeRegion } = place;
    const run = this.service[operation];
    if (run === undefined) throw new Error(`There is no operation ${operation}.`);
    const arn = `arn:aws:iam::${accountId}:user/test`;
    const output = run(input, { accountId, region, arn }, { unprocessedItems: 0 });
    const shape = model.operations[operation]?.output?.shape;
    const [violation] = shape === undefined ? [] : violations(model, shape, output);
    if (violation !== undefined)
      throw new Error(`${operation} broke its model: ${JSON.stringify(violation)}`);
    return output;
  }

  /** `code: message` of a refusal. */
  refusal(operation: string, input: AwsStructure = {}, place: Partial<Place> = {}): string {
    try {
      this.call(operation, input, place);
    } catch (error) {
      if (error instanceof AwsError) return `${error.code}: ${error.message}`;
      throw error;
    }
    throw new Error(`${operation} was not refused.`);
  }
}
