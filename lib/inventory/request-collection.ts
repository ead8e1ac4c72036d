import "server-only";
import * as collections from "@/lib/store/collections";
import { currentViewerKey } from "./viewer";

/** Asks for a collection now; whichever replica collects notices within half a second. */
export async function requestCollection(): Promise<void> {
  await collections.requestCollection(await currentViewerKey());
}
