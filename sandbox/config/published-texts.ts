/**
 * Texts that AWS Config has been seen to answer, or that moto (config/exceptions.py and models.py, believed copied)
 * holds. What validation by the service model says is not here: it has one form for all operations.
 */
export const publishedTexts = {
  bothSources:
    "The configuration aggregator cannot be created because your request contains both the AccountAggregationSource and the OrganizationAggregationSource. Include only one aggregation source and try again.",
  noSource:
    "The configuration aggregator cannot be created because your request is missing either the AccountAggregationSource or the OrganizationAggregationSource. Include the appropriate aggregation source and try again.",
  bothRegionForms:
    "Your configuration aggregator contains a list of regions and also specifies the use of all regions. You must choose one of these options.",
  noRegions: "Your request does not specify any regions. Select AWS Config-supported regions and try again.",
  duplicateTagKeys: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
  aggregatorNotFound:
    "The configuration aggregator does not exist. Check the configuration aggregator name and try again.",
  anAggregatorNotFound:
    "At least one of the configuration aggregators does not exist. Check the configuration aggregator names and try again.",
  invalidToken: "The nextToken provided is invalid",
  resourceNotFound: (arn: string) => `ResourceArn '${arn}' does not exist`,
  /** aws2tf issue 86; terraform-provider-aws matches this text. */
  noOrganization: "This action can only be made by accounts in an AWS Organization",
  packNotFound:
    "One or more organization conformance packs with specified names are not present. Ensure your names are correct and try your request again later.",
  packToDeleteNotFound: (name: string) =>
    `Could not find an OrganizationConformancePack for given request with resourceName ${name}`,
  invalidTemplate: "Template body is invalid",
  /** boto/boto3#2178, from PutConfigRule; inside the message of a member whose pack needs a recorder. */
  recorderNeeded: "You must create a configuration recorder before you can create or update a Config rule.",
} as const;
