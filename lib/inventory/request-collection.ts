import "server-only";
import * as collections from "@/lib/store/collections";
import type { Subject } from "./subject";
import { currentViewerKey } from "./viewer";

/** Asks for a collection now; whichever replica collects notices within half a second. */
export async function requestCollection(subject: Subject = "organization"): Promise<void> {
  await collections.requestCollection({ viewerKey: await currentViewerKey(), subject });
}
