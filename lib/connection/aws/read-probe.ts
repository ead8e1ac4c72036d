import "server-only";
import { z } from "zod";
import type { Aws } from "@/lib/aws/create-aws";
import type { Run } from "@/lib/aws/send";
import type { ReadInUse } from "../aws-operations";

type Http = Parameters<Run<unknown>>[0];

/** Where the id that a read needs comes from: a member of an answer, or of the first row of a list in it. */
export interface IdSource {
  readonly from: ReadInUse | "sts:GetCallerIdentity";
  readonly list?: string;
  readonly member: string;
}

/** How a read is tried: with the smallest page, and where it needs an id, with one that another read has answered. */
export interface ReadProbe {
  readonly needs?: IdSource;
  /** The list that AWS always answers, also an empty one: without it nothing is known to be there, or not to be. */
  readonly list?: string;
  /** `id` is empty where none is needed. */
  readonly send: (aws: Aws, http: Http, id: string) => Promise<unknown>;
}

/** The id that a probe needs, in the answer it comes from; undefined where there is none. */
export function idIn(answer: unknown, { list, member }: IdSource): string | undefined {
  const row = z.object({ [member]: z.string() });
  if (list === undefined) return row.safeParse(answer).data?.[member];
  return z.object({ [list]: z.array(row) }).safeParse(answer).data?.[list]?.[0]?.[member];
}
