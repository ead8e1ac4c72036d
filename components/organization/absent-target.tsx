import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { hasAllAccounts, isRead } from "@/lib/inventory/snapshot/snapshot-parts";
import { OrganizationId } from "@/lib/core/identifiers";
import { PanelFrame } from "../ui/panel/panel-frame";

/** In the place of a target that the tree doesn't hold: what its id names, or why it may not be there. */
export function AbsentTarget({
  target,
  rootId,
  meta,
  onClose,
}: {
  /** What stands in the address, whatever it is. */
  target: string;
  rootId: string | undefined;
  meta: Pick<SnapshotMeta, "complete" | "missingParts">;
  onClose: () => void;
}) {
  if (OrganizationId.safeParse(target).success) {
    return (
      <PanelFrame title="This is the organization's id" onClose={onClose}>
        <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
          <code className="font-mono text-12">{target}</code> names the organization. A target is its root,
          whose id begins with r-, an OU (ou-) or an account (twelve digits).
          {rootId !== undefined && (
            <>
              {" "}
              The root is <code className="font-mono text-12">{rootId}</code>.
            </>
          )}
        </p>
      </PanelFrame>
    );
  }
  const isWhole = hasAllAccounts(meta) && isRead(meta, "ou-names");
  return (
    <PanelFrame
      title={isWhole ? "Not in this organization" : "Not among what was read of the organization"}
      onClose={onClose}
    >
      <p className="px-4 py-3 text-13 text-pretty text-ink-quiet">
        Nothing in this snapshot has the id <code className="font-mono text-12">{target}</code>.{" "}
        {isWhole
          ? "The account or OU may have left the organization, or it is newer than the snapshot: collect the organization again to be sure."
          : "Not every account and OU could be read, so it may still exist."}
      </p>
    </PanelFrame>
  );
}
