import type { Page } from "@playwright/test";

/** Watches every change of the page from now on, reloads included; answers how often it had shown something and then nothing. */
export async function watchForBlanks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let wasFilled = false;
    let blanks = 0;
    const look = () => {
      const isFilled = (document.querySelector("main")?.innerText.trim() ?? "") !== "";
      if (wasFilled && !isFilled) blanks += 1;
      wasFilled = isFilled;
      document.documentElement.dataset["blanks"] = String(blanks);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  return async () => Number(await page.locator("html").getAttribute("data-blanks"));
}
