import { beforeAll, expect, it, vi } from "vitest";
import { answerApiRequest } from "@/lib/api/server/answer-request";
import { enter } from "@/lib/identity/server/enter";
import { receiveBackChannelLogout } from "@/lib/identity/server/oidc/logout";
import { finishSignIn, startSignIn } from "@/lib/identity/server/oidc/sign-in";
import { withTestDatabase } from "@/lib/testing/test-database";
import { receiveCspReport } from "../routes/csp-report";
import { responding } from "../routes/response-in-progress";

beforeAll(() => {
  vi.stubEnv("CANOPY_URL", "https://canopy.example.com");
  // Nothing listens there: what is limited comes before anything is asked.
  vi.stubEnv("CANOPY_OIDC_ISSUER", "http://127.0.0.1:9/");
  vi.stubEnv("CANOPY_OIDC_CLIENT_ID", "canopy");
  vi.stubEnv("CANOPY_GROUP_ROLES", "a=viewer");
  vi.stubEnv("CANOPY_PEER_RATE", "1");
});
withTestDatabase();

function from<Answer>(peer: string, run: () => Promise<Answer>, atEnd: (() => void)[] = []): Promise<Answer> {
  const inProgress = { requestId: "a", peer, setStatus: () => undefined, hasBegunAction: false, atEnd };
  return responding(inProgress, run);
}

const get = (path: string, headers = {}) =>
  new Request(`http://localhost:3000${path}`, { headers: { host: "localhost:3000", ...headers } });
const post = (path: string) =>
  new Request(`http://localhost:3000${path}`, { method: "POST", body: "logout_token=x" });

it.each([
  ["a sign-in", () => startSignIn(get("/sign-in/start"))],
  ["what comes back from a provider", () => finishSignIn(get("/sign-in/callback?code=a&state=b"))],
  ["a one-time link", () => enter(get("/enter?token=made-up"))],
  ["a logout token", () => receiveBackChannelLogout(post("/sign-in/back-channel-logout"))],
  ["a report of a browser", () => receiveCspReport(post("/csp-report"))],
  [
    "a token of the API",
    () => answerApiRequest(get("/api/v1/runs", { authorization: "Bearer canopy_x" }), "runs"),
  ],
])("answers %s 429 with Retry-After, from the address alone that asks too often", async (what, ask) => {
  // The same host by IPv4 as IPv6 writes it.
  const peers = [`10.1.0.${what.length}`, `::ffff:10.1.0.${what.length}`];
  for (let request = 0; request < 10; request += 1)
    expect((await from(peers[request % 2] ?? "", ask)).status, `request ${request}`).not.toBe(429);
  const refused = await from(peers[0] ?? "", ask);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect((await from("10.2.0.1", ask)).status).not.toBe(429);
});

it("takes a network of IPv6 for one address", async () => {
  const ask = () => enter(get("/enter?token=made-up"));
  for (let request = 0; request < 10; request += 1) await from(`2001:db8::${request + 1}`, ask);
  expect((await from("2001:db8::ffff", ask)).status).toBe(429);
  expect((await from("2001:db8:0:1::1", ask)).status).not.toBe(429);
});
