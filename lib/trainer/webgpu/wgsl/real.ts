/** A float32 as WGSL writes it. */
export function real(value: number): string {
  return `f32(${Math.fround(value)})`;
}
