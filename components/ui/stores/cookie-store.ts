import { createExternalStore, type ExternalStore } from "./external-store";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * A choice of how pages look, kept for a year. A cookie and not local storage, so that the server renders what was chosen and
 * nothing changes under the eyes of the reader.
 */
export interface CookieStore<Value> {
  readonly cookie: string;
  /** What a cookie says; of any text, and of none, something that holds. */
  readonly parse: (text: string | undefined) => Value;
  /** Keeps a choice. Browser only. */
  readonly choose: (value: Value) => void;
  /** What was chosen since the page was loaded; before that the cookie's word holds. */
  readonly chosen: Pick<ExternalStore<Value | undefined>, "get" | "subscribe">;
}

/** The choice of one of a few words; a cookie of anything else, and none, is `otherwise`. */
export function createWordStore<Word extends string>(
  cookie: string,
  words: readonly Word[],
  otherwise: NoInfer<Word>,
): CookieStore<Word> {
  return createCookieStore(
    cookie,
    (text) => words.find((word) => word === text) ?? otherwise,
    (word) => word,
  );
}

export function createCookieStore<Value>(
  cookie: string,
  parse: (text: string | undefined) => Value,
  write: (value: Value) => string,
): CookieStore<Value> {
  const chosen = createExternalStore<Value | undefined>(undefined);
  return {
    cookie,
    parse,
    choose(value) {
      const secure = location.protocol === "https:" ? "; secure" : "";
      document.cookie = `${cookie}=${write(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
      chosen.update(() => value);
    },
    chosen,
  };
}
