import { ARROWS, FORBIDDEN, HOMES, LIVE, PACKAGES_OF_PURE_PARTS, PARTS, type Part, PURE } from "./arrows";
import { type Edge, importGraph, type Tree } from "./import-graph";

/** Everything in this tree that breaks the rules of `arrows.ts`: one sentence each, in the order of the files. */
export function violations(tree: Tree): string[] {
  const { edges, code } = importGraph(tree);
  return [
    ...edges.flatMap((edge) =>
      [againstArrow, outsideHome, impurePackage, testCode].map((check) => check(edge)),
    ),
    ...[...code].flatMap(([file, text]) => forbiddenCode(file, text)),
  ].filter((sentence) => sentence !== null);
}

/** The part that a file belongs to; null for scripts, end-to-end tests and configuration, which may import anything. */
function partOf(file: string): Part | null {
  if (LIVE.test(file)) return "live";
  const parts = Object.entries(PARTS) as [Part, string][];
  const found = parts.find(([, place]) => file.startsWith(`${place}/`) || file.startsWith(`${place}.`));
  return found ? found[0] : null;
}

/** All parts that a part may import, including itself and those it reaches indirectly. */
export function reachable(part: Part): ReadonlySet<Part> {
  const reached = new Set<Part>([part]);
  for (const each of reached) for (const next of ARROWS[each]) reached.add(next);
  return reached;
}

/** Tests may import any part, for instance to check that every problem has a text. */
function againstArrow({ importer, file }: Edge): string | null {
  const part = partOf(importer);
  if (part === null || file === null || isTest(importer) || isTest(file)) return null;
  const other = partOf(file);
  if (other === null) return `${importer} imports ${file}, which is no part of the house.`;
  return reachable(part).has(other) ? null : `${importer} imports ${file}: ${part} may not import ${other}.`;
}

function outsideHome({ importer, name, file }: Edge): string | null {
  if (file !== null || importer.startsWith("lib/testing/")) return null;
  const home = Object.entries(HOMES).find(([owner]) => isPackage(name, owner));
  if (!home || home[1].some((folder) => importer.startsWith(`${folder}/`))) return null;
  return `${importer} imports ${name}, which lives in ${home[1].join(" and ")}.`;
}

function impurePackage({ importer, name, file, kind }: Edge): string | null {
  const part = partOf(importer);
  if (part === null || !PURE.includes(part) || file !== null || kind === "type" || isTest(importer))
    return null;
  if (PACKAGES_OF_PURE_PARTS.some((allowed) => isPackage(name, allowed))) return null;
  return `${importer} imports ${name}: ${part} is pure.`;
}

function forbiddenCode(file: string, code: string): string[] {
  const part = partOf(file);
  if (part === null || isTest(file)) return [];
  return FORBIDDEN.filter((rule) => rule.in.includes(part)).flatMap((rule) => {
    const found = rule.code.exec(code);
    return found ? [`${file} uses ${rule.what} (${found[0]}): ${part} may not.`] : [];
  });
}

function testCode({ importer, file }: Edge): string | null {
  if (file === null || partOf(importer) === null || isTest(importer) || !isTest(file)) return null;
  return `${importer} imports ${file}, which is only for tests.`;
}

/** `owner` is a package, or a scope when it ends in a slash. */
function isPackage(name: string, owner: string): boolean {
  return name === owner || name.startsWith(owner.endsWith("/") ? owner : `${owner}/`);
}

/** Tests, and the code that they share, which is in one folder. */
function isTest(file: string): boolean {
  return /\.test\.\w+$|^lib\/testing\//.test(file);
}
