import type { AwsStructure } from "../contract";
import { optionalText } from "../input-members";
import type { OperationModel, ServiceModel } from "../protocol/service-model";
import { openText, sealText } from "../sealed-text";

/**
 * A page without items. Its token holds the one that was asked with, so that the next call gets the page this one
 * should have been: "these operations can occasionally return an empty set of results even when more results are
 * available".
 */
export function emptyPage(model: ServiceModel, { name }: OperationModel, input: AwsStructure): AwsStructure {
  const pagination = model.pagination[name];
  if (pagination === undefined) return {};
  const token = optionalText(input, pagination.input_token) ?? "";
  const lists = [pagination.result_key ?? []].flat().map((key) => [key, []] as const);
  return { ...Object.fromEntries(lists), [pagination.output_token]: sealText(scopeOf(name), token) };
}

/** The input with the token that an empty page stood for, or as it is where its token came from elsewhere. */
export function pastEmptyPage(
  model: ServiceModel,
  { name }: OperationModel,
  input: AwsStructure,
): AwsStructure {
  const member = model.pagination[name]?.input_token;
  const token = member === undefined ? undefined : optionalText(input, member);
  if (member === undefined || token === undefined) return input;
  const wrapped = openText(scopeOf(name), token);
  return wrapped === undefined ? input : { ...input, [member]: wrapped === "" ? undefined : wrapped };
}

function scopeOf(operation: string): string {
  return `empty page of ${operation}`;
}
