import { importGraph, type Tree } from "./import-graph";

/**
 * The files whose code a browser downloads: those that say "use client", workers, and whatever these import. A file of server
 * actions ("use server") stays on the server; the browser gets an address in its place. `of`: those of the pages in this folder alone.
 */
export function browserCode(tree: Tree, of = ""): Set<string> {
  const { edges, code } = importGraph(tree);
  const says = (file: string, directive: string) =>
    new RegExp(`^\\s*["']${directive}["']`).test(code.get(file) ?? "");
  const found = new Set<string>();
  const next = [...code.keys()].filter((file) => file.startsWith(of) && says(file, "use client"));
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (found.has(file) || says(file, "use server")) continue;
    found.add(file);
    for (const edge of edges)
      if (edge.importer === file && edge.file !== null && edge.kind !== "type") next.push(edge.file);
  }
  return found;
}
