import { expect, it } from "vitest";
import { withSecretFiles } from "./env-files";

const files: Readonly<Record<string, string>> = { "/run/secrets/database": "postgres://a:b@c/d\n" };
function read(path: string): string {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error(`secret ${path}`), { code: "ENOENT" });
  return text;
}

it("takes a secret out of the file that its variable names", () => {
  const variables = { DATABASE_URL_FILE: "/run/secrets/database", AWS_REGION: "eu-west-1" };
  expect(withSecretFiles(variables, read)).toMatchObject({ DATABASE_URL: "postgres://a:b@c/d" });
  expect(withSecretFiles({ DATABASE_URL_FILE: "", DATABASE_URL: "x" }, read)).toMatchObject({
    DATABASE_URL: "x",
  });
});

it("says which variable is wrong, and nothing of what the file holds", () => {
  expect(() => withSecretFiles({ CANOPY_METRICS_TOKEN_FILE: "/nowhere" }, read)).toThrow(
    "Canopy can't start: CANOPY_METRICS_TOKEN_FILE can't be read (ENOENT). Set it to the path of a file that Canopy may read.",
  );
  expect(() =>
    withSecretFiles({ DATABASE_URL_FILE: "/run/secrets/database", DATABASE_URL: "x" }, read),
  ).toThrow("Canopy can't start: DATABASE_URL and DATABASE_URL_FILE are both set. Leave one of them out.");
});
