import type { DemoPerson } from "./people";

/** The page on which one of the people is chosen: a button each, no password. */
export function choicePage(uid: string, people: readonly DemoPerson[]): string {
  const buttons = people.map(
    ({ id, name, does }) =>
      `<button name="person" value="${escaped(id)}"><strong>${escaped(name)}</strong><span>${escaped(does)}</span></button>`,
  );
  return page(
    "Sign in as",
    `<p>This identity provider belongs to the demo: choose who you are.</p>
     <form method="post" action="/interaction/${escaped(uid)}">${buttons.join("")}</form>`,
  );
}

/** The page on which a person confirms that they sign out here; `form` is the provider's own, without a button. */
export function signOutPage(form: string): string {
  return page(
    "Sign out",
    `<p>Sign out of the demo's identity provider?</p>${form}
     <button type="submit" form="op.logoutForm" name="logout" value="yes"><strong>Sign out</strong></button>`,
  );
}

export function messagePage(message: string): string {
  return page("Identity provider of the demo", `<p>${escaped(message)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 28rem; margin: 12vh auto 0; padding: 0 1rem }
h1 { font-size: 1.25rem } form { display: grid; gap: .5rem }
button { display: grid; gap: .125rem; width: 100%; padding: .75rem 1rem; text-align: left; font: inherit; cursor: pointer }
</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
