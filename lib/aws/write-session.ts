import { createHash } from "node:crypto";
import { refusable, type WriteSession } from "@/lib/core/write-session";

/** A person as the record names them. */
interface Person {
  readonly id: string;
  readonly name: string;
}

/** Whose change a request makes. */
export interface Authors {
  readonly startedBy: Person;
  /** The second person, where the change needed one. */
  readonly approvedBy?: Person | undefined;
}

/** The session tags that name people. CloudTrail keeps them in the event of AssumeRole. */
const tagKeys = { startedBy: "canopy:started-by", approvedBy: "canopy:approved-by" } as const;

/** The longest that STS takes: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html. */
const LONGEST = 64;
const HASH = 10;

/**
 * A person's RoleSessionName and SourceIdentity: their name in the characters that STS takes, and the beginning of a hash of
 * their id, so that two people of one name are two, and one who is renamed can be found. Always 2 to 64 characters.
 */
export function sessionNameOf({ id, name }: Person): string {
  const hash = createHash("sha256").update(id).digest("hex").slice(0, HASH);
  const readable = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\w+=,.@-]+/g, "-")
    .slice(0, LONGEST - HASH - 1)
    .replaceAll(/^-+|-+$/g, "");
  return `${readable === "" ? "person" : readable}-${hash}`;
}

/** What is asked of STS for a change of these people, before anything of it is refused. */
export function wantedSession(roleArn: string, { startedBy, approvedBy }: Authors): WriteSession {
  const sessionName = sessionNameOf(startedBy);
  return {
    roleArn,
    sessionName,
    sourceIdentity: sessionName,
    ...(approvedBy !== undefined && { approvedBy: sessionNameOf(approvedBy) }),
    without: [],
  };
}

/** The input of AssumeRole for a session, without the external id. */
export function assumeRoleInput({ roleArn, sessionName, sourceIdentity, approvedBy }: WriteSession) {
  return {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    // Not transitive: nothing is assumed with the session, and a transitive tag can't be set by a caller that has it.
    ...(approvedBy !== undefined && {
      Tags: [
        { Key: tagKeys.startedBy, Value: sessionName },
        { Key: tagKeys.approvedBy, Value: approvedBy },
      ],
    }),
  };
}

/** A session without what AWS refused; undefined where it was something else, or is left out already. */
export function withoutRefused(session: WriteSession, action: string | undefined): WriteSession | undefined {
  const { sourceIdentity, approvedBy, ...rest } = session;
  const kept = {
    "sts:SetSourceIdentity": { ...(approvedBy !== undefined && { approvedBy }) },
    "sts:TagSession": { ...(sourceIdentity !== undefined && { sourceIdentity }) },
  };
  const refused = refusable.find((each) => each === action);
  if (refused === undefined || session.without.includes(refused)) return undefined;
  return { ...rest, ...kept[refused], without: [...session.without, refused] };
}
