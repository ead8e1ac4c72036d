/**
 * INVENTED, in the style of AWS's own. The exceptions and their reasons are the model's, these texts are not
 * published; a client must not match on any of them. Everything invented for Organizations is in this file.
 */
export const unpublishedTexts = {
  alreadyInOrganization: "The provided account is already a member of an organization.",
  oneOrganization: "The sandbox holds one organization, and it has one already.",
  nextToken: "The NextToken you provided is not valid.",
  childNotFound: "You specified a child that doesn't exist.",
  unitNotFound: "You specified an organizational unit that doesn't exist.",
  createRequestNotFound: "You specified a create account request that doesn't exist.",
  unitLimit: (limit: number) => `An organization has at most ${limit} OUs.`,
  unitDepth: (limit: number) => `OUs nest at most ${limit} levels deep.`,
  unitNameTaken: "An OU with the same name already exists.",
  unitNotEmpty: "The specified organizational unit isn't empty. Move or remove its accounts and OUs first.",
  systemTags: "Tag keys beginning with aws: are reserved.",
  duplicateTags: "Tag keys must be unique among the tags attached to the same entity.",
  accountLimit: (limit: number) => `An organization has at most ${limit} accounts.`,
  sourceNotFound: "You specified a source parent that doesn't exist.",
  destinationNotFound: "You specified a destination parent that doesn't exist.",
  alreadyThere: "That account is already present in the specified destination.",
  allFeaturesNeeded: "Enable all features in your organization first.",
  closeManagement: "You can't close the management account.",
  alreadyClosed: "You attempted to close an account that is already closed.",
  closing: "The account is being closed already.",
  closureQuota: "You have exceeded close account quota for the past 30 days.",
  delegateManagement: "You cannot register the management account as a delegated administrator.",
  delegateSuspended: "You cannot register a suspended account as a delegated administrator.",
  alreadyDelegated: "The provided account is already a delegated administrator for your organization.",
  delegationLimit: (principal: string) =>
    `You have reached the number of delegated administrators for ${principal}.`,
} as const;
