// `npx tsx scripts/compare-diagnoses.ts FILE …`: compares the diagnoses of recorded curves with the labels that people gave: tables for
// docs/diagnosis.md (rows: labels, columns: diagnoses), the runs that differ, and the diagnoses of the same runs partway through.
import { readFileSync } from "node:fs";
import { type Diagnosis, diagnose, FITS, REGIMES } from "@/lib/learning/curves/diagnosis";
import { type CurveFixture, untilShare } from "@/lib/testing/learning/curve-fixture";

for (const file of process.argv.slice(2)) {
  const fixtures: CurveFixture[] = JSON.parse(readFileSync(file, "utf8"));
  console.log(`\n${file}`);
  compare(fixtures, "regime", REGIMES);
  compare(fixtures, "fit", FITS);
}

function compare(fixtures: readonly CurveFixture[], what: "regime" | "fit", names: readonly string[]): void {
  const told = fixtures.map((fixture) => tellAt(fixture, 1)?.[what] ?? null);
  for (const label of names.filter((name) => fixtures.some((fixture) => fixture[what] === name))) {
    const counts = names.map(
      (name) => fixtures.filter((fixture, index) => fixture[what] === label && told[index] === name).length,
    );
    console.log(`| ${[label, ...counts].join(" | ")} |`);
  }
  fixtures.forEach(({ challenge, [what]: label }, index) => {
    if (label !== told[index]) console.log(`  run ${index}, ${challenge}: ${label}, told ${told[index]}`);
  });
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const going = fixtures.filter((fixture) => fixture[what] !== null && tellAt(fixture, share) !== null);
    const agreeing = going.filter((fixture) => tellAt(fixture, share)?.[what] === fixture[what]);
    console.log(`  at ${share} of the epochs: ${agreeing.length} of ${going.length} as at the end by hand`);
  }
}

function tellAt(fixture: CurveFixture, share: number): Diagnosis | null {
  const { curve, reading } = untilShare(fixture, share);
  return diagnose(curve, reading);
}
