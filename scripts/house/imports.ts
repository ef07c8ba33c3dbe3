import { parseSync } from "vite";

/** How a file imports another. `type`: erased at run time. `worker`: as the code of a worker. */
type Import = { readonly from: string; readonly kind: "value" | "type" | "worker" };

/** What a source file imports, by specifier, and its code without comments. */
export type ParsedFile = { readonly imports: readonly Import[]; readonly code: string };

/** Throws when the file cannot be parsed. Imports with a computed specifier are not found. */
export function parseFile(path: string, source: string): ParsedFile {
  const { module, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const code = comments.reduce(
    (text, { start, end }) => text.slice(0, start) + " ".repeat(end - start) + text.slice(end),
    source,
  );
  const imports: Import[] = [];
  for (const { moduleRequest, entries } of module.staticImports)
    imports.push({ from: moduleRequest.value, kind: kindOf(entries) });
  for (const { entries } of module.staticExports)
    for (const entry of entries)
      if (entry.moduleRequest) imports.push({ from: entry.moduleRequest.value, kind: kindOf([entry]) });
  for (const { moduleRequest } of module.dynamicImports) {
    const name = /^["'`]([^"'`$]+)["'`]$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
    if (name) imports.push({ from: name[1], kind: "value" });
  }
  for (const [, name] of code.matchAll(/new URL\(\s*"(\.[^"]+\.\w+)",\s*import\.meta\.url/g))
    imports.push({ from: name, kind: "worker" });
  return { imports, code };
}

/** An import without names runs the file, so it counts as an import of a value. */
function kindOf(entries: readonly { readonly isType: boolean }[]): Import["kind"] {
  return entries.length > 0 && entries.every((entry) => entry.isType) ? "type" : "value";
}
