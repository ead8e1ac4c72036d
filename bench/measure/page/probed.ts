/** What an interaction leads to, by what can be seen of it on screen. */
export type Outcome =
  | { readonly kind: "row-count-changes" }
  /** The page says how many match: the filter may let all rows through. */
  | { readonly kind: "matches-are-counted" }
  | { readonly kind: "all-rows-selected" }
  | { readonly kind: "row-selected"; readonly node: string }
  /** Other targets stand on screen, or the same in another order. */
  | { readonly kind: "rows-change" }
  /** The last element of a selector has gone. */
  | { readonly kind: "goes"; readonly selector: string }
  /** What stands in the first element of a selector is another text, or the element has come. */
  | { readonly kind: "text-changes"; readonly selector: string };

export interface Opening {
  /** The first frame with text. */
  readonly firstPaintMs: number;
  /** The frame in which the first rows stand. */
  readonly visibleMs: number;
  /** The frame in which a row has opened and the filter has answered, both asked again and again from the first row on. */
  readonly usableMs: number;
  /** Of tasks longer than 50 ms after the first paint, what is above. */
  readonly blockedMs: number;
}

export interface ScrolledFrames {
  readonly scrolledPixels: number;
  readonly intervalsMs: number[];
  /** Frames that were painted without a row where one belongs. */
  readonly framesWithBlanks: number;
}

export interface WatchedFrames {
  readonly intervalsMs: number[];
  /** How many times the text was another one than in the frame before. */
  readonly changes: number;
}
