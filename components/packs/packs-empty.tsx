import { Layers } from "lucide-react";
import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import type { PackSnapshotMeta } from "@/lib/aws-config/packs/table/pack-snapshot";
import { deployHref } from "./deploy/deploy-address";

const DEPLOY_URL =
  "https://docs.aws.amazon.com/config/latest/developerguide/conformance-pack-organization-apis.html";

/** This caller has deployed no pack here, which says nothing about others. */
export function PacksEmpty({ meta }: { meta: PackSnapshotMeta }) {
  return (
    <EmptyState
      icon={<Layers />}
      title="No organization conformance packs"
      action={
        <PermittedLinkButton permission="pack:write" variant="primary" href={deployHref()}>
          Deploy pack
        </PermittedLinkButton>
      }
    >
      Account {meta.deployedBy} has deployed none in {meta.region}. The management account and each delegated
      administrator see only the packs that they deployed themselves, Region by Region: what others deployed
      is there, and not visible from here.{" "}
      <ExternalLink href={DEPLOY_URL}>How to deploy a pack to an organization</ExternalLink>
    </EmptyState>
  );
}
