/**
 * Losses of several networks on the same examples, with what is missing (NaN) filled in: where a network was not judged by an example, since its author drew it, it counts as having done there as
 * the others did, but for how much better or worse than they it is everywhere else. So nobody gains or loses by having drawn what is hard or easy. Nothing is less than 0, as no loss
 * is. Every example has been judged by one network at least.
 */
export function withoutGaps(losses: readonly Float64Array[]): readonly Float64Array[] {
  if (!losses.some((own) => own.some(Number.isNaN))) return losses;
  const count = losses[0]?.length ?? 0;
  const usual = Float64Array.from({ length: count }, (_, example) =>
    meanOf(losses.flatMap((own) => (Number.isNaN(own[example]!) ? [] : [own[example]!]))),
  );
  return losses.map((own) => {
    const places = [...own.keys()].filter((example) => !Number.isNaN(own[example]!));
    const beyond = meanOf(places.map((example) => own[example]! - usual[example]!));
    return own.map((loss, example) => (Number.isNaN(loss) ? Math.max(0, usual[example]! + beyond) : loss));
  });
}

/** 0 of nothing. */
function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
