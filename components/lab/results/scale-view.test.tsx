import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
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
