import { answerApiRequest } from "@/lib/api/server/answer-request";

interface Context {
  readonly params: Promise<{ readonly path: readonly string[] }>;
}

/** The documented API for programs; `lib/api/server/operations.ts` lists what it has. */
async function answer(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  return answerApiRequest(request, `/${path.join("/")}`);
}

export const GET = answer;
export const POST = answer;
