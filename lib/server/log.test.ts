import { Writable } from "node:stream";
import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { createLog } from "./log";

it("writes one JSON object a line, without secrets", () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const error = Object.assign(new Error("outer", { cause: new Error("inner") }), {
    code: "E1",
    $response: { headers: { authorization: "hidden" } },
  });
  createLog("info", destination).info(
    { err: error, password: "hidden", aws: { config: { secretAccessKey: "hidden" } } },
    "Something happened",
  );
  createLog("warn", destination).info("not written");

  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: "info",
    msg: "Something happened",
    err: { type: "Error", message: "outer", code: "E1", cause: { message: "inner" } },
  });
  expect(lines[0]).not.toContain("hidden");
});

it("writes what a failed statement was, and none of its values, neither in the message nor in the stack", () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const row = "typed by a person ".repeat(50_000);
  const cause = Object.assign(new Error("unsupported Unicode escape sequence"), {
    code: "22P05",
    detail: row,
  });
  const error = new DrizzleQueryError("insert into audit_entries values ($1)", [row], cause);
  createLog("info", destination).error({ err: error }, "The record can't be kept");
  createLog("info", destination).error({ err: new Error(row) }, "Something else");

  const [first = ""] = lines;
  expect(JSON.parse(first)).toMatchObject({
    err: {
      message: "Failed query: insert into audit_entries values ($1)",
      cause: { code: "22P05", message: "unsupported Unicode escape sequence" },
    },
  });
  expect(first).not.toContain("typed by a person");
  expect(first).toContain("log.test.ts");
  for (const line of lines) expect(line.length).toBeLessThan(10_000);
});
