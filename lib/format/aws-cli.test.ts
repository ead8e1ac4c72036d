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

it("is one quoted string for PowerShell too, which knows no escape between single quotes but the doubled quote", () => {
  const command = awsCliCommand("securityhub x", "eu-west-1", { Name: "it's\u2019 \u202egnp.exe" });
  const [before, json = "", after] = command.split("'");
  expect(before).toBe("aws securityhub x --region eu-west-1 --cli-input-json ");
  expect(after).toBe("");
  expect(json).toBe(String.raw`{"Name":"it\u0027s’ \u202egnp.exe"}`);
});

it("has no input where there is none, and keeps a Region that is none in one word", () => {
  expect(awsCliCommand("config list", "eu-west-1; id")).toBe("aws config list --region 'eu-west-1; id'");
});
