import { AwsError } from "../../contract";
import { isRecord } from "../../protocol/value-guards";
import { constraintViolation } from "../refusals";
import { unpublishedTexts } from "../unpublished-texts";
import { operators, settingOperators } from "./inheritance-operators";
import { policyTypeRules } from "./policy-types";

const regionLists = ["enable_in_regions", "disable_in_regions"] as const;

/**
 * Refuses content that the policy type does not take: MalformedPolicyDocumentException, or
 * ConstraintViolationException for a document that is too long.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
 */
export function checkPolicyContent(type: string, content: string): void {
  const { kind, maxCharacters } = policyTypeRules(type);
  if (content.length > maxCharacters) {
    throw constraintViolation("POLICY_CONTENT_LIMIT_EXCEEDED", unpublishedTexts.policyTooLong(maxCharacters));
  }
  const document = parse(content);
  if (kind === "authorization") {
    if (document.Statement === undefined) throw malformed(unpublishedTexts.statementMissing);
    return;
  }
  checkOperators(document, "");
  if (type === "SECURITYHUB_POLICY") checkRegionLists(document.securityhub, "securityhub");
  if (type === "SECURITYHUB_CSPM_POLICY") checkRegionLists(cspmEnablement(document), "cspm_enablement");
}

/**
 * The part of a Security Hub CSPM policy that says in which Regions it is enabled. The syntax page names its key and
 * not what it stands in, so it is found at the top or directly below it.
 */
function cspmEnablement(document: Readonly<Record<string, unknown>>): unknown {
  return [document, ...Object.values(document)].flatMap((one) =>
    isRecord(one) ? (one.cspm_enablement ?? []) : [],
  )[0];
}

/** "Both lists are required in the policy, though they can be empty." */
function checkRegionLists(enablement: unknown, key: string): void {
  if (!isRecord(enablement)) throw malformed(unpublishedTexts.keyMissing(key));
  for (const list of regionLists) {
    if (!isRecord(enablement[list])) throw malformed(unpublishedTexts.keyMissing(`${key}/${list}`));
  }
}

function parse(content: string): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch {
    throw malformed(unpublishedTexts.policyNotJson);
  }
  if (!isRecord(document)) throw malformed(unpublishedTexts.policyNotJson);
  return document;
}

function checkOperators(node: Readonly<Record<string, unknown>>, path: string): void {
  for (const [key, value] of Object.entries(node)) {
    const place = path === "" ? key : `${path}/${key}`;
    if (!key.startsWith("@@")) {
      if (!isRecord(value)) throw malformed(unpublishedTexts.operatorMissing(place));
      checkOperators(value, place);
      continue;
    }
    if (!operators.has(key)) throw malformed(unpublishedTexts.operatorUnknown(place));
    const takesLists = key !== "@@assign";
    if (takesLists && !Array.isArray(value)) throw malformed(unpublishedTexts.operatorTakesList(place));
  }
  const sets = Object.keys(node).some((key) => settingOperators.has(key));
  const holds = Object.keys(node).some((key) => !key.startsWith("@@"));
  if (sets && holds) throw malformed(unpublishedTexts.settingWithKeys(path));
}

function malformed(message: string): AwsError {
  return new AwsError("MalformedPolicyDocumentException", message);
}
