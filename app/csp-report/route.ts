import { receiveCspReport } from "@/lib/server/routes/csp-report";

/** Browsers report here what a page's Content-Security-Policy blocked. */
export function POST(request: Request): Promise<Response> {
  return receiveCspReport(request);
}
