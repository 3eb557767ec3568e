/**
 * How far a program is: off; in test, for named customers only; live, for everybody; or with a test that is over, whose points and codes
 * are being wiped.
 */
export type ProgramMode = "off" | "test" | "live" | "wiping";
