/** What begins and ends a word: in bash the first of them, in PowerShell each. */
const quotes = /['\u2018-\u201b]/gu;
/** Longer inputs are written over several lines. */
const longestLine = 100;

/**
 * The AWS CLI command for an operation, ready to paste into a POSIX shell and into PowerShell 7.3 or newer.
 *
 * The whole input is JSON in one word. As words of their own, values such as `file:///etc/passwd` or `https://…` would be
 * replaced by what is there (https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html). Between
 * single quotes both shells take everything as it stands but the quote itself, which the JSON writes as \u0027. So it does
 * with typographic quotes, which PowerShell takes for quotes (about_Quoting_Rules), and with what can't be seen.
 * @param command such as `securityhub delete-configuration-policy`
 * @param input by the names of the API; left out where it has no members
 */
export function awsCliCommand(command: string, region: string | undefined, input: object = {}): string {
  const words = [`aws ${command}`, ...(region === undefined ? [] : [`--region ${shellWord(region)}`])];
  if (Object.keys(input).length > 0) words.push(`--cli-input-json '${quotable(input)}'`);
  return words.join(" ");
}

/** One word for both shells: as it is where nothing in it means anything to them, between single quotes elsewhere. */
export function shellWord(text: string): string {
  return /^[\w.:/=-]+$/.test(text) ? text : `'${text.replaceAll(quotes, "")}'`;
}

function quotable(input: object): string {
  const short = JSON.stringify(input);
  const json = short.length <= longestLine ? short : JSON.stringify(input, undefined, 2);
  // The line breaks of the JSON itself stay; inside texts they are escaped already.
  return json.replaceAll(/['\u2018-\u201b]|[^\P{C}\n]|[\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => String.raw`\u` + unit.toString(16).padStart(4, "0"))
    .join("");
}
