/** Discord's ids tell when they were made: milliseconds since 2015 in their upper 42 bits. */

const epoch = 1_420_070_400_000

/** The smallest id of this moment (ms since 1970). */
export const snowflakeAt = (time: number): string =>
  String(BigInt(Math.max(0, Math.floor(time) - epoch)) << 22n)
