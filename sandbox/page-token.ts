import { openText, sealText } from "./sealed-text";

/** An opaque `NextToken` for a place in a list. `scope` names the operation and the parameters that chose the list. */
export function sealPageToken(scope: string, position: string): string {
  return sealText(`page ${scope}`, position);
}

/** The place a token stands for, or undefined where it was altered or belongs to another list. */
export function openPageToken(scope: string, token: string): string | undefined {
  return openText(`page ${scope}`, token);
}
