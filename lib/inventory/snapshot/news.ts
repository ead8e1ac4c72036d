import { z } from "zod";
import { PlanSummary } from "@/lib/runs/plans/plan";
import { RunSummary } from "@/lib/runs/run";
import { CollectionProgress } from "./progress";

/**
 * What a browser hears of by its one stream, each topic with its whole present state: a tab that comes late, or was away,
 * needs the newest of each and nothing in between. A new kind of news is a line here and one in `news-feed.ts`.
 */
export const newsSchemas = {
  /** Where everything comes from; what a browser holds of another origin is of another organization or caller. */
  origin: z.string(),
  organization: CollectionProgress,
  "conformance-packs": CollectionProgress,
  compliance: CollectionProgress,
  recorders: CollectionProgress,
  "account-tags": CollectionProgress,
  /** Changes with the aggregators and with each complete reading of their sources. */
  aggregators: z.string(),
  /** Runs that are not over, and those that ended in the last ten minutes; the newest first, at most twenty. */
  runs: z.array(RunSummary).readonly(),
  /** The number of the record's newest entry. */
  activity: z.int(),
  /** Plans that can still be started, and those that were started or discarded in the last ten minutes; at most fifty. */
  plans: z.array(PlanSummary).readonly(),
} as const satisfies Record<string, z.ZodType>;
export type Topic = keyof typeof newsSchemas;

/** The newest state of each topic that has been heard of. */
export type News = { readonly [Each in Topic]?: z.infer<(typeof newsSchemas)[Each]> };

/** The names of the topics. */
export const topics = z.enum([
  "origin",
  "organization",
  "conformance-packs",
  "compliance",
  "recorders",
  "account-tags",
  "aggregators",
  "runs",
  "activity",
  "plans",
]).options;

/** News with one topic's state in it, as it came over the wire; the same news where that is not what it should be. */
export function withState(news: News, topic: Topic, state: unknown): News {
  const parsed = newsSchemas[topic].safeParse(state);
  return parsed.success ? { ...news, [topic]: parsed.data } : news;
}
