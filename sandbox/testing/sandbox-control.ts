import { z } from "zod";
import type { FaultInput } from "../faults/fault";

const World = z.looseObject({
  managementAccountId: z.string().default(""),
  rootId: z.string().default(""),
  defaultCaller: z.string(),
  accounts: z.number(),
  organizationalUnits: z.number(),
});

const Calls = z.object({
  invalidResponses: z.number(),
  byOperation: z.record(z.string(), z.object({ calls: z.number(), errors: z.number() })),
  calls: z.array(
    z.looseObject({
      operation: z.string(),
      status: z.number().optional(),
      error: z.string().optional(),
      request: z.string(),
      userIdentity: z
        .looseObject({
          type: z.string(),
          arn: z.string(),
          sessionContext: z.looseObject({ sourceIdentity: z.string().optional() }).optional(),
        })
        .optional(),
    }),
  ),
});

const Added = z.object({ id: z.number() });

/** A test's hand on the sandbox's own controls. */
export function sandboxControl(url: string) {
  async function request(method: string, path: string, body?: unknown): Promise<unknown> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${url}/_sandbox${path}`, init);
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    request,
    world: async () => World.parse(await request("GET", "/world")),
    calls: async () => Calls.parse(await request("GET", "/calls")),
    advance: (milliseconds: number) => request("POST", "/clock", { advanceMs: milliseconds }),
    reset: () => request("POST", "/reset"),
    /** Answers the fault's id. */
    addFault: async (fault: FaultInput) => Added.parse(await request("POST", "/faults", fault)).id,
    /** Gives roles policies of their own, and all others back what they had. */
    defineRoles: (roles: readonly object[]) => request("PUT", "/roles", { roles }),
    clearFaults: () => request("DELETE", "/faults"),
  };
}
