import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ScalePicture } from "@/components/class-pictures/scale-picture";
import { ScaleView } from "@/components/lab/results/scale-view";
import { moons } from "@/lib/challenges/moons";
import lab from "@/lib/i18n/messages/en/lab.json";
import scale from "@/lib/i18n/messages/en/scale.json";

function viewOf(backend: string): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ lab, scale }}>
      <ScaleView challenge={moons} run={null} device={{ backend, name: "", flopPerSecond: 2e9 }} />
    </NextIntlClientProvider>,
  );
}

test("the engine that trained a run is named, even one that only an earlier version had", () => {
  expect(viewOf("simd")).toContain("the engine CPU · SIMD made");
  expect(viewOf("tfjs-wasm")).toContain("the engine tfjs-wasm made");
});

/** The words of every visible part, joined by spaces. */
function wordsOf(shown: ReactElement): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ lab, scale }}>
      {shown}
    </NextIntlClientProvider>,
  );
  return markup
    .replace(/<details.*?<\/details>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u2066\u2069]+/g, " ");
}

test.each(["lab", "desk", "projector"] as const)(
  "on a %s, what the lesson says stands beside what is published",
  (size) => {
    const compute = { flop: 1e9, runs: 1, flopPerSecond: 2e9, measured: 1, trained: 1 };
    const words = wordsOf(<ScalePicture compute={compute} size={size} />);
    for (const row of [
      "One V100 ÷ 28 TFLOP/s 355 years",
      "One RTX 4090 ÷ 82.6 TFLOP/s 120 years",
      "355 years on one RTX 4090 355 years on one V100 (Lambda 2020); on one RTX 4090, 355 × 28 ÷ 82.6 = 120",
      "months on thousands of GPUs 15 days on 10,000 V100s (Patterson 2021)",
      "100 million dollars 4.6 (Lambda 2020) to 12 million (VentureBeat 2020)",
    ])
      expect(words).toContain(row);
  },
);
