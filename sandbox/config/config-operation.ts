import type { AwsStructure, Caller } from "../contract";
import type { World } from "../world/world";

/** What an operation of AWS Config acts on. */
export interface ConfigContext {
  readonly world: World;
  /** Epoch milliseconds on the sandbox's clock. */
  readonly now: number;
  readonly caller: Caller;
}

/** Input is valid by the service model; each operation reads it through a schema of the members it uses. */
export type ConfigOperation = (input: AwsStructure, context: ConfigContext) => AwsStructure;
