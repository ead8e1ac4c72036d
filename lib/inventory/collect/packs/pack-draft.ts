import type { NamedPackStatus } from "@/lib/aws-config/packs/aws/operations-wire";
import type { OrganizationConformancePack, PackName } from "@/lib/aws-config/packs/model";
import type { PackSnapshot, PackSnapshotMeta } from "@/lib/aws-config/packs/table/pack-snapshot";
import { PackTable } from "@/lib/aws-config/packs/table/pack-table";
import type { Failure } from "@/lib/core/failure";
import { DraftWithMissingParts } from "../draft-with-missing-parts";

/** What a collection of the packs has read so far. The streams write into it side by side. */
export class PackDraft extends DraftWithMissingParts {
  readonly table = new PackTable();
  /** Whether the list of packs has been read to its end. */
  isListed = false;
  #packs: readonly OrganizationConformancePack[] = [];
  readonly #statuses = new Map<PackName, NamedPackStatus["status"]>();

  /** Where the list of packs was not answered to its end, the statuses name packs as well. */
  get packs(): readonly OrganizationConformancePack[] {
    const listed = new Set(this.#packs.map(({ name }) => name));
    const named = this.isListed ? [] : [...this.#statuses.keys()].filter((name) => !listed.has(name));
    return [...this.#packs, ...named.map(undescribed)].map((pack) => {
      const status = this.#statuses.get(pack.name);
      return status === undefined ? pack : { ...pack, status };
    });
  }

  addPacks(packs: readonly OrganizationConformancePack[]): void {
    this.#packs = [...this.#packs, ...packs];
  }

  addStatuses(statuses: readonly NamedPackStatus[]): void {
    for (const { name, status } of statuses) this.#statuses.set(name, status);
  }

  /** The pack was deleted since it was listed. */
  drop(name: PackName, failure: Failure): void {
    this.#packs = this.#packs.filter((pack) => pack.name !== name);
    this.addMissing({ part: "deleted-pack", of: name }, failure);
  }

  /** Undefined as long as it is not known which packs there are. */
  snapshot(
    head: Pick<PackSnapshotMeta, "takenAt" | "complete" | "deployedBy" | "region">,
  ): PackSnapshot | undefined {
    const { packs } = this;
    if (packs.length === 0 && !this.isListed) return undefined;
    // The store assigns the version, and a reader gets it from there.
    const meta = { ...head, version: "", packs: [...packs], missingParts: this.missingParts };
    return { meta, ...this.table.columns(packs.map(({ name }) => name)) };
  }
}

/** A pack of which the name is known. */
function undescribed(name: PackName): OrganizationConformancePack {
  return { name, arn: "", inputParameters: [], excludedAccounts: [], updatedAt: new Date(0).toISOString() };
}
