import { CATALOGUE } from "@/lib/challenges/catalogue";
import type { PracticeReply, PracticeRequest } from "@/lib/protocol/practice";

/** Makes the examples of somebody who trains alone, from public seeds: no browser gets what makes those of a class. */
self.onmessage = ({ data }: MessageEvent<PracticeRequest>) => {
  const { id, challenge, name, seed } = data;
  const split = CATALOGUE.find((one) => one.id === challenge)?.makeSplit(name, seed) ?? null;
  self.postMessage({ id, split } satisfies PracticeReply);
};
