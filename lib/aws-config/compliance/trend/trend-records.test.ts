import fc from "fast-check";
import { expect, it } from "vitest";
import { NodeKind } from "@/lib/organizations/tree";
import { accountStates } from "@/lib/organizations/model";
import { arbitraryCompliance } from "@/lib/testing/example-compliance";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { placePacks } from "../../packs/table/placed-packs";
import { unitCompliance } from "../compliance-counts";
import { complianceOf, placeCompliance } from "../table/placed-compliance";
import { trendRecords } from "./trend-records";

const arbitraryTrend = arbitraryPacks.chain(({ tree, snapshot }) =>
  fc.tuple(arbitraryCompliance(snapshot), fc.nat({ max: 60 })).map(([compliance, rules]) => {
    const columns = compliance.columns.map(({ type }) => ({
      type,
      nonCompliant: Int16Array.from(type, (code) => (code === 1 ? rules : code === 2 ? 0 : -1)),
      compliant: Int16Array.from(type, (code) => (code === 1 || code === 2 ? 7 : -1)),
      total: Int16Array.from(type, (code) => (code === 1 || code === 2 ? rules + 9 : -1)),
    }));
    const placed = placePacks(tree, snapshot);
    return { tree, placed, compliance: placeCompliance(placed, { ...compliance, columns }) };
  }),
);

it("records of each account the packs by outcome and their rules, and of OUs the sums of active accounts", () => {
  fc.assert(
    fc.property(arbitraryTrend, ({ tree, placed, compliance }) => {
      const records = new Map(
        trendRecords(placed, compliance).map((record) => [
          `${record.kind} ${record.subject}`,
          record.figures,
        ]),
      );
      const packs = placed.snapshot.meta.packs;
      const own = (node: number) => packs.map((_, pack) => complianceOf(compliance, pack, node));
      const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
      for (let node = 0; node < tree.size; node++) {
        if (tree.kind[node] !== NodeKind.Account) {
          const below = [...tree.kind.keys()].filter(
            (each) =>
              each > node &&
              each < (tree.subtreeEnd[node] ?? 0) &&
              tree.kind[each] === NodeKind.Account &&
              tree.state[each] === accountStates.indexOf("ACTIVE"),
          );
          const figures = records.get(`unit ${tree.ids[node] ?? ""}`);
          expect(figures?.nonCompliant).toBe(
            below.filter((each) => own(each).some(({ type }) => type === "NON_COMPLIANT")).length,
          );
          expect(figures?.rulesTotal).toBe(
            sum(below.map((each) => sum(own(each).map(({ total = 0 }) => total)))),
          );
          continue;
        }
        const figures = records.get(`account ${tree.ids[node] ?? ""}`);
        const of = own(node);
        expect(figures?.nonCompliant).toBe(of.filter(({ type }) => type === "NON_COMPLIANT").length);
        expect(figures?.notCovered).toBe(of.filter(({ type }) => type === "NOT_COVERED").length);
        expect(figures?.withoutPack).toBe(of.filter(({ type }) => type === undefined).length);
        expect(figures?.rulesNonCompliant).toBe(sum(of.map(({ nonCompliant = 0 }) => nonCompliant)));
        expect(figures?.rulesCompliant).toBe(sum(of.map(({ compliant = 0 }) => compliant)));
      }
      const counts = unitCompliance(tree, compliance);
      packs.forEach(({ name }, pack) => expect(records.get(`pack ${name}`)).toMatchObject(counts(pack, 0)));
    }),
  );
});

it("records a pack that could not be read, and the OUs and accounts that it counts in, as not read", () => {
  fc.assert(
    fc.property(arbitraryTrend, ({ placed, compliance }) => {
      const { snapshot } = compliance;
      const first = placed.snapshot.meta.packs[0]?.name;
      if (snapshot === undefined || first === undefined) return;
      const failure = { code: "throttled", message: "Later." } as const;
      const meta = {
        ...snapshot.meta,
        missingParts: [{ part: "pack-compliance" as const, of: first, failure }],
      };
      for (const { kind, subject, figures } of trendRecords(
        placed,
        placeCompliance(placed, { ...snapshot, meta }),
      ))
        expect(figures === null).toBe(kind !== "pack" || subject === first);
    }),
  );
});
