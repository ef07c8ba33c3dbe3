// `npx tsx scripts/record-ghosts.ts [CHALLENGE …]`: trains the ghosts of every challenge, or of these, on its practice examples and writes
// them to public/ghosts.json. To be run again when simd's arithmetic, the settings of the ghosts or the examples of a challenge have changed.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { CATALOGUE } from "@/lib/challenges/catalogue";
import { ghostSettings } from "@/lib/learning/practice/ghost-settings";
import { GHOSTS_PATH, GhostFile, type PackedGhost } from "@/lib/learning/practice/ghosts";
import { practiceSets } from "@/lib/learning/practice/practice-seeds";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import { practiceData, recordGhost } from "@/lib/rehearsal/ghost-run";

const FILE = `public${GHOSTS_PATH}`;
const wanted = process.argv.slice(2);
const before = existsSync(FILE) ? GhostFile.parse(JSON.parse(readFileSync(FILE, "utf8"))) : null;
const challenges: Record<string, PackedGhost[][]> = {};

for (const challenge of CATALOGUE) {
  const known = before?.arithmetic === ARITHMETIC ? before.challenges[challenge.id] : undefined;
  if (known && wanted.length > 0 && !wanted.includes(challenge.id)) {
    challenges[challenge.id] = known;
    continue;
  }
  const began = performance.now();
  const sets: PackedGhost[][] = [];
  for (let set = 0; set < practiceSets(challenge); set++) {
    const data = practiceData(challenge, set);
    const ghosts: PackedGhost[] = [];
    for (const number of ghostSettings(challenge).keys()) ghosts.push(await recordGhost(number, data));
    sets.push(ghosts);
  }
  challenges[challenge.id] = sets;
  const best = sets.map((ghosts) =>
    ghosts.map(({ validationScore }) => Math.max(0, ...validationScore).toFixed(1)).join(" "),
  );
  console.log(
    `${challenge.id}: ${((performance.now() - began) / 1000).toFixed(0)} s\n  ${best.join("\n  ")}`,
  );
}

writeFileSync(FILE, `${textOf({ arithmetic: ARITHMETIC, challenges })}\n`);

/** A ghost a line, so that a change shows which. */
function textOf({ arithmetic, challenges }: GhostFile): string {
  const ofSet = (ghosts: readonly PackedGhost[]) =>
    `[\n${ghosts.map((ghost) => JSON.stringify(ghost)).join(",\n")}\n]`;
  const all = Object.entries(challenges).map(
    ([id, sets]) => `${JSON.stringify(id)}:[${sets.map(ofSet).join(",")}]`,
  );
  return `{"arithmetic":${arithmetic},"challenges":{\n${all.join(",\n")}\n}}`;
}
