import ipaddr from "ipaddr.js";

const { IPv4, IPv6 } = ipaddr;
/** As long as any address that is none may be. */
const MOST_LETTERS = 64;

/** An IPv4 address may be written as one of IPv6, which is the same machine. Null for what is no address. */
function parsed(text: string) {
  if (IPv4.isValidFourPartDecimal(text)) return IPv4.parse(text);
  if (!text.includes(":") || !IPv6.isValid(text)) return null;
  const address = IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** An address as a proxy forwards it, without the port and the brackets that some of them add. What is no address stays as it is. */
export function plainAddress(forwarded: string): string {
  const [, bracketed, beforePort] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(forwarded) ?? [];
  const bare = bracketed ?? beforePort ?? forwarded;
  return parsed(bare) ? bare : forwarded;
}

/**
 * The network that an address is counted under: an IPv4 address itself, of an IPv6 address its first 64 bits, since whoever
 * has one has all 2⁶⁴ of the same beginning.
 */
export function networkOf(address: string): string {
  const known = parsed(address);
  if (known instanceof IPv4) return known.toString();
  if (known instanceof IPv6)
    return known.parts
      .slice(0, 4)
      .map((part) => part.toString(16))
      .join(":");
  return address.slice(0, MOST_LETTERS);
}
