import { z } from "zod";
import { TargetId } from "@/lib/core/identifiers";
import { VisibleName, VisibleProse } from "@/lib/format/visible-text";
import { ConfigurationPolicySummary } from "@/lib/security-hub/model";
import { type Snapshot, SnapshotMeta } from "./snapshot";

/**
 * A snapshot on the wire and in the database: the length of a JSON head (four bytes, little-endian), the head with
 * everything that is text, then the numeric columns one after the other, little-endian.
 * Columns compress to a third of what rows would take, and reading them back is a handful of copies.
 */
const Head = z.object({
  format: z.literal(1),
  meta: SnapshotMeta,
  size: z.int().nonnegative(),
  ids: z.array(TargetId),
  // An older Canopy stored names and messages as AWS wrote them.
  names: z.array(VisibleName),
  emails: z.array(VisibleName),
  policies: z.array(
    ConfigurationPolicySummary.extend({ name: VisibleName, description: VisibleProse.optional() }),
  ),
  messages: z.array(VisibleProse),
  /** Node and epoch seconds of accounts that joined lately; absent in what an older Canopy stored. */
  joined: z.array(z.tuple([z.int(), z.int()])).default([]),
  /** Nodes of accounts whose OU is not known; absent likewise. */
  unplaced: z.array(z.int()).default([]),
});

const HEAD_LENGTH_BYTES = 4;

/** The snapshot as bytes; `decodeSnapshot` is its inverse. */
export function encodeSnapshot(snapshot: Snapshot): Uint8Array<ArrayBuffer> {
  const { meta, tree, governance } = snapshot;
  const { policies, messages } = governance;
  const { size, ids, names, emails } = tree;
  const joined = [...tree.joinedAt];
  const unplaced = [...tree.unplaced];
  const head = JSON.stringify({
    ...{ format: 1, meta, size, ids, names, emails, policies, messages, joined },
    unplaced,
  });
  const text = new TextEncoder().encode(head);
  const columns = numericColumns(snapshot);
  const length = columns.reduce((sum, column) => sum + column.byteLength, HEAD_LENGTH_BYTES + text.length);
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, HEAD_LENGTH_BYTES);
  let offset = HEAD_LENGTH_BYTES + text.length;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += column.byteLength;
  }
  return bytes;
}

/** The snapshot that was encoded. Throws where the bytes are not one, or one of another format. */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  const headLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(HEAD_LENGTH_BYTES, HEAD_LENGTH_BYTES + headLength));
  const head = Head.parse(JSON.parse(text));
  const { size } = head;
  const snapshot: Snapshot = {
    meta: head.meta,
    tree: {
      size,
      ids: head.ids,
      names: head.names,
      emails: head.emails,
      kind: new Uint8Array(size),
      parent: new Int32Array(size),
      depth: new Uint8Array(size),
      subtreeEnd: new Int32Array(size),
      state: new Uint8Array(size),
      joinedAt: new Map(head.joined),
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
  let offset = HEAD_LENGTH_BYTES + headLength;
  for (const column of numericColumns(snapshot)) {
    const target = new Uint8Array(column.buffer);
    target.set(bytes.subarray(offset, offset + column.byteLength));
    offset += column.byteLength;
  }
  if (offset !== bytes.byteLength) throw new RangeError("The snapshot is cut short or too long.");
  return snapshot;
}

/** The columns in the order of the format; both directions walk this one list. */
function numericColumns({ tree, governance }: Snapshot) {
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
