import type { Caller, ServiceName } from "../contract";
import type { WireRequest } from "../protocol/wire";
import type { FaultEffect, FaultRequest } from "./fault";

interface Entry {
  readonly id: number;
  readonly request: FaultRequest;
  passes: number;
  /** Infinity until it is cleared. */
  remaining: number;
}

interface FaultedCall {
  readonly service: ServiceName;
  readonly operation: string;
  /** Undefined where the credentials could not be read. */
  readonly caller: Caller | undefined;
  readonly request: WireRequest;
}

/** The faults that were asked for and have not run out. */
export class FaultBook {
  private entries: Entry[] = [];
  private lastId = 0;

  /** Adds a fault behind those that are there. Answers its id. */
  add(request: FaultRequest): number {
    this.lastId += 1;
    this.entries.push({
      id: this.lastId,
      request,
      passes: request.after,
      remaining: request.times ?? Infinity,
    });
    return this.lastId;
  }

  remove(id: number): boolean {
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.id !== id);
    return this.entries.length < before;
  }

  clear(): void {
    this.entries = [];
  }

  list() {
    return this.entries.map(({ id, request, remaining }) => ({
      id,
      ...request,
      ...(Number.isFinite(remaining) ? { times: remaining } : {}),
    }));
  }

  /** The effects on one call, in the order they were asked for; counts the call against each of them. */
  take(call: FaultedCall): readonly FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const entry of this.entries) {
      if (!matches(entry.request, call)) continue;
      if (entry.passes > 0) {
        entry.passes -= 1;
        continue;
      }
      entry.remaining -= 1;
      effects.push(entry.request.fault);
    }
    this.entries = this.entries.filter(({ remaining }) => remaining > 0);
    return effects;
  }
}

function matches(fault: FaultRequest, { service, operation, caller, request }: FaultedCall): boolean {
  if (fault.operation !== "*" && fault.operation !== operation) return false;
  if (fault.service !== undefined && fault.service !== service) return false;
  if (fault.accountId !== undefined && fault.accountId !== caller?.accountId) return false;
  if (fault.region !== undefined && fault.region !== caller?.region) return false;
  if (fault.matching === undefined) return true;
  return `${request.path}?${request.query.toString()}\n${request.body}`.includes(fault.matching);
}
