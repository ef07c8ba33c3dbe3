import { expect, type Page } from "@playwright/test";

/**
 * From its next load on, translates this page and all others of the same person as Google Translate does: every text node, whether old,
 * new or changed, is replaced by one of the translator's in `<font><font>`. The wording stays, so that stories find the usual texts.
 */
export async function translatePages(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const isTranslated = (text: Node) => {
      const parent = text.parentElement;
      if (parent === null || parent.namespaceURI !== "http://www.w3.org/1999/xhtml") return false;
      return (
        text.nodeValue?.trim() !== "" && !parent.closest("font, script, style, textarea, [translate='no']")
      );
    };
    const translate = (root: Node) => {
      const texts: Node[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      if (root.nodeType === Node.TEXT_NODE) texts.push(root);
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts.filter(isTranslated)) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = text.nodeValue;
        outer.append(inner);
        text.parentNode?.replaceChild(outer, text);
      }
    };
    // The browser translates the page once it has loaded, and from then on whatever is added.
    addEventListener("load", () => {
      setTimeout(() => {
        translate(document.body);
        new MutationObserver((changes) => {
          for (const { type, target, addedNodes } of changes)
            if (type === "characterData") translate(target);
            else for (const node of addedNodes) if (node.isConnected) translate(node);
        }).observe(document.body, { childList: true, characterData: true, subtree: true });
      }, 500);
    });
  });
}

/** Waits until the page has been translated. */
export async function isTranslated(page: Page): Promise<void> {
  await expect(page.locator("font font").first()).toBeAttached();
}

/**
 * Finds texts that React keeps as separate nodes beside others: React does not know what a translation replaces them by. A text that is
 * an element's only child is not a node of React's.
 */
export async function expectNoLooseTexts(page: Page, name: string): Promise<void> {
  // A page on its way to the next address has no body yet.
  await page.waitForFunction(() => document.body !== null);
  const loose = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const isReacts = Object.keys(text).some((key) => key.startsWith("__reactFiber$"));
      if (isReacts && text.nodeValue?.trim() !== "" && !text.parentElement?.closest("[translate='no']"))
        found.push(`${text.nodeValue} in ${text.parentElement?.outerHTML.slice(0, 200)}`);
    }
    return found;
  });
  expect(loose, `${name}: texts beside other nodes`).toEqual([]);
}
