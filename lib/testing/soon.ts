/** How long tests wait for something that happens soon, in milliseconds: far longer than it takes, since a busy machine is slow, not wrong. */
export const SOON = { timeout: 45_000, interval: 20 };
