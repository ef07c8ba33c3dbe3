import { isIP } from "node:net";
import { type NetworkInterfaceInfo, networkInterfaces, hostname as ownHostname } from "node:os";
import ipaddr from "ipaddr.js";

/** The names and addresses under which browsers may reach a machine, each once and in order. */
export type MachineNames = { readonly hosts: readonly string[]; readonly addresses: readonly string[] };

/** What an authority may vouch for: domains with everything below them, and networks such as `10.0.0.0/8`. */
export type PermittedNames = { readonly domains: readonly string[]; readonly networks: readonly string[] };

/** The machine, as its system describes it. */
type Machine = {
  readonly hostname?: string;
  readonly interfaces?: Readonly<Partial<Record<string, readonly NetworkInterfaceInfo[]>>>;
};

/**
 * The names of this machine, with the host of PUBLIC_URL. Without link-local IPv6 addresses, which no browser can open: they need a zone.
 */
export function machineNames(
  publicUrl: string | null,
  { hostname = ownHostname(), interfaces = networkInterfaces() }: Machine = {},
): MachineNames {
  const own = hostname.toLowerCase();
  const [label = ""] = own.split(".");
  const names = ["localhost", own, `${label}.local`, ...hostOf(publicUrl)];
  const addresses = Object.values(interfaces).flatMap((found) => found ?? []);
  return {
    hosts: inOrder(names.filter((name) => isIP(name) === 0 && HOST_NAME.test(name))),
    addresses: inOrder([
      ...["127.0.0.1", "::1"],
      ...names.filter((name) => isIP(name) !== 0),
      ...addresses.map(({ address }) => address).filter((address) => !LINK_LOCAL_6.test(address)),
    ]),
  };
}

const LINK_LOCAL_6 = /^fe[89ab]/i;
/** Whatever else a system calls itself, such as a name with an underscore, is in no address. */
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Top-level names that nobody can own on the internet, which schools use inside. */
const INSIDE = [
  "localhost",
  "local",
  "lan",
  "internal",
  "intranet",
  "home.arpa",
  "home",
  "corp",
  "private",
  "localdomain",
];
/** Addresses that nobody can own on the internet. */
const PRIVATE = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"],
  ...["fc00::/7", "::1/128"],
];

/**
 * What an authority that is made on this machine may vouch for: whatever is private anyway, and what of this machine is not. So whoever steals
 * its key cannot pass for any other site.
 */
export function permittedNames(publicUrl: string | null, machine: Machine = {}): PermittedNames {
  const { hosts, addresses } = machineNames(publicUrl, machine);
  const isPrivate = { domains: INSIDE, networks: PRIVATE };
  const { interfaces = networkInterfaces() } = machine;
  const networks = Object.values(interfaces).flatMap((found) => (found ?? []).map(({ cidr }) => cidr));
  return {
    domains: [...INSIDE, ...hosts.filter((host) => !isPermitted(isPrivate, host))],
    networks: [
      ...PRIVATE,
      ...addresses
        .filter((address) => !isPermitted(isPrivate, address))
        // The whole network of a public address: tomorrow the machine may have another one there.
        .map((address) =>
          wholeNetwork(networks.find((cidr) => cidr?.startsWith(`${address}/`)) ?? alone(address)),
        ),
    ],
  };
}

function alone(address: string): string {
  return `${address}/${isIP(address) === 4 ? 32 : 128}`;
}

/** A network such as `192.0.2.0/24`, from an address in it with the length of its prefix. */
function wholeNetwork(cidr: string): string {
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const { IPv4, IPv6 } = ipaddr;
  const base =
    address.kind() === "ipv4" ? IPv4.networkAddressFromCIDR(cidr) : IPv6.networkAddressFromCIDR(cidr);
  return `${base}/${bits}`;
}

/** Whether a name or an address is permitted. */
export function isPermitted({ domains, networks }: PermittedNames, name: string): boolean {
  if (isIP(name) === 0) return domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
  const address = ipaddr.parse(name);
  return networks
    .map((network) => ipaddr.parseCIDR(network))
    .some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
}

/** The host of an address, an IPv6 address without its brackets. */
function hostOf(address: string | null): string[] {
  return address === null ? [] : [new URL(address).hostname.replace(/^\[|\]$/g, "")];
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
