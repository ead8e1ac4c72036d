import "server-only";
import type { PackName } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { CollectionPlan } from "../collection-plan";
import { packStreamPlan } from "../stream-plan";
import { collectPacks } from "./collect-packs";
import { packMemory } from "@/lib/inventory/serve/current-packs";
import { PackDraft } from "./pack-draft";
import { packKind } from "@/lib/inventory/serve/kinds/pack-kind";
import { PageForecast } from "./page-forecast";

const rowsPerPage = 100;

/** How the conformance packs are collected: those that this caller deployed, in every account. */
export const packPlan: CollectionPlan<PackSnapshot> = {
  kind: packKind,
  streams: packStreamPlan,
  memory: packMemory,
  begin: ({ aws, caller, takenAt, meter, signal, before }) => {
    const draft = new PackDraft();
    const forecast = new PageForecast(before === undefined ? new Map() : pagesOf(before));
    const { accountId: deployedBy, region } = caller;
    const pages = before && forecast.expected(before.meta.packs.map(({ name }) => name));
    if (pages !== undefined) meter.expect("pack-accounts", pages);
    return {
      read: () => collectPacks({ aws, draft, meter, signal, forecast }),
      snapshot: (complete) => draft.snapshot({ takenAt, complete, deployedBy, region }),
      missingParts: () => draft.missingParts,
      whyNothing: () =>
        draft.missingParts.find(({ part }) => part === "packs")?.failure ?? {
          code: "not-found",
          message: "AWS Config lists no conformance packs.",
        },
      isAboutAnother: ({ meta }) => meta.deployedBy !== deployedBy,
    };
  },
};

/** A refresh can say from its beginning how long it takes: lists seldom change their length in a few minutes. */
function pagesOf({ meta, columns }: PackSnapshot): ReadonlyMap<PackName, number> {
  return new Map(
    meta.packs.map(({ name }, pack) => {
      const rows = columns[pack]?.status.reduce((count, status) => count + (status === 0 ? 0 : 1), 0) ?? 0;
      return [name, Math.max(1, Math.ceil(rows / rowsPerPage))];
    }),
  );
}
