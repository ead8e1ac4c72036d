import "server-only";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import { accessDenialOf } from "@/lib/core/access-denial";
import type { WriteSession } from "@/lib/core/write-session";
import { assumeRoleInput, type Authors, wantedSession, withoutRefused } from "./write-session";

/** How a role is assumed. */
export interface AssumedRole {
  readonly arn: string;
  /** What the role's trust policy asks for as `sts:ExternalId`. */
  readonly externalId?: string | undefined;
}

/** The role that changes are made with. */
export interface WriteRole extends AssumedRole {
  /**
   * Whether a change is made at all where AWS does not let Canopy set the SourceIdentity or the tags of the session. The
   * session's name, and the request's with it, is the person's in either case.
   */
  readonly attribution: "preferred" | "required";
}

type ClientConfig = NonNullable<Parameters<typeof fromTemporaryCredentials>[0]["clientConfig"]>;

/** Credentials of a role, assumed with those that the process has. The client that asks renews them five minutes before they expire. */
export function credentialsOf(
  { arn, externalId }: AssumedRole,
  clientConfig: ClientConfig,
): AwsCredentialIdentityProvider {
  return fromTemporaryCredentials({
    params: {
      RoleArn: arn,
      RoleSessionName: "canopy",
      ...(externalId !== undefined && { ExternalId: externalId }),
    },
    clientConfig,
  });
}

/** Credentials of the write role in the name of people, and the session that the last ones belong to. */
export interface PersonCredentials {
  readonly provider: AwsCredentialIdentityProvider;
  readonly session: () => WriteSession;
}

/** As `credentialsOf`, for a change of these people. Rejects as STS does where it refuses what is required. */
export function credentialsFor(
  role: WriteRole,
  authors: Authors,
  clientConfig: ClientConfig,
): PersonCredentials {
  let session = wantedSession(role.arn, authors);
  return {
    session: () => session,
    provider: async (properties) => {
      // What was refused an hour ago may be allowed by now.
      let asked = wantedSession(role.arn, authors);
      for (;;) {
        try {
          const credentials = await fromTemporaryCredentials({
            params: {
              ...assumeRoleInput(asked),
              ...(role.externalId !== undefined && { ExternalId: role.externalId }),
            },
            clientConfig,
          })(properties);
          session = asked;
          return credentials;
        } catch (error) {
          const refused = error instanceof Error ? accessDenialOf(error.message)?.action : undefined;
          const less = role.attribution === "preferred" ? withoutRefused(asked, refused) : undefined;
          if (less === undefined) throw error;
          asked = less;
        }
      }
    },
  };
}
