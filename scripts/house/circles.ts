import { importGraph, type Tree } from "./import-graph";

/**
 * Circles of files that import each other's values: for each, its files in the order in which they import. Imports of types do not
 * count, because they do not exist at run time; nor do workers, which are separate programs.
 */
export function circles(tree: Tree): string[][] {
  const next = new Map<string, string[]>();
  for (const { importer, file, kind } of importGraph(tree).edges)
    if (file !== null && kind === "value") next.set(importer, [...(next.get(importer) ?? []), file]);

  const found: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const walk = (file: string) => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      found.push(trail.slice(start));
      return;
    }
    if (done.has(file)) return;
    trail.push(file);
    for (const other of next.get(file) ?? []) walk(other);
    trail.pop();
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return found;
}
