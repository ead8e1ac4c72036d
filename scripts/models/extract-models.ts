/**
 * Slims botocore's service models to what the sandbox answers: `npx tsx scripts/models/extract-models.ts [folder]`.
 * The folder holds `<service>/service-2.json` and `<service>/paginators-1.json`.
 */
import { writeFileSync } from "node:fs";
import { defaultSource, renderModels } from "./render-models";

const source = process.argv[2] ?? defaultSource;
const models = renderModels(source);
if (models === undefined) console.log(`Nothing extracted: ${source} holds no service models.`);
for (const { path, text } of models ?? []) {
  writeFileSync(path, text);
  console.log(`${path}: ${Math.round(text.length / 1024)} KiB`);
}
