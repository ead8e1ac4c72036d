import { z } from "zod";
import { decodeColumnar, encodeColumnar } from "@/lib/core/columnar";
import { TargetIdColumn, TextColumn } from "@/lib/core/text-column";
import {
  VisibleName,
  VisibleNameColumn,
  VisibleProse,
  VisibleProseColumn,
  visibleText,
} from "@/lib/format/visible-text";
import { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { type Snapshot, SnapshotMeta } from "./snapshot";

/** The format without the column of when accounts joined; what an older Canopy stored has it. */
const WITHOUT_JOINED = 1;
/** The format whose e-mail addresses are written out. */
const WITH_WHOLE_EMAILS = 2;
const FORMAT = 3;

/**
 * Stands in an e-mail address for the name of its account. Most organizations make the one of the other, and names are most
 * of what travels: with it the addresses of ten thousand accounts take nothing. No text that Canopy shows has this character.
 */
const NAME = "\0";

const Head = z.object({
  format: z.literal([WITHOUT_JOINED, WITH_WHOLE_EMAILS, FORMAT]),
  meta: SnapshotMeta,
  size: z.int().nonnegative(),
  ids: TargetIdColumn,
  // An older Canopy stored names and messages as AWS wrote them.
  names: VisibleNameColumn,
  emails: TextColumn,
  policies: z.array(
    ConfigurationPolicySummary.extend({ name: VisibleName, description: VisibleProse.optional() }),
  ),
  messages: VisibleProseColumn,
  /** Node and epoch seconds of the accounts that had joined lately, in the format without their column. */
  joined: z.array(z.tuple([z.int(), z.int()])).default([]),
  /** Nodes of accounts whose OU is not known; absent in what an older Canopy stored. */
  unplaced: z.array(z.int()).default([]),
});

/** The snapshot as bytes; `decodeSnapshot` is its inverse. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array<ArrayBuffer> {
  const { meta, tree, governance } = snapshot;
  const { policies, messages } = governance;
  const { size, ids, names } = tree;
  const emails = tree.emails.map((email, node) => withoutName(email, names[node] ?? ""));
  const head = {
    ...{ format: FORMAT, meta, size, ids, names, emails, policies, messages },
    unplaced: [...tree.unplaced],
  };
  return encodeColumnar(head, [...columnsOf(snapshot), tree.joinedAt]);
}

function withoutName(email: string, name: string): string {
  return name === "" ? email : email.replace(name, () => NAME);
}

function emailsOf({ format, names, emails }: z.output<typeof Head>): string[] {
  if (format !== FORMAT) return emails.map((email) => visibleText(email));
  return emails.map((email, node) => visibleText(email.replace(NAME, () => names[node] ?? "")));
}

/** The snapshot that was encoded. Throws where the bytes are not one, or one of a format that Canopy does not know. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  return decodeColumnar(bytes, (text) => {
    const head = Head.parse(text);
    const snapshot = emptySnapshot(head);
    const columns = columnsOf(snapshot);
    const { joinedAt } = snapshot.tree;
    if (head.format !== WITHOUT_JOINED) return [snapshot, [...columns, joinedAt]];
    for (const [node, seconds] of head.joined) joinedAt[node] = seconds;
    return [snapshot, columns];
  });
}

function emptySnapshot(head: z.output<typeof Head>): Snapshot {
  const { size } = head;
  return {
    meta: head.meta,
    tree: {
      size,
      ids: head.ids,
      names: head.names,
      emails: emailsOf(head),
      kind: new Uint8Array(size),
      parent: new Int32Array(size),
      depth: new Uint8Array(size),
      subtreeEnd: new Int32Array(size),
      state: new Uint8Array(size),
      joinedAt: new Uint32Array(size),
      unplaced: new Set(head.unplaced),
    },
    governance: {
      policies: head.policies,
      policy: new Int16Array(size),
      type: new Uint8Array(size),
      status: new Uint8Array(size),
      message: new Int32Array(size),
      messages: head.messages,
      updatedAt: new Uint32Array(size),
    },
  };
}

/** The columns that every format has, in their order. */
function columnsOf({ tree, governance }: Snapshot) {
  return [
    tree.parent,
    tree.subtreeEnd,
    governance.message,
    governance.updatedAt,
    governance.policy,
    tree.kind,
    tree.depth,
    tree.state,
    governance.type,
    governance.status,
  ];
}
