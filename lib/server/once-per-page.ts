import "server-only";
import { cache } from "react";
import type { Result } from "@/lib/core/result";

/**
 * A read without input that is made once for each page, however many of its parts ask: they show the same moment, and the
 * session is looked at once. Outside of a page, as in a route handler, each call reads.
 */
export function oncePerPage<Output>(
  read: (input: Record<string, never>) => Promise<Result<Output>>,
): () => Promise<Result<Output>> {
  return cache(() => read({}));
}
