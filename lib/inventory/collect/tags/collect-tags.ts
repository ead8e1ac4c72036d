import "server-only";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { TargetId } from "@/lib/core/identifiers";
import { mapBounded } from "@/lib/core/map-bounded";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { listTagsForResource } from "@/lib/organizations/aws/operations";
import { callOptions, type Reading, readPart } from "../reading";
import { whenCollected } from "../when-collected";
import type { TagDraft } from "./tag-draft";

type TagReading = Reading<TagDraft>;

const stream = "account-tags";
const part = { part: "account-tags" } as const;
const operation = "organizations:ListTagsForResource";
const sideBySide = 4;
/** So many refusals or failures in a row without one answer between them are one reason, and the rest is not asked. */
const inARowAtMost = 20;

/**
 * Reads the tags of every target whose tags are due, those first that were read the longest ago. What AWS refuses is noted at the
 * target, and what it does not answer stays due. Rejects with the signal's reason when aborted, and with errors of our own.
 */
export async function collectTags(reading: TagReading): Promise<void> {
  const { draft, meter, signal } = reading;
  meter.start(stream);
  const unknown = await readPart(reading, { ...part, stream }, async () => {
    const { tree } = await whenCollected(organization, signal);
    draft.begin(tree.ids);
  });
  if (unknown !== undefined) return;
  const due = draft.due();
  meter.expect(stream, due.length);
  const options = callOptions(reading, { ...part, operation });
  let isRefusedToAll = false;
  let refused = 0;
  let failed = 0;
  await mapBounded(due, sideBySide, async (id) => {
    if (failed >= inARowAtMost) return;
    if (isRefusedToAll) {
      draft.setRefused(id, Date.now());
      return;
    }
    const failure = await readTarget(reading, id, options);
    if (failure === undefined) {
      failed = 0;
      refused = 0;
    } else if (failure.code === "forbidden") {
      refused += 1;
      isRefusedToAll ||= refused >= inARowAtMost;
    } else failed += 1;
  });
  meter.done(stream);
}

const organization = {
  dataset: "organization",
  read: currentSnapshot,
  unknown: {
    code: "unavailable",
    message: "Tags are read after the organization, which has not been read yet.",
  },
} as const;

/** Why the tags of a target could not be read; undefined where they were, and where it has left. */
async function readTarget(
  { aws, draft, meter, signal }: TagReading,
  id: TargetId,
  options: ReturnType<typeof callOptions>,
): Promise<Failure | undefined> {
  try {
    const tags = await listTagsForResource(aws, id, options);
    draft.setTags(id, tags, Date.now());
    meter.page(stream, 1);
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof FailureError)) throw error;
    if (error.failure.code === "not-found") {
      draft.remove(id);
      return undefined;
    }
    if (error.failure.code === "forbidden") draft.setRefused(id, Date.now());
    draft.addMissing(part, error.failure);
    meter.fail(stream);
    return error.failure;
  }
}
