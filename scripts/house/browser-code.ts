import { importGraph, type Tree } from "./import-graph";

/**
 * The files whose code a browser downloads: those that say "use client", workers, and whatever these import. A file of server
 * actions ("use server") stays on the server; the browser gets references to it. `of`: only for the pages in this folder.
 */
export function browserCode(tree: Tree, of = ""): Set<string> {
  const { edges, code } = importGraph(tree);
  const says = (file: string, directive: string) =>
    new RegExp(`^\\s*["']${directive}["']`).test(code.get(file) ?? "");
  const imported = new Map<string, string[]>();
  for (const { importer, file, kind } of edges)
    if (file !== null && kind !== "type") imported.set(importer, [...(imported.get(importer) ?? []), file]);
  /** These files and everything that they import, except what `stays`. */
  const reached = (files: readonly string[], stays: (file: string) => boolean): Set<string> => {
    const found = new Set<string>();
    const next = [...files];
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      if (found.has(file) || stays(file)) continue;
      found.add(file);
      next.push(...(imported.get(file) ?? []));
    }
    return found;
  };
  const isServers = (file: string) => says(file, "use server");
  const files = [...code.keys()].filter((file) => file.startsWith(of));
  const clients = [...reached(files, isServers)].filter((file) => says(file, "use client"));
  return reached(clients, isServers);
}
