import ipaddr from "ipaddr.js";

const { IPv4, IPv6 } = ipaddr;
/** Text that is not an address is cut to this length. */
const MOST_LETTERS = 64;

/** Parses an IPv4 or IPv6 address; an IPv4 address mapped to IPv6 becomes IPv4. Null when it is neither. */
function parsed(text: string) {
  if (IPv4.isValidFourPartDecimal(text)) return IPv4.parse(text);
  if (!text.includes(":") || !IPv6.isValid(text)) return null;
  const address = IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** A forwarded address without the port and the brackets that some proxies add. Text that is not an address is returned unchanged. */
export function plainAddress(forwarded: string): string {
  const [, bracketed, beforePort] = /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(forwarded) ?? [];
  const bare = bracketed ?? beforePort ?? forwarded;
  return parsed(bare) ? bare : forwarded;
}

/**
 * The network that an address is counted under: an IPv4 address itself, or the first 64 bits of an IPv6 address, since whoever
 * has one usually has all 2⁶⁴ with that prefix.
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
