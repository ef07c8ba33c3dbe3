/** Keeps the weights that were fetched last, up to some bytes in all. */
export type KeptNetworks = {
  /** The weights of that key: kept ones, or those that `fetchThem` gets. What could not be fetched is not kept. */
  get(key: string, fetchThem: () => Promise<Float32Array | null>): Promise<Float32Array | null>;
};

export function createKeptNetworks(mostBytes: number): KeptNetworks {
  /** The one used last is at the end. */
  const networks = new Map<string, Float32Array>();
  let bytes = 0;
  const keep = (key: string, weights: Float32Array) => {
    bytes += weights.byteLength - (networks.get(key)?.byteLength ?? 0);
    networks.delete(key);
    networks.set(key, weights);
    for (const [oldest, { byteLength }] of networks) {
      if (bytes <= mostBytes) break;
      networks.delete(oldest);
      bytes -= byteLength;
    }
  };
  return {
    async get(key, fetchThem) {
      const weights = networks.get(key) ?? (await fetchThem());
      if (weights) keep(key, weights);
      return weights;
    },
  };
}
