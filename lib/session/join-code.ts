/** Symbols of a join code: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V look-alikes. */
export const CODE_ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
export const CODE_LENGTH = 6;
