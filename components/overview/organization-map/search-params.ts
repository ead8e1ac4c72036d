import {
  createLoader,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

/** What the colours of the map say. */
export const colourings = ["status", "policy", "packs", "compliance"] as const;
export type Colouring = (typeof colourings)[number];

/** Everything that makes the view of the map, in the URL. */
export const mapParsers = {
  by: parseAsStringLiteral(colourings).withDefault("status"),
  /** The root or OU that fills the map; the root where it is absent or gone. */
  at: parseAsString,
  /** The pack whose compliance is shown; the worst of all packs where it is absent or gone. */
  pack: parseAsString,
  /** Keys of the classes that stand out; all of them where there is none. */
  only: parseAsArrayOf(parseAsString).withDefault([]),
};
export type MapParams = inferParserType<typeof mapParsers>;
export type MapChange = { readonly [Name in keyof MapParams]?: MapParams[Name] | null };
export const loadMapParams = createLoader(mapParsers);
