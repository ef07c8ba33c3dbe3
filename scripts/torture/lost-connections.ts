import { setTimeout as pause } from "node:timers/promises";
import { layWire, type TestWire } from "@/lib/testing/database/wire";
import { onEmbedded } from "./ground";
import { duringClass, inFigures } from "./server-life";
import type { Torture } from "./torture";

const STUDENTS = 20;
const EVERY_MS = 10_000;
const FOR_MS = 2_000;

/** Does `work` with a wire between pages and a server; `through` lays it and resolves to its address. */
export async function throughWire<Result>(
  work: (through: (port: number) => Promise<string>, wire: () => TestWire) => Promise<Result>,
): Promise<Result> {
  let wire: TestWire | null = null;
  const laid = () => {
    if (!wire) throw new Error("There is no wire yet.");
    return wire;
  };
  try {
    return await work(async (port) => {
      wire = await layWire(port);
      return `http://127.0.0.1:${wire.port}`;
    }, laid);
  } finally {
    await (wire as TestWire | null)?.close();
  }
}

export const DROPPED_SOCKETS: Torture = {
  promise: "What was not acknowledged is sent again",
  times: 6,
  run: ({ seed, times, tell }) =>
    throughWire((pagesUrl, wire) =>
      onEmbedded(async (ground) => {
        const { survival, deliveredMs } = await duringClass(
          ground,
          { students: STUDENTS, seed, pagesUrl },
          async () => {
            for (let drop = 1; drop <= times; drop++) {
              await pause(EVERY_MS - FOR_MS);
              wire().cut();
              await pause(FOR_MS);
              wire().restore();
              tell(`${drop} drops`);
            }
          },
        );
        return {
          broken: survival.broken,
          figures: `every socket of ${STUDENTS} students dropped for 2 s every 10 s, ${times} times, all delivered ${seconds(deliveredMs)} after the last; ${inFigures(survival)}: 100 % of those made`,
        };
      }),
    ),
};

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
