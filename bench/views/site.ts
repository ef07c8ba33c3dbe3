import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { preprocessCSS, resolveConfig } from "vite";
import type { SiteParts } from "@/bench/site";
import { findChallenge } from "@/lib/challenges/catalogue";
import { bytesOfFloats } from "@/lib/learning/numbers/float-bytes";
import { keptCheckpointPath } from "@/lib/protocol/checkpoint";
import { DOWNLOADABLE_SPLITS, encodeSplit, splitPath } from "@/lib/protocol/split";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import { CHALLENGE, networkOf, SESSION } from "./class";

/** The page of the views, with the product's CSS and the data that its components fetch from a server. */
export async function viewsSite(): Promise<SiteParts> {
  return {
    entries: { page: "bench/views/page.tsx", worker: "lib/trainer/run/worker.ts" },
    style: await productStyle(),
    answer: (path) => splits.get(path) ?? checkpointAt(path),
  };
}

async function productStyle(): Promise<string> {
  const root = new URL("../..", import.meta.url).pathname;
  const path = `${root}app/globals.css`;
  const config = await resolveConfig({ root, configFile: false, logLevel: "error" }, "build");
  return (await preprocessCSS(await readFile(path, "utf8"), path, config)).code;
}

const challenge = findChallenge(CHALLENGE)!;
const splits = new Map(
  DOWNLOADABLE_SPLITS.map((name, seed) => {
    return [
      splitPath(SESSION, 0, name),
      gzipSync(new Uint8Array(encodeSplit(challenge.makeSplit(name, seed)))),
    ];
  }),
);

/** A different network for every run. Untrained, since drawing a surface costs the same in any case. */
function checkpointAt(path: string): Uint8Array | null {
  const [participant, run] = (path.match(/\d+/g) ?? []).map(Number);
  if (run === undefined || path !== keptCheckpointPath(SESSION, participant, run)) return null;
  const { task, featureShape, preset } = challenge;
  const { hyperparameters } = preset;
  const seed = 1000 * participant + run;
  const network = networkOf(participant, run);
  return bytesOfFloats(initialWeights({ network, hyperparameters, task, featureShape, seed }));
}
