import { expect, test, vi } from "vitest";
import { newestOnly } from "./newest-only";

test("while a question is being answered, only the newest of those that follow is asked", async () => {
  const asked: number[] = [];
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const ask = newestOnly(
    (question: number) =>
      new Promise<string>((answer) => {
        asked.push(question);
        waiting.push(() => answer(`answer to ${question}`));
      }),
    (_, answer) => taken.push(answer),
  );
  for (const question of [1, 2, 3]) ask(question);
  waiting[0]!();
  await vi.waitFor(() => expect(asked).toEqual([1, 3]));
  waiting[1]!();
  await vi.waitFor(() => expect(taken).toEqual(["answer to 1", "answer to 3"]));
  ask(4);
  expect(asked).toEqual([1, 3, 4]);
});

test("a question that fails takes no other with it", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const taken: number[] = [];
  const ask = newestOnly(
    async (question: number) => {
      if (question === 1) throw new Error("The device was lost.");
      return question;
    },
    (_, answer) => taken.push(answer),
  );
  ask(1);
  ask(2);
  await vi.waitFor(() => expect(taken).toEqual([2]));
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});
