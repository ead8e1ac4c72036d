"use client";

import { CopyBlock } from "@/components/ui/copy-block";
import { ExternalLink } from "@/components/ui/external-link";
import { securityHubConsoleUrl } from "@/lib/core/console-links";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { readAssociationCommand } from "@/lib/security-hub/cli-command";
import type { OrganizationView } from "../use-organization-view";

/** The same thing in the AWS console and on the command line. */
export function ElsewherePanelSection({
  node,
  view,
  snapshot,
}: {
  node: number;
  view: OrganizationView;
  snapshot: Snapshot;
}) {
  const { caller } = snapshot.meta;
  const id = view.governed.tree.ids[node];
  const console = securityHubConsoleUrl(caller);
  if (id === undefined) return null;
  return (
    <div className="grid gap-2 text-13">
      {console !== undefined && (
        <ExternalLink href={console}>Security Hub configuration in the AWS console</ExternalLink>
      )}
      <CopyBlock label="AWS CLI command" text={readAssociationCommand(id, caller.region)} />
    </div>
  );
}
