import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import ar from "@/lib/i18n/messages/ar/lab.json";
import en from "@/lib/i18n/messages/en/lab.json";
import type { Network } from "@/lib/learning/network/network";
import { useNetworkWords } from "./settings-words";

const NETWORK: Network = {
  layers: [
    { kind: "conv2d", filters: 8, kernel: 3, stride: 1, padding: "same", activation: "relu" },
    { kind: "max-pool", size: 2, stride: 2 },
    { kind: "dropout", rate: 0.25 },
    { kind: "dense", units: 16, activation: "relu" },
  ],
};

function Words({ network }: { network: Network }) {
  return useNetworkWords()(network);
}

/** Makes isolates visible: `[…]` for a text in its own direction, `<…>` for one from left to right. */
function wordsIn(locale: "en" | "ar", network = NETWORK): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ lab: { en, ar }[locale] }}>
      <Words network={network} />
    </NextIntlClientProvider>,
  ).replace(/[\u2066-\u2069]/g, (mark) => ({ "\u2066": "<", "\u2068": "[", "\u2069": "]" })[mark] ?? mark);
}

test("layers are listed from left to right in both languages, each with its name and numbers in the order of its language", () => {
  expect(wordsIn("en")).toBe("<[conv <8·3×3]] – [pool 2] – [drop <25%]] – [dense 16]]");
  expect(wordsIn("ar")).toBe("<[التفاف <8·3×3]] – [تجميع 2] – [إسقاط <25%]] – [كثيفة 16]]");
});

test("a network of letters begins with its context, and names dense layers as briefly as one without", () => {
  const network = (embedding: number | null, units: number[]): Network => ({
    layers: [
      { kind: "context", length: 3, embedding },
      ...units.map((count) => ({ kind: "dense", units: count, activation: "tanh" }) as const),
    ],
  });
  expect(wordsIn("en", network(null, [32]))).toBe("<[context 3] – 32 tanh]");
  expect(wordsIn("en", network(10, [64, 64]))).toBe("<[context <3·10]] – 64–64 tanh]");
  expect(wordsIn("ar", network(10, [64]))).toBe("<[سياق <3·10]] – 64 tanh]");
  expect(wordsIn("en", network(null, []))).toBe("<[context 3]]");
});
