import { z } from "zod";
import { type ActivityRow, activityRow } from "@/components/activity/export-lines";
import { ActivitySearch } from "@/lib/activity/server/activity-search";
import { allActivity } from "@/lib/activity/server/read-activity";
import { snapshotFor } from "@/lib/inventory/serve/within-ous";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { downloadResponse } from "@/lib/server/routes/download";
import { defineRoute, defineSearch } from "@/lib/server/routes/route";
import { exportFormats } from "@/lib/format/export-formats";

const columns = [
  ["entry", "Entry"],
  ["at", "Time"],
  ["by", "Person"],
  ["personId", "Person ID"],
  ["role", "Role"],
  ["change", "Change"],
  ["operation", "Operation"],
  ["target", "Target"],
  ["targetId", "Target ID"],
  ["place", "Place"],
  ["before", "Before"],
  ["after", "After"],
  ["result", "Result"],
  ["message", "Message"],
  ["exception", "AWS exception"],
  ["awsRequestId", "AWS request ID"],
  ["run", "Run"],
  ["runId", "Run ID"],
  ["reason", "Reason"],
  ["ticket", "Ticket"],
  ["endedAt", "Outcome recorded"],
] as const satisfies readonly (readonly [keyof ActivityRow, string])[];

const Search = ActivitySearch.extend({ format: z.enum(exportFormats).default("csv") });
const searchOf = defineSearch("GET /api/activity/export", Search);

/** All changes that the page lists with these parameters, as Excel, CSV or JSON, sent while they are read. */
export const GET = defineRoute({
  requires: "audit:read",
  withinOus: "own-targets",
  run: (request, session) => {
    const { format, upTo, ...question } = searchOf(request);
    // Names are worth having, and no reason to have no file. A database that is late is waited for once.
    const named = snapshotFor(session).then(namesIn, () => namesIn(undefined));
    return downloadResponse({
      name: "activity",
      format,
      asOf: Date.now(),
      columns,
      rows: rowsOf(),
      about: { filter: question },
      parts: [],
    });

    async function* rowsOf(): AsyncGenerator<ActivityRow, void, undefined> {
      for await (const change of allActivity(question, upTo, session)) yield activityRow(change, await named);
    }
  },
});

function namesIn(snapshot: Snapshot | undefined) {
  const policies = new Map(snapshot?.governance.policies.map(({ id, name }) => [String(id), name]));
  const nodeOf = (id: string) => (snapshot === undefined ? undefined : nodeLookup(snapshot.tree)(id));
  return {
    policyName: (id: string) => policies.get(id),
    nameOf: (id: string) => {
      const node = nodeOf(id);
      return snapshot && node !== undefined ? displayName(snapshot.tree, node) : undefined;
    },
    placeOf: (id: string) => {
      const node = nodeOf(id);
      return snapshot && node !== undefined ? placeOf(snapshot.tree, node) : undefined;
    },
  };
}
