import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from "node:crypto";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from "@peculiar/asn1-x509";
import type { MachineNames, PermittedNames } from "./names";

/** A private key and the certificate of its public key, both in PEM. */
export type KeyedCertificate = { readonly key: string; readonly cert: string };

type Lifetime = { readonly from: Date; readonly until: Date };

/** A new certificate authority, whose certificates are worth nothing for other names than the permitted ones. */
export function makeAuthority(name: string, permitted: PermittedNames, lifetime: Lifetime): KeyedCertificate {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const subject = nameOf(name);
  const usages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;
  const extensions = [
    extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    extension(id_ce_keyUsage, true, new KeyUsage(usages)),
    extension(id_ce_nameConstraints, true, constraintsOf(permitted)),
  ];
  return signed(privateKey, { subject, issuer: subject, lifetime, extensions }, privateKey);
}

/** A new key with a certificate for a server with these names. */
export function makeServerCertificate(
  authority: KeyedCertificate,
  name: string,
  { hosts, addresses }: MachineNames,
  lifetime: Lifetime,
): KeyedCertificate {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const names = [
    ...hosts.map((dNSName) => new GeneralName({ dNSName })),
    ...addresses.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const extensions = [
    extension(id_ce_basicConstraints, true, new BasicConstraints()),
    extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
    extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
    extension(id_ce_subjectAltName, false, new SubjectAlternativeName(names)),
  ];
  const issuer = parsed(authority.cert).tbsCertificate.subject;
  const key = createPrivateKey(authority.key);
  return signed(key, { subject: nameOf(name), issuer, lifetime, extensions }, privateKey);
}

/** What an authority may vouch for, as its certificate says; null: for any name. */
export function permittedBy(cert: string): PermittedNames | null {
  const found = parsed(cert).tbsCertificate.extensions?.find(
    ({ extnID }) => extnID === id_ce_nameConstraints,
  );
  if (!found) return null;
  const { permittedSubtrees = [] } = AsnConvert.parse(found.extnValue, NameConstraints);
  return {
    domains: permittedSubtrees.flatMap(({ base }) => base.dNSName ?? []),
    networks: permittedSubtrees.flatMap(({ base }) => base.iPAddress ?? []),
  };
}

/** How many names a server's certificate has. */
export function nameCount(cert: string): number {
  const found = parsed(cert).tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_subjectAltName);
  return found ? AsnConvert.parse(found.extnValue, SubjectAlternativeName).length : 0;
}

type Content = {
  readonly subject: Name;
  readonly issuer: Name;
  readonly lifetime: Lifetime;
  readonly extensions: readonly Extension[];
};

/** ECDSA with SHA-256. */
const ALGORITHM = "1.2.840.10045.4.3.2";

/** The certificate of a key pair, signed with its authority's key. */
function signed(by: KeyObject, content: Content, of: KeyObject): KeyedCertificate {
  const algorithm = new AlgorithmIdentifier({ algorithm: ALGORITHM });
  const { lifetime, extensions, ...names } = content;
  const spki = createPublicKey(of).export({ type: "spki", format: "der" });
  const identifiers = [
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifierOf(of))),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifierOf(by)) }),
    ),
  ];
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytes(serialNumber()),
    signature: algorithm,
    ...names,
    validity: new Validity({ notBefore: lifetime.from, notAfter: lifetime.until }),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions([...extensions, ...identifiers]),
  });
  const signature = sign("sha256", Buffer.from(AsnConvert.serialize(tbsCertificate)), by);
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: bytes(signature),
  });
  return {
    key: of.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: new X509Certificate(Buffer.from(AsnConvert.serialize(certificate))).toString(),
  };
}

/** Positive, and never the same twice. */
function serialNumber(): Buffer {
  const random = randomBytes(16);
  random[0] = (random[0]! & 0x3f) | 0x40;
  return random;
}

/** By the first method of RFC 5280, 4.2.1.2. */
function identifierOf(key: KeyObject): ArrayBuffer {
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const { subjectPublicKey } = AsnConvert.parse(spki, SubjectPublicKeyInfo);
  return bytes(createHash("sha1").update(Buffer.from(subjectPublicKey)).digest());
}

function constraintsOf({ domains, networks }: PermittedNames): NameConstraints {
  const bases = [
    ...domains.map((dNSName) => new GeneralName({ dNSName })),
    ...networks.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  return new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base }))),
  });
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

const COMMON_NAME = "2.5.4.3";

function nameOf(commonName: string): Name {
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

function parsed(cert: string): Certificate {
  return AsnConvert.parse(new X509Certificate(cert).raw, Certificate);
}

function bytes(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}
