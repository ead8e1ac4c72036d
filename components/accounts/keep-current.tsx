"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useCollectionProgress } from "@/components/organization/use-collection-progress";
import type { PacksProgress } from "@/components/packs/use-packs-data";

/** Has the server render the page again when either collection has brought something newer. Draws nothing. */
export function KeepCurrent({ progress }: { progress: PacksProgress }) {
  const organization = useCollectionProgress(progress.organization).progress.version;
  const packs = useCollectionProgress(progress.packs, "conformance-packs").progress.version;
  const router = useRouter();
  const isNewer = organization !== progress.organization.version || packs !== progress.packs.version;
  useEffect(() => {
    if (isNewer) router.refresh();
  }, [isNewer, organization, packs, router]);
  return null;
}
