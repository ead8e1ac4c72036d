import { NodeKind } from "@/lib/organizations/tree";
import type { ProgressMeter } from "./progress-meter";
import type { Snapshot } from "../snapshot/snapshot";

const accountsPerPage = 20;
const associationsPerPage = 100;

/** Lets a refresh say from its beginning how long it takes: organizations seldom change their size in a few minutes. */
export function expectAsBefore(meter: ProgressMeter, { tree }: Snapshot): void {
  const accounts = tree.kind.reduce((count, kind) => count + (kind === NodeKind.Account ? 1 : 0), 0);
  meter.expect("accounts", Math.ceil(accounts / accountsPerPage));
  meter.expect("associations", Math.ceil(tree.size / associationsPerPage));
}
