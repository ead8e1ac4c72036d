import { z } from "zod";

/** What AWS may refuse of a session that names people, by the IAM action that allows it. */
export const refusable = ["sts:SetSourceIdentity", "sts:TagSession"] as const;

/** A session of the write role: what CloudTrail names each request after that is made with it. */
export const WriteSession = z.object({
  roleArn: z.string(),
  sessionName: z.string(),
  /** Absent where AWS does not let Canopy set it. */
  sourceIdentity: z.string().exactOptional(),
  /** The session tag that names who approved; absent where no second person did, and where AWS does not let Canopy set tags. */
  approvedBy: z.string().exactOptional(),
  /** The IAM actions that AWS refused, without which the session was opened. */
  without: z.array(z.enum(refusable)),
});
export type WriteSession = z.infer<typeof WriteSession>;
