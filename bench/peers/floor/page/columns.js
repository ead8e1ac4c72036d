/**
 * @typedef {object} Columns
 * @property {number} size
 * @property {string[]} ids
 * @property {string[]} names
 * @property {string[]} emails
 * @property {{ name: string }[]} policies
 * @property {string[]} messages
 * @property {{ takenAt: number, managementAccountId: string, delegatedAdministrators: { id: string }[] }} meta
 * @property {Int32Array} parent
 * @property {Int32Array} subtreeEnd
 * @property {Int32Array} message
 * @property {Uint32Array} updatedAt
 * @property {Int16Array} policy
 * @property {Uint8Array} kind
 * @property {Uint8Array} depth
 * @property {Uint8Array} state
 * @property {Uint8Array} type
 * @property {Uint8Array} status
 */

/**
 * Reads the bytes that Canopy serves (`lib/inventory/snapshot/snapshot-codec.ts` describes them), trusting them: the floor checks
 * nothing, because checking is not drawing.
 *
 * @param {ArrayBuffer} buffer
 * @returns {Columns}
 */
export function decodeColumns(buffer) {
  const headLength = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headLength)));
  const { size } = head;
  let offset = 4 + headLength;
  /** @param {number} width */
  const next = (width) => {
    const bytes = buffer.slice(offset, offset + size * width);
    offset += size * width;
    return bytes;
  };
  return {
    ...head,
    parent: new Int32Array(next(4)),
    subtreeEnd: new Int32Array(next(4)),
    message: new Int32Array(next(4)),
    updatedAt: new Uint32Array(next(4)),
    policy: new Int16Array(next(2)),
    kind: new Uint8Array(next(1)),
    depth: new Uint8Array(next(1)),
    state: new Uint8Array(next(1)),
    type: new Uint8Array(next(1)),
    status: new Uint8Array(next(1)),
  };
}
