import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

const root = new URL("../../../", import.meta.url).pathname;

/** What is fetched, in bytes on the wire, and whose code it is. */
export type Download = {
  readonly gzip: number;
  /** Source files, from the repository's folder. */
  readonly sources: readonly string[];
};

/**
 * What the trainer's worker fetches at once (`worker`), and what each module that it imports later adds to that, by the path of
 * the module. Bundled and minified as the real build does.
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

/** A chunk and all it imports before it runs. */
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
