import { Writable } from "node:stream";
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
