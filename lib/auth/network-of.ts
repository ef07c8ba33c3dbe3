import { isIPv4, isIPv6 } from "node:net";

/**
 * The network that an address is counted under: an IPv4 address itself, of an IPv6 address its first 64 bits, since whoever
 * has one has all 2⁶⁴ of the same beginning.
 */
export function networkOf(address: string): string {
  const [plain = ""] = address.split("%");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (!isIPv6(plain)) return plain.slice(0, 64);
  const [head = "", tail = ""] = plain.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = plain.includes("::") && tail !== "" ? tail.split(":") : [];
  const zeros = plain.includes("::") ? Array(Math.max(0, 8 - groups.length - rest.length)).fill("0") : [];
  return [...groups, ...zeros, ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
