import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

const root = new URL("../../../", import.meta.url).pathname;

/** The size of a download, in bytes on the wire, and the source files in it. */
export type Download = {
  readonly gzip: number;
  /** Source files, relative to the repository. */
  readonly sources: readonly string[];
};

/**
 * What the training worker fetches at the start (`worker`), and what each module that it imports later adds to that, by the module's path.
 * Bundled and minified like the real build.
 */
export async function workerDownloads(): Promise<Readonly<Record<string, Download>>> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["lib/trainer/run/worker.ts"],
    outdir: "out",
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const { outputs } = metafile;
  const files = new Map(outputFiles.map(({ path, contents }) => [path.slice(root.length), contents]));
  const entry = Object.keys(outputs).find(
    (name) => outputs[name].entryPoint === "lib/trainer/run/worker.ts",
  )!;
  const atOnce = fetchedWith(outputs, entry);
  const download = (chunks: readonly string[]): Download => ({
    gzip: sum(chunks.map((chunk) => gzipSync(files.get(chunk)!, { level: 9 }).length)),
    sources: chunks.flatMap((chunk) => Object.keys(outputs[chunk].inputs)),
  });
  const later = Object.entries(outputs).flatMap(([name, { entryPoint }]) =>
    name === entry || !entryPoint
      ? []
      : [
          [
            entryPoint,
            download(fetchedWith(outputs, name).filter((chunk) => !atOnce.includes(chunk))),
          ] as const,
        ],
  );
  return { worker: download(atOnce), ...Object.fromEntries(later) };
}

/** A chunk and everything it imports statically. */
function fetchedWith(outputs: Metafile["outputs"], chunk: string): string[] {
  const found = new Set([chunk]);
  for (const each of found) {
    for (const { path, kind } of outputs[each].imports) if (kind === "import-statement") found.add(path);
  }
  return [...found];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
