/** What every AWS client needs to speak to the sandbox, and nothing of the real AWS that this machine may know. */
export function sandboxEnvironment(url: string): Readonly<Record<string, string | undefined>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: "eu-west-1",
    // The sandbox has aggregators in both.
    CANOPY_CONFIG_REGIONS: "eu-west-1,eu-central-1",
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_ENDPOINT_URL_ORGANIZATIONS: undefined,
    AWS_ENDPOINT_URL_SECURITYHUB: undefined,
    AWS_ENDPOINT_URL_CONFIG_SERVICE: undefined,
    AWS_ENDPOINT_URL_STS: undefined,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
  };
}
