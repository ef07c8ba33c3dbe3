import { expect, test } from "vitest";
import { networkOf, plainAddress } from "./network-of";

test.each([
  ["192.168.1.20", "192.168.1.20"],
  ["::ffff:192.168.1.20", "192.168.1.20"],
  ["::FFFF:192.168.1.20", "192.168.1.20"],
  ["::ffff:c0a8:114", "192.168.1.20"],
  ["0:0:0:0:0:ffff:192.168.1.20", "192.168.1.20"],
  ["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2"],
  ["2001:DB8:1:2::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:db8::1.2.3.4", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["::", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["fe80::1%25eth0", "fe80:0:0:0"],
  ["unknown", "unknown"],
  // Neither a socket nor a proxy writes an address like this.
  ["3232235796", "3232235796"],
  ["0xc0.168.1.20", "0xc0.168.1.20"],
  ["2001:db8::1::2", "2001:db8::1::2"],
  ["__proto__", "__proto__"],
  ["", ""],
  ["x".repeat(500), "x".repeat(64)],
])("%s is counted under %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7:51234", "203.0.113.7"],
  ["[2001:db8::1]:51234", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["2001:db8::1:443", "2001:db8::1:443"],
  ["[unknown]:80", "[unknown]:80"],
  ["1.2:80", "1.2:80"],
])("a proxy that forwards %s means %s", (forwarded, address) => {
  expect(plainAddress(forwarded)).toBe(address);
});
