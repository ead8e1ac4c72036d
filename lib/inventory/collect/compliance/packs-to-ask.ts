import "server-only";
import type { PackName } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import { currentProgress } from "@/lib/inventory/serve/current-progress";
import { pause } from "@/lib/inventory/serve/take-turns";
import { type Failure, FailureError } from "@/lib/core/failure";

/** A pack whose compliance is read. */
export interface PackToAsk {
  readonly name: PackName;
  /** The names that it has in the accounts: one, unless it was deleted and deployed again. */
  readonly memberNames: readonly string[];
  /** How many accounts have a row of it. */
  readonly rows: number;
}

const pollMs = 500;
/** Packs of fifty thousand accounts take half an hour to read; past this, what is stored of them has to do. */
const longestMs = 45 * 60_000;
const unknown: Failure = {
  code: "unavailable",
  message: "Compliance is read after the conformance packs, which have not been read yet.",
};

/**
 * The packs of the newest complete snapshot, once no collection of them runs: both share AWS Config's rate, and which pack
 * is where comes first. Rejects with the signal's reason when aborted, and with why the packs are not known.
 */
export async function packsToAsk(signal: AbortSignal): Promise<readonly PackToAsk[]> {
  const until = performance.now() + longestMs;
  for (;;) {
    signal.throwIfAborted();
    const [snapshot, { state, failure }] = await Promise.all([
      currentPacks(),
      currentProgress("conformance-packs"),
    ]);
    const isLate = performance.now() > until;
    if (snapshot?.meta.complete === true && (state !== "collecting" || isLate)) return packsOf(snapshot);
    // A list of packs without packs is no snapshot, and why it failed is known.
    if (state === "failed" || isLate) throw new FailureError(failure ?? unknown);
    await pause(pollMs, signal);
  }
}

function packsOf({ meta, columns, texts }: PackSnapshot): PackToAsk[] {
  return meta.packs.map(({ name, arn }, pack) => {
    const { memberPackName, status } = columns[pack] ?? { memberPackName: [], status: [] };
    const found = new Set(
      [...memberPackName].flatMap((text) => texts[text] ?? []).filter((text) => text !== ""),
    );
    const rows = [...status].filter((code) => code !== 0).length;
    return { name, memberNames: found.size > 0 ? [...found] : fromArn(name, arn), rows };
  });
}

/** A pack without rows still has a name in the accounts, which ends as its ARN does. */
function fromArn(name: PackName, arn: string): string[] {
  const [, ending] = arn.split(`organization-conformance-pack/${name}-`);
  return ending === undefined || ending === "" ? [] : [`OrgConformsPack-${name}-${ending}`];
}
