import "server-only";
import { log } from "@/lib/server/log";
import * as collections from "@/lib/store/collections";
import type { Dataset } from "../snapshot/dataset";
import { currentCallerKey } from "../serve/caller";

/** Asks for a collection now; whichever replica collects begins within a quarter of a second. */
export async function requestCollection(dataset: Dataset = "organization"): Promise<void> {
  await collections.requestCollection({ callerKey: await currentCallerKey(), dataset });
}

/** As `requestCollection`, after a write that AWS has taken: it never rejects, because the write is done. */
export async function requestCollectionAfterWrite(dataset?: Dataset): Promise<void> {
  await requestCollection(dataset).catch((error: unknown) =>
    log().warn({ err: error }, "A collection after a write could not be requested"),
  );
}
