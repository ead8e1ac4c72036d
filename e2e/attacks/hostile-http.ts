import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import fc from "fast-check";
import { z } from "zod";
import { routes } from "@/lib/testing/every-door";
import { everyPage } from "../faults/database-states";
import { signedInAs } from "../fixtures/people";

/** A request as it goes over the wire, which no page of Canopy sends. */
export interface HostileRequest {
  readonly method: string;
  /** With the search parameters, as they are written. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HostileAnswer {
  readonly status: number;
  readonly text: string;
}

const Manifest = z.object({
  node: z.record(z.string(), z.looseObject({ exportedName: z.string().optional() })),
});

/** The ids of all server actions of the build; what signs the sender out is left out. */
export function actionIds(): readonly string[] {
  const file = readFileSync(".next/server/server-reference-manifest.json", "utf8");
  const { node } = Manifest.parse(JSON.parse(file));
  return Object.entries(node).flatMap(([id, { exportedName }]) =>
    exportedName === "signOut" || exportedName === "endOwnSession" ? [] : [id],
  );
}

const constants = [
  "",
  "123456789012",
  "ou-g2rh-e4a58a3j",
  "r-g2rh",
  "eu-west-1",
  "2026-11-29T00:00:00Z",
  "3f1d8e0a-6f63-4a8f-9c55-0d7b2f6a1c11",
  "-1",
  "1e999",
  "NaN",
  "null",
  "[]",
  "{}",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "'; drop table audit_entries; --",
  "\u0000",
  "\ud800",
  "\u202e",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "%",
  "%00",
  "%c0%ae",
  "x".repeat(7_000),
];
const text = fc.oneof(fc.constantFrom(...constants), fc.string({ unit: "grapheme" }));
const names = [
  ...["id", "name", "value", "run", "changes", "targetIds", "targetId", "policyId", "accountId", "revision"],
  ...["schedule", "send", "decision", "dataset", "region", "kind", "scopes", "days", "filters", "packName"],
  ...["q", "asof", "at", "from", "to", "before", "format", "rows", "target", "depth", "toggled", "within"],
  ...["state", "status", "policy", "source", "sort", "order", "view", "panel", "return", "_rsc"],
];
const name = fc.oneof(fc.constantFrom(...names), text);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 5 }),
  ),
}));
const search = fc
  .array(fc.tuple(name, text), { maxLength: 4 })
  .map((pairs) => new URLSearchParams(pairs.map(([key, each]) => [key.toWellFormed(), each.toWellFormed()])))
  .map((parameters) => (parameters.size === 0 ? "" : `?${parameters.toString()}`));
const segment = fc.oneof(
  text.map((each) => encodeURIComponent(each.toWellFormed())),
  // As it stands, where HTTP lets it through.
  text.map((each) => each.replaceAll(/[^\x21-\x7e]|[?#]/g, "")),
);
const headers = fc.dictionary(
  fc.constantFrom(
    "accept",
    "if-none-match",
    "range",
    "rsc",
    "next-router-state-tree",
    "next-url",
    "x-forwarded-for",
  ),
  text.map((each) => each.replaceAll(/[^\x20-\x7e]/g, "").slice(0, 500)),
  { maxKeys: 2 },
);

/** Node refuses a head of 16 KB before Canopy hears of it, and may end the connection before its 431 has been read. */
const longestPath = 12_000;

/** Requests to every page, action, route and operation of the API, as a person who is signed in, as a program, or as no one. */
export function hostileRequest(
  actions: readonly string[],
  { origin, token }: { readonly origin: string; readonly token: string },
): fc.Arbitrary<HostileRequest> {
  const [cookie] = signedInAs("administrator").cookies;
  const person = { cookie: `${cookie?.name}=${cookie?.value}`, origin, "sec-fetch-site": "same-origin" };
  const page = fc
    .tuple(fc.constantFrom(...everyPage), fc.option(segment), search, headers)
    .map(([path, last, parameters, more]) => ({
      method: "GET",
      path: `${last === null ? path : path.replace(/[^/]*$/, last)}${parameters}`,
      headers: { ...more, ...person },
    }));
  const action = fc
    .tuple(
      fc.constantFrom(...actions),
      fc.oneof(
        fc.array(value, { maxLength: 2 }).map((each) => JSON.stringify(each)),
        fc.json(),
        text,
      ),
      fc.constantFrom(
        "text/plain;charset=UTF-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
      ),
    )
    .map(([id, body, type]) => ({
      method: "POST",
      path: "/organization",
      headers: { ...person, "next-action": id, "content-type": type },
      body,
    }));
  const route = fc
    .tuple(
      fc.constantFrom(...Object.keys(routes).filter((path) => path !== "/api/news")),
      search,
      headers,
      fc.boolean(),
    )
    .map(([path, parameters, more, isSignedIn]) => ({
      method: path.endsWith("back-channel-logout") || path === "/csp-report" ? "POST" : "GET",
      path: `${path}${parameters}`,
      headers: { ...more, ...(isSignedIn ? person : {}) },
    }));
  const api = fc
    .tuple(
      fc.constantFrom("GET", "POST", "PUT", "DELETE"),
      fc.array(
        fc.oneof(
          fc.constantFrom("targets", "runs", "plans", "packs", "accounts", "preview", "activity"),
          segment,
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      search,
      value,
      fc.boolean(),
    )
    .map(([method, segments, parameters, body, hasToken]) => ({
      method,
      path: `/api/v1/${segments.join("/")}${parameters}`,
      headers: {
        "content-type": "application/json",
        ...(hasToken && { authorization: `Bearer ${token}` }),
      },
      ...(method !== "GET" && { body: JSON.stringify(body) }),
    }));
  return fc.oneof(page, action, action, route, api, api).filter(({ path }) => path.length < longestPath);
}

/** Sends a request as it is written: `fetch` would tidy its address. Rejects where the server ends the connection without an answer. */
export function send(
  { method, path, headers: sent, body = "" }: HostileRequest,
  url: string,
): Promise<HostileAnswer> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body.toWellFormed());
    const request = httpRequest(
      {
        ...{ method, hostname, port, path: path.replaceAll(/[^\x21-\x7e]/g, "") || "/" },
        headers: { host, ...sent, ...(method !== "GET" && { "content-length": bytes.length }) },
        timeout: 60_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
        );
      },
    );
    request.on("error", reject);
    request.on("timeout", () => request.destroy(new Error("No answer within a minute.")));
    request.end(method === "GET" ? undefined : bytes);
  });
}

/** Words of the inside that no answer may have. */
export const inside = /drizzle|ZodError|node_modules|Failed query|pg_catalog|\bat \S+ \(|\.ts:\d+:\d+/i;
