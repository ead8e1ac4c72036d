import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/scripts/processes/project-root";

/** A place in a document that a command fills: between `<!-- name: … -->` and `<!-- /name -->`. */
export interface GeneratedSection {
  /** Its path from the root of the project. */
  readonly file: string;
  readonly name: string;
}

/** What stands there now. Throws where the document has no such place. */
export function readSection(section: GeneratedSection): string {
  const { text, from, to } = placeOf(section);
  return text.slice(from, to).trim();
}

/** Puts a text in the place of what stands there. Throws where the document has no such place. */
export function writeSection(section: GeneratedSection, content: string): void {
  const { text, from, to } = placeOf(section);
  writeFileSync(join(projectRoot, section.file), `${text.slice(0, from)}\n\n${content}\n\n${text.slice(to)}`);
}

function placeOf({ file, name }: GeneratedSection): { text: string; from: number; to: number } {
  const text = readFileSync(join(projectRoot, file), "utf8");
  const begin = new RegExp(`<!-- ${name}: [^>]*-->`).exec(text);
  const to = text.indexOf(`<!-- /${name} -->`);
  if (begin === null || to < begin.index)
    throw new Error(`${file} has no place between <!-- ${name}: … --> and <!-- /${name} -->.`);
  return { text, from: begin.index + begin[0].length, to };
}
