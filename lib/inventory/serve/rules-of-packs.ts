import "server-only";
import type { PackName } from "@/lib/aws-config/packs/model";
import { parseTemplate } from "@/lib/aws-config/packs/template/parse-template";
import { lastDeployed, readTemplate } from "@/lib/store/pack-templates";
import { currentCallerKey } from "./caller";
import { currentPacks } from "./current-packs";

/**
 * How many rules each of the caller's packs has, one apart; those are left out whose template Canopy doesn't know. A template
 * is parsed each time: a form asks once, and there are 50 packs at most.
 */
export async function readRulesOfPacks(
  except: PackName,
): Promise<{ readonly name: PackName; readonly rules: number }[]> {
  const packs = (await currentPacks())?.meta.packs ?? [];
  const callerKey = await currentCallerKey();
  const counted = await Promise.all(
    packs.map(async ({ name, arn, updatedAt }) => {
      if (name === except) return [];
      const last = await lastDeployed(callerKey, name);
      const isKnown = last?.arn === arn && last.updatedAt === updatedAt && last.template?.kind === "body";
      const body =
        isKnown && last.template?.kind === "body" ? await readTemplate(last.template.sha256) : undefined;
      const rules = body === undefined ? undefined : parseTemplate(body).template?.rules.length;
      return rules === undefined ? [] : [{ name, rules }];
    }),
  );
  return counted.flat();
}
