import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { isPermitted, machineNames, permittedNames } from "./names";

function interfaceOf(cidr: string): NetworkInterfaceInfo {
  const [address = ""] = cidr.split("/");
  const rest = { address, cidr, netmask: "", mac: "", internal: false };
  return address.includes(":") ? { ...rest, family: "IPv6", scopeid: 0 } : { ...rest, family: "IPv4" };
}

const laptop = {
  hostname: "Ada-PC.school.example",
  interfaces: { wlan: ["192.168.1.20/24", "fd00::20/64", "fe80::1/64", "141.20.5.17/24"].map(interfaceOf) },
};

test("a machine goes by its name, its name on the local network, its addresses, and the address that is set", () => {
  expect(machineNames("https://class.example.org:3443", laptop)).toEqual({
    hosts: ["ada-pc.local", "ada-pc.school.example", "class.example.org", "localhost"],
    addresses: ["127.0.0.1", "141.20.5.17", "192.168.1.20", "::1", "fd00::20"],
  });
  expect(machineNames("http://[fd00::7]:3000", { hostname: "a_b", interfaces: {} })).toEqual({
    hosts: ["localhost"],
    addresses: ["127.0.0.1", "::1", "fd00::7"],
  });
});

test("an authority vouches for private names and networks, and for what is this machine's", () => {
  const permitted = permittedNames("https://class.example.org", laptop);
  const { hosts, addresses } = machineNames("https://class.example.org", laptop);
  expect([...hosts, ...addresses].filter((name) => !isPermitted(permitted, name))).toEqual([]);
  const later = ["ada-mac.local", "10.9.8.7", "172.31.0.1", "downhill.school.lan", "141.20.5.99", "fd99::1"];
  expect(later.filter((name) => !isPermitted(permitted, name))).toEqual([]);
  const others = [
    "www.example.org",
    "notclass.example.org",
    "8.8.8.8",
    "141.20.6.1",
    "2001:db8::1",
    "172.32.0.1",
  ];
  expect(others.filter((name) => isPermitted(permitted, name))).toEqual([]);
  expect(permitted.networks).toContain("141.20.5.0/24");
});
