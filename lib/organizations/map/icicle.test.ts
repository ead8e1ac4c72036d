import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { directSpan, layIcicle, spanOf } from "./icicle";
import { bandBox, boxOf, cellBox, frameIcicle, nodeAt, packingOf, stemBox } from "./icicle-frame";
import { isWhole, lensShowing, movedLens, scaledLens } from "./icicle-lens";
import { buildTree, NodeKind } from "../tree";

const surface = { width: 900, height: 400, bandHeight: 20 };
const arbitraryIcicle = arbitraryOrganization.map((input) => layIcicle(buildTree(input)));

function unitsOf({ tree }: ReturnType<typeof layIcicle>): number[] {
  return tree.ids.map((_, node) => node).filter((node) => tree.kind[node] !== NodeKind.Account);
}

describe("an icicle", () => {
  it("tiles each OU with its OUs and then its accounts, in the order of the tree", () => {
    fc.assert(
      fc.property(arbitraryIcicle, (icicle) => {
        const { tree } = icicle;
        for (const unit of unitsOf(icicle)) {
          const { from, to } = spanOf(icicle, unit);
          let next = from;
          for (
            let child = unit + 1;
            child < (tree.subtreeEnd[unit] ?? 0);
            child = tree.subtreeEnd[child] ?? 0
          ) {
            const span = spanOf(icicle, child);
            expect(span.from).toBe(next);
            next = span.to;
          }
          expect(next).toBe(to);
          const direct = directSpan(icicle, unit);
          expect(direct.to).toBe(to);
          for (let rank = direct.from; rank < direct.to; rank++) {
            expect(tree.parent[icicle.accounts[rank] ?? -1]).toBe(unit);
          }
        }
      }),
    );
  });

  it("gives each band as much room as it has accounts, and each account of an OU the same area", () => {
    fc.assert(
      fc.property(arbitraryIcicle, (icicle) => {
        const frame = frameIcicle(icicle, { unit: 0, ...surface });
        const each = surface.width / Math.max(1, icicle.accounts.length);
        for (const unit of unitsOf(icicle)) {
          const { from, to } = spanOf(icicle, unit);
          if (icicle.accounts.length > 0) expect(bandBox(frame, unit).width).toBeCloseTo(each * (to - from));
          const packing = packingOf(frame, unit);
          if (packing === undefined) continue;
          const { area, count } = packing;
          for (let index = 0; index < count; index++) {
            const { x, y, width, height } = cellBox(packing, index);
            expect(width * height).toBeCloseTo((area.width * area.height) / count);
            expect(x).toBeGreaterThanOrEqual(area.x - 1e-6);
            expect(x + width).toBeLessThanOrEqual(area.x + area.width + 1e-6);
            expect(y + height).toBeLessThanOrEqual(area.y + area.height + 1e-6);
          }
        }
      }),
    );
  });

  it("finds what it has drawn", () => {
    fc.assert(
      fc.property(arbitraryIcicle, fc.nat(), (icicle, pick) => {
        const { tree } = icicle;
        const units = unitsOf(icicle);
        const unit = units[pick % units.length] ?? 0;
        const frame = frameIcicle(icicle, { unit, ...surface });
        for (let node = unit; node < (tree.subtreeEnd[unit] ?? 0); node++) {
          const { from, to } = spanOf(icicle, node);
          if (from === to) continue;
          const box = boxOf(frame, node);
          if (box === undefined) throw new Error(`Nothing is drawn for node ${node}.`);
          const middle = [box.x + box.width / 2, box.y + box.height / 2] as const;
          const parent = tree.parent[node] ?? 0;
          const isHidden = tree.kind[node] === NodeKind.Account && packingOf(frame, parent)?.isDense === true;
          expect(nodeAt(frame, ...middle)).toBe(isHidden ? parent : node);
          const stem = stemBox(frame, node);
          if (tree.kind[node] === NodeKind.Account || stem.height <= 0 || stem.width <= 0) continue;
          expect(nodeAt(frame, stem.x + stem.width / 2, stem.y + stem.height / 2)).toBe(node);
        }
      }),
    );
  });

  it("has nothing outside of the picture, nor where there are no accounts", () => {
    const icicle = layIcicle(buildTree(organizationOf([-1], [])));
    const frame = frameIcicle(icicle, { unit: 0, ...surface });
    expect(nodeAt(frame, 10, 10)).toBeUndefined();
    const one = frameIcicle(layIcicle(buildTree(organizationOf([], [{ parent: -1 }]))), {
      unit: 0,
      ...surface,
    });
    expect(nodeAt(one, -1, 10)).toBeUndefined();
    expect(nodeAt(one, 900, 10)).toBeUndefined();
    expect(nodeAt(one, 10, 400)).toBeUndefined();
    expect(nodeAt(one, 10, 399)).toBe(1);
  });
});

describe("the lens", () => {
  const arbitraryLens = fc
    .tuple(fc.integer({ min: 1, max: 50_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([size, around]) => ({ whole: { from: 0, to: size }, around }));

  it("stays inside, keeps the order and holds still what it is put on", () => {
    fc.assert(
      fc.property(
        arbitraryLens,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        ({ whole, around }, factor) => {
          const near = scaledLens(whole, whole, 0.5, around);
          const lens = scaledLens(near, whole, factor, around);
          expect(lens.from).toBeGreaterThanOrEqual(whole.from);
          expect(lens.to).toBeLessThanOrEqual(whole.to + 1e-6);
          expect(lens.from).toBeLessThan(lens.to);
          const place = (of: { from: number; to: number }) => of.from + (of.to - of.from) * around;
          if (factor < 1) expect(place(lens)).toBeCloseTo(place(near), 5);
        },
      ),
    );
  });

  it("moves to what is wanted, and no further than there is something", () => {
    const whole = { from: 0, to: 100 };
    expect(movedLens({ from: 10, to: 30 }, whole, 0.5)).toEqual({ from: 20, to: 40 });
    expect(movedLens({ from: 10, to: 30 }, whole, -2)).toEqual({ from: 0, to: 20 });
    expect(lensShowing({ from: 10, to: 30 }, whole, { from: 15, to: 16 })).toEqual({ from: 10, to: 30 });
    expect(lensShowing({ from: 10, to: 30 }, whole, { from: 90, to: 91 })).toEqual({ from: 80, to: 100 });
    expect(isWhole(whole, whole)).toBe(true);
    expect(isWhole({ from: 1, to: 100 }, whole)).toBe(false);
  });
});
