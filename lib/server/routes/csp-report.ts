import "server-only";
import { z } from "zod";
import { peerOverLimit } from "../limits/peer-limits";
import { log } from "../log";
import { tooManyRequests } from "./route";

/** A report has the policy and some addresses: what is longer is none. */
const longestReport = 16_000;

const Text = z.string().max(8_000).optional().catch(undefined);

/** What browsers send: https://www.w3.org/TR/CSP3/#deprecated-serialize-violation. None of it is certain to be there. */
const Report = z.object({
  "csp-report": z.object({
    "effective-directive": Text,
    "violated-directive": Text,
    "blocked-uri": Text,
    "document-uri": Text,
    "source-file": Text,
    "line-number": z.number().optional().catch(undefined),
  }),
});

/**
 * Logs what a browser has blocked on a page. It takes no session, because pages on the way in have none, and anyone may write
 * what stands there: it is counted per address, and addresses are logged without their parameters.
 */
export async function receiveCspReport(request: Request): Promise<Response> {
  const overLimit = peerOverLimit("report");
  if (overLimit !== undefined) return tooManyRequests(overLimit);
  const report = parsed(await request.text());
  if (report === undefined) return answer(400);
  log().warn(
    {
      directive: (report["effective-directive"] ?? report["violated-directive"])?.slice(0, 100),
      blocked: pathOf(report["blocked-uri"]),
      page: pathOf(report["document-uri"]),
      source: pathOf(report["source-file"]),
      line: report["line-number"],
    },
    "A browser reports that a page's Content-Security-Policy was violated",
  );
  return answer(204);
}

function parsed(text: string): z.infer<typeof Report>["csp-report"] | undefined {
  if (text.length > longestReport) return undefined;
  try {
    return Report.safeParse(JSON.parse(text)).data?.["csp-report"];
  } catch {
    return undefined;
  }
}

/** Origin and path of an address; a word such as `inline`, which browsers write in place of one, as it is. */
function pathOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return url?.slice(0, 100);
  const { protocol, host, pathname } = new URL(url);
  return ["http:", "https:"].includes(protocol) ? `${protocol}//${host}${pathname}`.slice(0, 300) : protocol;
}

function answer(status: 204 | 400): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}
