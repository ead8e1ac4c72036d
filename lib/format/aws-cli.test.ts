import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { awsCliCommand } from "./aws-cli";

/** What bash makes of a command, word by word. */
function words(command: string): string[] {
  const script = `aws() { printf '%s\\0' "$@"; }; ${command}`;
  return execFileSync("bash", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
}

it("hands every input to the CLI as it is, through bash, and never as a word that names a file", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "file:///etc/passwd",
      "fileb://x",
      "http://x",
      "$(id)`id`!",
      "it's '\\'' \u2019",
      "--help",
      "\0",
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text, { minKeys: 1 }), (input) => {
      const [service, operation, option, json = ""] = words(awsCliCommand("config put", undefined, input));
      expect([service, operation, option]).toEqual(["config", "put", "--cli-input-json"]);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(input)));
    }),
    { numRuns: 40 },
  );
});

/**
 * A word in single quotes, as PowerShell documents it: everything stands for itself but a quote, which ends the word
 * unless it is doubled, and typographic quotes are quotes
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules).
 */
function powerShellWord(text: string): { readonly word: string; readonly rest: string } {
  const [, inner = "", rest = ""] =
    /^['\u2018-\u201b]((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)['\u2018-\u201b](.*)$/su.exec(text) ?? [];
  return { word: inner.replaceAll(/(['\u2018-\u201b])['\u2018-\u201b]/gu, "$1"), rest };
}

it("hands every input to the CLI as it is through PowerShell's rule, too", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom("'", "\u2018", "\u2019", "\u201a", "\u201b", '"', "`", "$", "(", "a", "\n"),
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text, { minKeys: 1 }), (input) => {
      const command = awsCliCommand("config put", undefined, input);
      const begin = "aws config put --cli-input-json ";
      expect(command.startsWith(begin)).toBe(true);
      const { word, rest } = powerShellWord(command.slice(begin.length));
      expect(rest).toBe("");
      expect(JSON.parse(word)).toEqual(JSON.parse(JSON.stringify(input)));
    }),
  );
});

it("shows what can't be seen as a number", () => {
  const command = awsCliCommand("securityhub x", "eu-west-1", { Name: "it's \u202egnp.exe" });
  expect(command).toBe(
    String.raw`aws securityhub x --region eu-west-1 --cli-input-json '{"Name":"it\u0027s \u202egnp.exe"}'`,
  );
});

it("has no input where there is none, and keeps a Region that is none in one word", () => {
  expect(awsCliCommand("config list", "eu-west-1; id")).toBe("aws config list --region 'eu-west-1; id'");
  expect(awsCliCommand("config list", "eu\u2019; id '")).toBe("aws config list --region 'eu; id '");
});
