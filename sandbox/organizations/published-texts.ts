/** Texts that AWS Organizations has been seen to answer, or that AWS's samples and moto (believed copied) hold. */
export const publishedTexts = {
  /** awslabs/aws-innovation-sandbox#6 */
  accessDenied: "You don't have permissions to access this resource.",
  /** moto, organizations/exceptions.py */
  notInUse: "Your account is not a member of an organization.",
  /** moto */
  parentNotFound: "You specified parent that doesn't exist.",
  /** moto */
  accountNotFound: "You specified an account that doesn't exist.",
  /** moto */
  unrecognizedServicePrincipal: "You specified an unrecognized service principal.",
  /** moto: what reads of a policy say */
  policyNotFound: "You specified a policy that doesn't exist.",
  /** moto, and the model's description of PolicyNotFoundException: what changes of a policy say */
  policyToChangeNotFound: "We can't find a policy with the PolicyId that you specified.",
  /** moto */
  delegateManagement:
    "You cannot register master account/yourself as delegated administrator for your organization.",
} as const;
