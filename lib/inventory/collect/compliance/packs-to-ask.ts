import "server-only";
import type { PackName } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { currentPacks } from "@/lib/inventory/serve/current-packs";
import type { Failure } from "@/lib/core/failure";
import { whenCollected } from "../when-collected";

/** A pack whose compliance is read. */
export interface PackToAsk {
  readonly name: PackName;
  /** The names that it has in the accounts: one, unless it was deleted and deployed again. */
  readonly memberNames: readonly string[];
  /** How many accounts have a row of it. */
  readonly rows: number;
}

/**
 * The packs of the newest complete snapshot, once no collection of them runs: both share AWS Config's rate, and which pack
 * is where comes first. Rejects as `whenCollected` does.
 */
export async function packsToAsk(signal: AbortSignal): Promise<readonly PackToAsk[]> {
  return packsOf(await whenCollected({ dataset: "conformance-packs", read: currentPacks, unknown }, signal));
}

const unknown: Failure = {
  code: "unavailable",
  message: "Compliance is read after the conformance packs, which have not been read yet.",
};

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
