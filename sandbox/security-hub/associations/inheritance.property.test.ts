import fc from "fast-check";
import { expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { inheritingDescendants } from "./inheritance";
import { accountMoved } from "../organization-changes";
import { alter, bank, bankWorld, policies } from "../testing/bank";
import { SteppedHub } from "../testing/stepped-hub";

const { strict, light, off } = policies;

/** Parents as they are at the beginning; the model keeps its own and never looks into the sandbox's world. */
const parents: readonly (readonly [string, string | undefined])[] = [
  [bank.root, undefined],
  [bank.security, bank.root],
  [bank.workloads, bank.root],
  [bank.payments, bank.workloads],
  [bank.sandbox, bank.root],
  [bank.management, bank.root],
  [bank.administrator, bank.security],
  [bank.shared, bank.workloads],
  [bank.ledger, bank.payments],
  [bank.cards, bank.payments],
  [bank.playground, bank.sandbox],
];
const targets = parents.map(([id]) => id);
const accounts = targets.filter((id) => /^\d/.test(id));
const units = targets.filter((id) => !/^\d/.test(id));

type Step =
  | { readonly kind: "apply"; readonly target: string; readonly configuration: string }
  | { readonly kind: "withdraw"; readonly target: string }
  | { readonly kind: "move"; readonly account: string; readonly to: string }
  | { readonly kind: "wait" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("apply" as const), target: fc.constantFrom(...targets), configuration: fc.constantFrom(strict, light, off, SELF_MANAGED) }) }, // prettier-ignore
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("withdraw" as const), target: fc.constantFrom(...targets) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("move" as const), account: fc.constantFrom(...accounts), to: fc.constantFrom(...units) }) }, // prettier-ignore
  { weight: 2, arbitrary: fc.constant({ kind: "wait" } as const) },
);

/** The rules of inheritance in their simplest form: walk up until something is applied. */
class Model {
  readonly applied = new Map<string, string>();
  private readonly parents = new Map(parents);
  private administratorHas = "none";

  apply(target: string, configuration: string): void {
    this.applied.set(target, configuration);
    this.rememberAdministrator();
  }

  withdraw(target: string): void {
    this.applied.delete(target);
    if (target === bank.administrator) this.administratorHas = "none";
    this.rememberAdministrator();
  }

  move(account: string, to: string): void {
    this.parents.set(account, to);
    this.rememberAdministrator();
  }

  /** `APPLIED policy` or `INHERITED policy`, or `none`. */
  expected(target: string): string {
    return target === bank.administrator ? this.administratorHas : this.walked(target);
  }

  private walked(target: string): string {
    for (let id: string | undefined = target; id !== undefined; id = this.parents.get(id)) {
      const configuration = this.applied.get(id);
      if (configuration !== undefined) return `${id === target ? "APPLIED" : "INHERITED"} ${configuration}`;
    }
    return "none";
  }

  /** The administrator keeps what it has while the rules would give it a policy that disables Security Hub. */
  private rememberAdministrator(): void {
    const walked = this.walked(bank.administrator);
    if (walked !== `INHERITED ${off}`) this.administratorHas = walked;
  }
}

function carryOut(step: Step, hub: SteppedHub, model: Model): void {
  switch (step.kind) {
    case "apply":
      if (step.target === bank.administrator && step.configuration === off) return;
      hub.apply(step.target, step.configuration);
      model.apply(step.target, step.configuration);
      return;
    case "withdraw": {
      const configuration = model.applied.get(step.target);
      if (configuration === undefined) return;
      hub.withdraw(step.target, configuration);
      model.withdraw(step.target);
      return;
    }
    case "move":
      alter(hub.world, step.account, { parentId: step.to });
      accountMoved(hub.world, hub.clock, step.account);
      model.move(step.account, step.to);
      return;
    case "wait":
      hub.advance(7_000);
  }
}

it("gives every target what a walk up its ancestors gives, after any sequence of starts, disassociations and moves", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const hub = new SteppedHub(bankWorld());
      const model = new Model();
      for (const one of steps) {
        carryOut(one, hub, model);
        for (const target of targets) {
          const found = hub.association(target).replace(/ (PENDING|SUCCESS|FAILED)$/, "");
          expect(found, target).toBe(model.expected(target));
        }
      }
    }),
    { numRuns: 300 },
  );
});

it("leaves nothing PENDING once the clock has moved on, and no OU that succeeded over a child that failed in the same call", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 15 }),
      fc.subarray(accounts.filter((id) => id !== bank.administrator)),
      fc.constantFrom(...units),
      (steps, suspended, started) => {
        const hub = new SteppedHub(bankWorld());
        const model = new Model();
        for (const one of steps) carryOut(one, hub, model);
        hub.settle();
        // A policy that disables Security Hub has done so in the management account as well, which only it can undo.
        alter(hub.world, bank.management, { securityHubEnabled: true });
        for (const account of suspended) alter(hub.world, account, { state: "SUSPENDED" });
        hub.apply(started, strict);
        hub.settle();
        const below = inheritingDescendants(hub.world, new Set([started]));
        const failed = below.filter((id) => hub.association(id).endsWith("FAILED"));
        expect(failed.filter((id) => accounts.includes(id)).sort()).toEqual(
          suspended.filter((id) => below.includes(id)).sort(),
        );
        if (failed.length > 0) expect(hub.association(started)).toBe(`APPLIED ${strict} FAILED`);
        for (const target of targets) expect(hub.association(target)).not.toContain("PENDING");
      },
    ),
    { numRuns: 200 },
  );
});
