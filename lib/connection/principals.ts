/** The service principals whose delegated administrators Canopy needs to know. */
export const principals = {
  securityHub: "securityhub.amazonaws.com",
  /** Aggregators of the organization. */
  config: "config.amazonaws.com",
  /** Conformance packs of the organization. */
  packs: "config-multiaccountsetup.amazonaws.com",
} as const;
