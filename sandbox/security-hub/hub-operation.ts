import type { AwsStructure, Caller, OperationFaults } from "../contract";
import type { World } from "../world/world";

/** What an operation of Security Hub acts on. Everything due by `now` has settled before it is called. */
export interface HubContext {
  readonly world: World;
  /** Epoch milliseconds on the sandbox's clock. */
  readonly now: number;
  readonly caller: Caller;
  readonly faults: OperationFaults;
}

/** Input is valid by the service model; each operation reads it through a schema of the members it uses. */
export type HubOperation = (input: AwsStructure, context: HubContext) => AwsStructure;
