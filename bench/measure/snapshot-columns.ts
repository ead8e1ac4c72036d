import { brotliCompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { wireBody } from "./wire-body";

/** The columns as Canopy serves them, unpacked and in the sizes that ways of packing would give. */
export interface SnapshotColumns {
  readonly bytes: Buffer;
  readonly brotli: Buffer;
  readonly sizes: {
    /** What travels now. */
    readonly served: number;
    readonly br: number;
    readonly gzip: number;
    readonly identity: number;
  };
}

const brotliQuality = 4;

/** Fetches the snapshot as a browser does. It travels as a gzip file or plain, whatever `Content-Encoding` does to it. */
export async function snapshotColumns(canopyUrl: string): Promise<SnapshotColumns> {
  const served = await wireBody(`${canopyUrl}/api/inventory/snapshot`);
  const bytes = isGzip(served) ? gunzipSync(served) : served;
  const brotli = packed(bytes);
  return {
    bytes,
    brotli,
    sizes: {
      served: served.byteLength,
      br: brotli.byteLength,
      gzip: gzipSync(bytes).byteLength,
      identity: bytes.byteLength,
    },
  };
}

/** By Brotli, as small as is quick. */
export function packed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
}

/** RFC 1952: every gzip file begins with these two bytes. */
function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
