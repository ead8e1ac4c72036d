import type { RuntimeName } from "@/lib/env-runtime";

/** A setting that can be changed while Canopy runs. */
export interface AdministeredSetting {
  /** The environment variable that it stands in for. */
  readonly name: RuntimeName;
  /** What is in force, as the variable would hold it; empty where nothing is set. */
  readonly value: string;
  /** What would be in force without the change: the environment's, or Canopy's own. */
  readonly inherited: string;
  readonly source: "here" | "environment" | "default";
  /** Who changed it here, and when, in epoch milliseconds. */
  readonly changedBy?: string;
  readonly changedAt?: number;
}
