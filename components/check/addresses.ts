import { type ClassPlaces, classAddress, secureAddress } from "@/components/desk/class-address";

/** What a page may know of the server's addresses. */
export type CheckPlaces = ClassPlaces & {
  /** All addresses of the machine in local networks, for teachers who are signed in; null for everybody else. */
  readonly hosts: readonly string[] | null;
};

/** An address of the server, and the same over its own HTTPS; null where there is none. */
export type CheckAddress = { readonly plain: string; readonly secure: string | null };

/** What students type: the address that is set, else those of the machine, else the one that this page was opened at. */
export function checkAddresses(places: CheckPlaces, origin: string): CheckAddress[] {
  const shown = classAddress(places, origin);
  const hosts = places.publicUrl === null ? (places.hosts ?? []) : [];
  const plain = hosts.map((host) => {
    const address = new URL(shown);
    address.hostname = host;
    return address.origin;
  });
  return (plain.length > 0 ? plain : [shown]).map((address) => ({
    plain: address,
    secure: secureAddress(places, address),
  }));
}
