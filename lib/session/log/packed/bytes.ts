/** Reads what a `ByteWriter` wrote, in the same order. Throws a `RangeError` past the end. */
export class ByteReader {
  #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at >= this.#view.byteLength;
  }

  /** How many bytes have not been read. */
  get left(): number {
    return this.#view.byteLength - this.#at;
  }

  /** How many bytes have been read. */
  get position(): number {
    return this.#at;
  }

  skip(count: number): void {
    this.#at += count;
  }

  byte(): number {
    return this.#view.getUint8(this.#at++);
  }

  whole(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
    }
  }

  /** A whole number that may be negative; see `ByteWriter.signed`. */
  signed(): number {
    const folded = this.whole();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }

  /** The next bytes as a reader of their own. */
  part(length: number): ByteReader {
    if (this.#at + length > this.#view.byteLength) throw new RangeError("The bytes end too early.");
    this.#at += length;
    const { buffer, byteOffset } = this.#view;
    return new ByteReader(new Uint8Array(buffer, byteOffset + this.#at - length, length));
  }

  float32(): number {
    this.#at += 4;
    return this.#view.getFloat32(this.#at - 4, true);
  }

  float64(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, true);
  }
}

/** Bytes written one value after the other, in a buffer that grows. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  #reserve(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }

  byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  /** A whole number from 0 to 2³² − 1 in one to five bytes, seven bits each, the lowest first (LEB128). */
  whole(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A whole number that may be negative: small ones of either sign take one byte. */
  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(values: Uint8Array): void {
    const at = this.#reserve(values.length);
    this.#bytes.set(values, at);
  }

  float32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setFloat32(at, value, true);
  }

  float64(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value, true);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}
