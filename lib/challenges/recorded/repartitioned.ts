import { SPLIT_NAMES, type SplitName } from "@/lib/learning/examples/split";

type Parts<Example> = Readonly<Record<SplitName, readonly Example[]>>;

/**
 * The same examples in other parts. `partition`: for each example, in the order in which the parts are recorded, 0 for the training part, 1 for
 * validation, 2 for the test. Throws a RangeError where it is not for as many examples.
 */
export function repartitioned<Example>(parts: Parts<Example>, partition: string): Parts<Example> {
  const all = SPLIT_NAMES.flatMap((name) => parts[name]);
  if (partition.length !== all.length)
    throw new RangeError(`A partition of ${partition.length} for ${all.length} examples.`);
  const [train, validation, test] = SPLIT_NAMES.map((_, part) =>
    all.filter((_, example) => partition[example] === String(part)),
  ) as [Example[], Example[], Example[]];
  return { train, validation, test };
}
