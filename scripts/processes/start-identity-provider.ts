import { randomBytes } from "node:crypto";
import { join } from "node:path";
import getPort from "get-port";
import { projectRoot } from "./project-root";
import { startServiceProcess, type ServiceProcess } from "./service-process";

/** An OpenID provider that runs, and how Canopy finds it. */
export interface IdentityProviderProcess extends ServiceProcess {
  readonly environment: Readonly<Record<string, string>>;
}

export interface IdentityProviderPlace {
  /** Where browsers find Canopy, without a path. */
  readonly canopyUrl: string;
  readonly logFile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Starts the demo's OpenID provider as a process of its own, with a client for the Canopy at this address. */
export async function startIdentityProviderProcess({
  canopyUrl,
  logFile,
  signal,
}: IdentityProviderPlace): Promise<IdentityProviderProcess> {
  const port = await getPort();
  const clientSecret = randomBytes(24).toString("base64url");
  const main = join(projectRoot, "sandbox/identity-provider/main.ts");
  const service = await startServiceProcess({
    name: "The identity provider",
    args: ["--import", "tsx", main, "--port", String(port), "--client-url", canopyUrl],
    url: `http://localhost:${port}`,
    healthPath: "/.well-known/openid-configuration",
    environment: { CANOPY_DEMO_CLIENT_SECRET: clientSecret },
    logFile,
    signal,
  });
  return {
    ...service,
    environment: {
      CANOPY_URL: canopyUrl,
      CANOPY_OIDC_ISSUER: service.url,
      CANOPY_OIDC_CLIENT_ID: "canopy",
      CANOPY_OIDC_CLIENT_SECRET: clientSecret,
      CANOPY_GROUP_ROLES:
        "canopy-viewers=viewer; canopy-operators=operator; canopy-approvers=approver; canopy-administrators=administrator",
    },
  };
}
