import path from "node:path/posix";
import { parseFile } from "./imports";

/** First-party files by their path from the repository's folder, with `/`. */
export type Tree = ReadonlyMap<string, string>;

export type Edge = {
  readonly importer: string;
  /** The specifier in the source. */
  readonly name: string;
  /** The file it resolves to; null when it is a package. */
  readonly file: string | null;
  readonly kind: "value" | "type" | "worker";
};

export type ImportGraph = { readonly edges: readonly Edge[]; readonly code: ReadonlyMap<string, string> };

const SOURCE = /\.(ts|tsx|mjs)$/;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".json", "/index.ts", "/index.tsx"];

/** Every import of every source file in the tree, resolved: `@/x` from the root, `./x` from the file. */
export function importGraph(tree: Tree): ImportGraph {
  const edges: Edge[] = [];
  const code = new Map<string, string>();
  for (const [importer, source] of tree) {
    if (!SOURCE.test(importer)) continue;
    const parsed = parseFile(importer, source);
    code.set(importer, parsed.code);
    for (const { from, kind } of parsed.imports)
      edges.push({ importer, name: from, kind, file: resolve(tree, importer, from) });
  }
  return { edges, code };
}

function resolve(tree: Tree, importer: string, name: string): string | null {
  if (!/^(\.|@\/)/.test(name)) return null;
  const target = name.startsWith("@/") ? name.slice(2) : path.join(path.dirname(importer), name);
  const ending = ENDINGS.find((candidate) => tree.has(target + candidate));
  return target + (ending ?? "");
}
