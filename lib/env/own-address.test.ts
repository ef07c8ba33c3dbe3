import { expect, test } from "vitest";
import { isLoopback, localAddresses } from "./own-address";

const address = (address: string, family: "IPv4" | "IPv6" = "IPv4", internal = false) =>
  ({ address, internal, family, netmask: "", mac: "00:00:00:00:00:00", cidr: null, scopeid: 0 }) as never;

test("other devices know a machine by its addresses in networks, not by those that lead back to itself", () => {
  const interfaces = {
    lo: [address("127.0.0.1", "IPv4", true)],
    eth0: [address("192.168.1.20"), address("fe80::1", "IPv6")],
    wlan0: [address("10.0.0.7")],
  };
  expect(localAddresses(interfaces)).toEqual(["192.168.1.20", "10.0.0.7"]);
  expect(["localhost", "127.0.0.1", "::1", "0.0.0.0", "192.168.1.20"].map(isLoopback)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
